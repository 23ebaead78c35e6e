#include "audit/municipality_list.h"

#include "audit/csv.h"
#include "base/embedded_file.h"
#include "base/nearest.h"
#include "web/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <span>

namespace syna::audit {

std::span<EmbeddedFile const> embedded_files(); // Generated: cmake/Embed.cmake.

namespace {

std::vector<std::string> const& known_columns()
{
    static std::vector<std::string> const columns { "name", "url", "code", "county", "group", "population", "supplier", "confirmed" };
    return columns;
}

std::string lower_ascii(std::string_view text)
{
    std::string lower(text);
    for (auto& letter : lower)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter + 32);
    return lower;
}

Error fault(std::string_view file_name, CsvField const& field, std::string_view what)
{
    return { ErrorKind::usage, fmt::format("{}:{}:{}: {}", file_name, field.line, field.column, what) };
}

// Which field of a row holds which column.
Result<std::map<std::string, std::size_t>> read_header(std::string_view file_name, CsvRow const& header, std::vector<std::string>& notes)
{
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto const name = lower_ascii(header[i].text);
        if (std::find(known_columns().begin(), known_columns().end(), name) == known_columns().end()) {
            auto const meant = nearest_word(name, known_columns());
            notes.push_back(fmt::format("{}:{}:{}: the column '{}' is not used{}", file_name, header[i].line, header[i].column,
                header[i].text, meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant)));
            continue;
        }
        if (!columns.emplace(name, i).second)
            return fault(file_name, header[i], fmt::format("the column '{}' is there twice", name));
    }
    for (auto const required : { "name", "url" })
        if (!columns.contains(required))
            return fault(file_name, header.front(), fmt::format("expected a header with the columns name and url; '{}' is missing", required));
    return columns;
}

Result<std::monostate> check_url(std::string_view file_name, CsvField const& field)
{
    if (field.text.empty())
        return fault(file_name, field, "the address is missing, expected one that begins with https:// or http://");
    auto const url = Url::parse(field.text);
    if (!url || !url->is_http() || url->host().empty())
        return fault(file_name, field, fmt::format("'{}' is no web address, expected one that begins with https:// or http://", field.text));
    if (!url->username().empty() || !url->password().empty())
        return fault(file_name, field, "the address holds a user name or password, which must not stand in a list");
    return std::monostate {};
}

} // namespace

Result<MunicipalityList> parse_municipality_list(std::string_view file_name, std::string_view text)
{
    auto const rows = parse_csv(file_name, text);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error { ErrorKind::usage, fmt::format("{}:1:1: the list is empty, expected a header with the columns name and url", file_name) };

    MunicipalityList list;
    auto const columns = read_header(file_name, rows->front(), list.notes);
    if (!columns)
        return columns.error();

    std::map<std::string, std::size_t> first_line; // Of each address: the same site twice would be counted twice.
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->size() > rows->front().size())
            return fault(file_name, (*row)[rows->front().size()],
                fmt::format("more fields than the header has ({} instead of {}); is a comma not in quotes?", row->size(), rows->front().size()));
        auto const field = [&](std::string const& name) {
            auto const column = columns->find(name);
            if (column != columns->end() && column->second < row->size())
                return (*row)[column->second];
            auto const& last = row->back();
            return CsvField { {}, last.line, last.column };
        };

        store::Municipality municipality;
        auto const name = field("name");
        if (name.text.empty())
            return fault(file_name, name, "the name is missing");
        auto const url = field("url");
        if (auto checked = check_url(file_name, url); !checked)
            return checked.error();
        municipality.name = name.text;
        municipality.url = Url::parse(url.text)->href();
        if (auto const [there, is_new] = first_line.emplace(municipality.url, url.line); !is_new)
            return fault(file_name, url, fmt::format("the address {} is on line {} already", municipality.url, there->second));
        municipality.code = field("code").text;
        municipality.county = field("county").text;
        municipality.group = field("group").text;
        municipality.supplier = field("supplier").text;
        if (auto const population = field("population"); !population.text.empty()) {
            int64_t number = 0;
            auto const* const end = population.text.data() + population.text.size();
            if (auto const read = std::from_chars(population.text.data(), end, number); read.ec != std::errc() || read.ptr != end || number < 0)
                return fault(file_name, population, fmt::format("'{}' is no population, expected a whole number such as 98850", population.text));
            municipality.population = number;
        }
        list.municipalities.push_back(std::move(municipality));
    }
    if (list.municipalities.empty())
        return Error { ErrorKind::usage, fmt::format("{}:{}:1: no row after the header", file_name, rows->front().front().line + 1) };
    return list;
}

Result<MunicipalityList> read_municipality_list(std::string const& path)
{
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return Error { ErrorKind::usage, fmt::format("{} is a folder, expected a list (CSV) of municipalities", path) };
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error { ErrorKind::usage, fmt::format("{} cannot be read, expected a list (CSV) of municipalities or an http(s) address", path) };
    std::string const text { std::istreambuf_iterator<char>(file), {} };
    return parse_municipality_list(path, text);
}

Result<MunicipalityList> built_in_municipality_list(std::string_view country)
{
    auto const name = fmt::format("audit/data/municipalities_{}.csv", country);
    for (auto const& file : embedded_files())
        if (file.name == name)
            return parse_municipality_list(file.name, file.bytes);
    return Error { ErrorKind::usage, fmt::format("no list '{}' comes with syna; there is 'se' (Sweden)", country) };
}

Result<std::vector<store::Municipality>> choose(
    std::vector<store::Municipality> const& all, std::vector<std::string> const& only, std::vector<std::string> const& groups)
{
    std::set<std::string> wanted_groups, wanted;
    for (auto const& group : groups)
        wanted_groups.insert(lower_ascii(group));
    for (auto const& name : only)
        wanted.insert(lower_ascii(name));

    std::vector<store::Municipality> chosen;
    std::set<std::string> met;
    for (auto const& municipality : all) {
        auto const group = lower_ascii(municipality.group), name = lower_ascii(municipality.name), code = lower_ascii(municipality.code);
        met.insert({ "group " + group, name, code });
        bool const by_group = wanted_groups.empty() || wanted_groups.contains(group);
        bool const by_name = wanted.empty() || wanted.contains(name) || (!code.empty() && wanted.contains(code));
        if (by_group && by_name)
            chosen.push_back(municipality);
    }

    std::vector<std::string> names;
    for (auto const& municipality : all)
        names.push_back(municipality.name);
    for (auto const& name : only)
        if (!met.contains(lower_ascii(name))) {
            auto const meant = nearest_word(name, names);
            return Error { ErrorKind::usage, fmt::format("--only: no municipality '{}' in the list{}", name, meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant)) };
        }
    for (auto const& group : groups)
        if (!met.contains("group " + lower_ascii(group)))
            return Error { ErrorKind::usage, fmt::format("--group: no municipality of the group '{}' in the list", group) };
    if (chosen.empty())
        return Error { ErrorKind::usage, "--only and --group together choose no municipality" };
    return chosen;
}

} // namespace syna::audit
