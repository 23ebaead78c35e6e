#include "audit/inputs.h"

#include "audit/sheets.h"
#include "page/source/wanted_sheets.h"
#include "web/media_type.h"
#include "web/percent_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>

namespace syna::audit {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 1'000'000;
constexpr std::size_t most_sheets_kept = 256;
constexpr std::size_t most_sheets_of_page = 128; // With those that sheets import.

Error usage(std::string message) { return { ErrorKind::usage, std::move(message) }; }

bool is_page_file(fs::path const& path)
{
    auto extension = path.extension().string();
    for (auto& letter : extension)
        letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    return extension == ".html" || extension == ".htm" || extension == ".xhtml" || extension == ".svg";
}

std::string_view content_type_of_file(std::string_view name)
{
    if (name.ends_with(".svg"))
        return "image/svg+xml";
    if (name.ends_with(".xhtml"))
        return "application/xhtml+xml";
    if (name.ends_with(".xml"))
        return "application/xml";
    return "text/html";
}

// A path as the path of a URL: what a URL reserves is percent-encoded, the rest is left to the URL parser.
std::string path_for_url(std::string_view path)
{
    std::string encoded;
    for (char const byte : path) {
        if (byte == '%' || byte == '?' || byte == '#' || byte == '\\')
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        else
            encoded += byte;
    }
    return encoded;
}

Result<Url> file_url(fs::path const& path, fs::path const& folder, std::string const& base_url)
{
    std::error_code code;
    if (base_url.empty()) {
        auto const absolute = fs::absolute(path, code).lexically_normal();
        if (auto url = Url::parse("file://" + path_for_url(absolute.generic_string())))
            return *url;
        return usage(fmt::format("{}: the path cannot be written as an address", path.string()));
    }
    auto const base = Url::parse(base_url);
    if (!base || !base->is_http())
        return usage(fmt::format("--base-url: '{}' is no http or https address", base_url));
    auto const relative = folder.empty() ? path.filename() : path.lexically_relative(folder);
    if (auto url = Url::parse(path_for_url(relative.generic_string()), *base))
        return *url;
    return usage(fmt::format("{}: the path cannot be written as an address", path.string()));
}

bool looks_like_address(std::string_view argument) { return argument.find("://") != argument.npos; }

Result<std::vector<Input>> collect_folder(std::string const& folder, std::string const& base_url)
{
    std::vector<fs::path> paths;
    std::error_code code;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code);
    for (fs::recursive_directory_iterator const end; !code && entry != end; entry.increment(code)) {
        auto const& path = entry->path();
        std::error_code status;
        if (path.filename().string().starts_with(".")) {
            if (entry->is_directory(status))
                entry.disable_recursion_pending();
            continue;
        }
        if (is_page_file(path) && entry->is_regular_file(status))
            paths.push_back(path);
        if (paths.size() > most_files)
            return usage(fmt::format("{}: more than {} pages", folder, most_files));
    }
    if (code)
        return usage(fmt::format("{}: {}", folder, code.message()));
    if (paths.empty())
        return usage(fmt::format("{}: no .html, .htm, .xhtml or .svg file in this folder", folder));
    std::sort(paths.begin(), paths.end());

    std::vector<Input> inputs;
    for (auto const& path : paths) {
        auto url = file_url(path, folder, base_url);
        if (!url)
            return url.error();
        inputs.push_back({ InputKind::file, path.generic_string(), std::move(*url), folder });
    }
    return inputs;
}

Result<std::string> read_stream(std::FILE* file, std::string const& name, std::size_t limit)
{
    std::string bytes;
    char buffer[1 << 16];
    while (auto const count = std::fread(buffer, 1, sizeof buffer, file)) {
        if (bytes.size() + count > limit)
            return Error { ErrorKind::network, fmt::format("{}: larger than the limit of {} bytes", name, limit) };
        bytes.append(buffer, count);
    }
    if (std::ferror(file))
        return Error { ErrorKind::network, fmt::format("{}: {}", name, std::strerror(errno)) };
    return bytes;
}

Result<std::string> read_file(std::string const& path, std::size_t limit)
{
    auto* const file = std::fopen(path.c_str(), "rb");
    if (!file)
        return Error { ErrorKind::network, fmt::format("{}: {}", path, std::strerror(errno)) };
    auto bytes = read_stream(file, path, limit);
    std::fclose(file);
    return bytes;
}

} // namespace

Result<std::vector<Input>> collect_inputs(std::vector<std::string> const& arguments, std::string const& base_url)
{
    std::vector<Input> inputs;
    bool standard_input = false;
    for (auto const& argument : arguments) {
        if (argument == "-") {
            if (std::exchange(standard_input, true))
                return usage("'-' (standard input) is named twice");
            auto const url = Url::parse(base_url.empty() ? "about:blank" : base_url);
            if (!url)
                return usage(fmt::format("--base-url: '{}' is no address", base_url));
            inputs.push_back({ InputKind::standard_input, "-", *url, {} });
            continue;
        }
        if (looks_like_address(argument)) {
            auto const url = Url::parse(argument);
            if (!url || !url->is_http())
                return usage(fmt::format("'{}' is no http or https address", argument));
            inputs.push_back({ InputKind::address, argument, *url, {} });
            continue;
        }
        std::error_code code;
        if (fs::is_directory(argument, code)) {
            auto folder = collect_folder(argument, base_url);
            if (!folder)
                return folder.error();
            std::move(folder->begin(), folder->end(), std::back_inserter(inputs));
            continue;
        }
        if (!fs::exists(argument, code))
            return usage(fmt::format("{}: no such file or folder; an address begins with https:// or http://", argument));
        auto url = file_url(argument, {}, base_url);
        if (!url)
            return url.error();
        inputs.push_back({ InputKind::file, argument, std::move(*url), {} });
    }
    return inputs;
}

