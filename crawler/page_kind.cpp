#include "crawler/page_kind.h"

#include "web/media_type.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace syna::crawler {

// [ours] Extensions that web servers use for files of these kinds and not for pages; in order, for the search.
static constexpr std::array<std::string_view, 86> extensions = { "7z", "aac", "ai", "apk", "avi", "avif", "bin", "bmp", "bz2", "css", "csv", "dmg", "doc", "docm", "docx", "dot", "dotx", "dwg", "dxf", "eot", "eps", "epub", "exe", "flac", "flv", "gif", "gz", "heic", "ico", "ics", "indd", "iso", "jar", "jpeg", "jpg", "js", "json", "key", "kml", "kmz", "m4a", "m4v", "map", "mjs", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "odg", "odp", "ods", "odt", "ogg", "ogv", "otf", "pages", "pdf", "png", "pot", "ppsx", "ppt", "pptx", "ps", "psd", "rar", "rtf", "svg", "tar", "tgz", "tif", "tiff", "ttf", "wav", "webm", "webp", "wmv", "woff", "woff2", "xls", "xlsb", "xlsm", "xlsx", "xltx", "zip" };

std::string_view document_extension(Url const& url)
{
    auto const path = url.path();
    auto const name = path.substr(path.rfind('/') + 1);
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos || name.size() - dot > 6)
        return {};
    std::string lower(name.substr(dot + 1));
    for (auto& character : lower) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character + 32);
    }
    auto const found = std::lower_bound(extensions.begin(), extensions.end(), lower);
    return found != extensions.end() && *found == lower ? *found : std::string_view();
}

static bool looks_like_html(std::string_view body)
{
    body = body.substr(0, 1024);
    if (body.starts_with("\xef\xbb\xbf"))
        body.remove_prefix(3);
    auto const first = body.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos)
        return false;
    body.remove_prefix(first);
    auto const begins_with = [&](std::string_view tag) {
        return body.size() > tag.size() && std::equal(tag.begin(), tag.end(), body.begin(), [](char expected, char character) {
            return expected == (character >= 'A' && character <= 'Z' ? character + 32 : character);
        });
    };
    // A comment or a declaration may stand before the document type.
    return begins_with("<!doctype html") || begins_with("<html") || ((begins_with("<!--") || begins_with("<?xml")) && body.find("<html") != std::string_view::npos);
}

PageAnswer page_kind(Response const& response)
{
    // https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7: nobody asked for a range, so what came is not the page.
    if (response.status == 206)
        return { PageKind::no_page, "only a part was sent" };
    auto const header = response.header("content-type");
    auto const type = web::parse_media_type(header);
    if (type && !type->is_html())
        return { PageKind::other_type, "content-type " + type->essence };
    if (response.body.empty())
        return { PageKind::no_page, "empty" };
    if (type)
        return {};
    return looks_like_html(response.body) ? PageAnswer {} : PageAnswer { PageKind::other_type, "no content-type, not HTML" };
}

bool is_worth_reading(Response const& response)
{
    if (response.status < 200 || response.status > 299)
        return true;
    auto const type = web::parse_media_type(response.header("content-type"));
    if (!type || type->is_html())
        return true;
    // A short body costs less than the new connection that breaking off makes necessary.
    auto const header = response.header("content-length");
    uint64_t length = 0;
    auto const [end, error] = std::from_chars(header.data(), header.data() + header.size(), length);
    return error == std::errc() && length <= 64 * 1024;
}

} // namespace syna::crawler
