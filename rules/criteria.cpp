// WCAG's success criteria, read from rules/data/criteria.tsv, which names its sources.

#include "base/embedded_file.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <span>

namespace syna::rules {

std::span<EmbeddedFile const> embedded_files();

static std::string_view take_until(std::string_view& rest, char separator)
{
    auto const end = std::min(rest.find(separator), rest.size());
    auto const part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

static std::vector<Criterion> read_criteria()
{
    std::vector<Criterion> criteria;
    for (auto const& file : embedded_files()) {
        if (file.name != "rules/data/criteria.tsv")
            continue;
        auto rest = file.bytes;
        while (!rest.empty()) {
            auto line = take_until(rest, '\n');
            if (line.empty() || line.front() == '#')
                continue;
            std::array<std::string_view, 8> columns;
            for (auto& column : columns)
                if (column = take_until(line, '\t'); column == "-")
                    column = {};
            criteria.push_back({
                .number = columns[0],
                .level = columns[1],
                .name_sv = columns[3],
                .name_en = columns[2],
                .in_wcag21 = columns[5].find("2.1") != std::string_view::npos,
                .in_wcag22 = columns[5].find("2.2") != std::string_view::npos,
                .en301549_v3 = columns[6],
                .en301549_v4 = columns[7],
            });
        }
    }
    return criteria;
}

std::vector<Criterion> const& criteria()
{
    static auto const criteria = read_criteria();
    return criteria;
}

Criterion const* criterion(std::string_view number)
{
    for (auto const& one : criteria())
        if (one.number == number)
            return one.in_wcag22 ? &one : nullptr;
    return nullptr;
}

} // namespace syna::rules