InputReader::InputReader(crawler::FetchOptions options)
    : fetcher_(options)
    , max_bytes_(options.max_decoded_bytes)
{
}

Result<Page> InputReader::read(Input const& input)
{
    auto bytes = source(input);
    if (!bytes)
        return bytes.error();
    auto draft = Draft::make(std::move(*bytes));
    if (!draft)
        return draft.error();
    auto sheets = sheets_of(*draft, input);
    return std::move(*draft).finish(std::move(sheets));
}

Result<PageSource> InputReader::source(Input const& input)
{
    if (input.kind == InputKind::address)
        return fetch(input.url);
    auto bytes = input.kind == InputKind::standard_input ? read_stream(stdin, "standard input", max_bytes_) : read_file(input.name, max_bytes_);
    if (!bytes)
        return bytes.error();
    return PageSource { input.url, std::string(content_type_of_file(input.name)), std::move(*bytes) };
}

Result<PageSource> InputReader::fetch(Url const& url)
{
    auto response = crawler::fetch_now(fetcher_, url, 10, [](Url const&) { return true; });
    if (response.fault != crawler::FetchFault::none)
        return Error { ErrorKind::network, fmt::format("{}: {}{}{}", url.href(), crawler::fault_text(response.fault), response.fault_detail.empty() ? "" : ": ", response.fault_detail) };
    if (!response.ok())
        return Error { ErrorKind::network, fmt::format("{}: HTTP status {}", url.href(), response.status) };
    auto const header = response.header("content-type");
    auto const type = web::parse_media_type(header);
    if (type && !type->is_html() && !type->is_xml() && type->essence != "image/svg+xml")
        return Error { ErrorKind::network, fmt::format("{}: the content type {} is no page", url.href(), type->essence) };
    return PageSource { response.url, header, std::move(response.body) };
}

// The path on disk that a page's file and the address of its sheet lead to: beside the page where the addresses differ
// only in the path. What a leading slash begins at is the folder that was named; of a file that was named itself, the
// nearest folder around it in which there is such a sheet.
static std::optional<fs::path> sheet_path(Url const& sheet, Input const& page)
{
    if (sheet.scheme() != page.url.scheme() || sheet.authority() != page.url.authority())
        return std::nullopt;
    fs::path const wanted = web::percent_decode(sheet.path());
    std::error_code code;
    auto const beside = fs::path(page.name).parent_path() / wanted.lexically_relative(fs::path(web::percent_decode(page.url.path())).parent_path());
    if (fs::is_regular_file(beside, code))
        return beside;
    auto folder = page.folder.empty() ? fs::absolute(page.name, code).parent_path() : fs::path(page.folder);
    for (;;) {
        if (auto const path = folder / wanted.relative_path(); fs::is_regular_file(path, code))
            return path;
        if (!page.folder.empty() || folder == folder.root_path() || folder.empty())
            return std::nullopt;
        folder = folder.parent_path();
    }
}

std::shared_ptr<StyleSheetText const> InputReader::sheet(Url const& url, Input const& input)
{
    // A page from disk may stand for any address: what its sheets are depends on where it lies.
    auto const key = input.kind == InputKind::file ? (input.folder.empty() ? fs::path(input.name).parent_path().generic_string() : input.folder) + '\n' + url.href() : url.href();
    if (auto const had = sheets_.find(key); had != sheets_.end())
        return had->second;

    StyleSheetText text { url, false, {} };
    if (input.kind == InputKind::file) {
        if (auto const path = sheet_path(url, input))
            if (auto const bytes = read_file(path->string(), max_bytes_))
                text = { url, true, decode_sheet(*bytes, "text/css") };
    } else if (input.kind == InputKind::address && url.is_http()) {
        auto const response = crawler::fetch_now(fetcher_, url, 5, [](Url const&) { return true; });
        if (response.ok())
            text = { url, true, decode_sheet(response.body, response.header("content-type")) };
    }
    auto shared = std::make_shared<StyleSheetText const>(std::move(text));
    if (sheets_.size() < most_sheets_kept)
        sheets_.emplace(key, shared);
    return shared;
}

// Those that the page names, and those that these import, each once: an import that leads back ends there.
Page::Sheets InputReader::sheets_of(Draft const& draft, Input const& input)
{
    Page::Sheets sheets;
    std::set<std::string> known;
    auto const want = [&](Url const& url) {
        if (sheets.size() < most_sheets_of_page && known.insert(url.href()).second)
            sheets.push_back(sheet(url, input));
    };
    for (auto const& wanted : draft.wanted_sheets())
        want(wanted.url);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto const importing = sheets[i];
        for (auto const& rule : leading_imports(importing->text))
            if (auto const url = Url::parse(rule.url, importing->url))
                want(*url);
    }
    return sheets;
}

} // namespace syna::audit
