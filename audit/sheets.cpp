#include "audit/sheets.h"

#include "page/source/wanted_sheets.h"
#include "web/encoding.h"
#include "web/media_type.h"

#include <set>

namespace syna::audit {

static constexpr std::size_t most_sheets_of_page = 128; // With those that sheets import.

SheetsOfPage SiteSheets::collect(std::vector<WantedSheet> const& wanted) const
{
    SheetsOfPage found;
    std::vector<Url> urls;
    std::set<std::string> known;
    auto const want = [&](Url const& url) {
        if (urls.size() < most_sheets_of_page && known.insert(url.href()).second)
            urls.push_back(url);
    };
    for (auto const& sheet : wanted)
        want(sheet.url);

    std::lock_guard const lock(mutex_);
    for (std::size_t i = 0; i < urls.size(); ++i) {
        auto const here = by_url_.find(urls[i].href());
        if (here == by_url_.end()) {
            found.missing.push_back(urls[i]);
            continue;
        }
        found.sheets.push_back(here->second.sheet);
        for (auto const& import : here->second.imports)
            want(import);
    }
    return found;
}

void SiteSheets::put(StyleSheetText sheet)
{
    Known known;
    for (auto const& rule : leading_imports(sheet.text))
        if (auto url = Url::parse(rule.url, sheet.url))
            known.imports.push_back(std::move(*url));
    auto const address = sheet.url.href();
    known.sheet = std::make_shared<StyleSheetText const>(std::move(sheet));
    std::lock_guard const lock(mutex_);
    by_url_.insert_or_assign(address, std::move(known));
}

std::string decode_sheet(std::string_view bytes, std::string_view content_type_header)
{
    // 1. A byte order mark wins over everything.
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF")
        return web::decode(bytes, "utf-8");
    if (bytes.substr(0, 2) == "\xFE\xFF")
        return web::decode(bytes, "utf-16be");
    if (bytes.substr(0, 2) == "\xFF\xFE")
        return web::decode(bytes, "utf-16le");
    // 2. The transport's charset.
    if (auto const type = web::parse_media_type(content_type_header))
        if (auto const charset = type->parameter("charset"))
            if (auto const encoding = web::encoding_for_label(*charset))
                return web::decode(bytes, *encoding);
    // 3. @charset "…"; in its exact form, within the first 1024 bytes.
    constexpr std::string_view start = "@charset \"";
    if (bytes.substr(0, start.size()) == start)
        if (auto const end = bytes.substr(0, 1024).find("\";", start.size()); end != bytes.npos)
            if (auto const encoding = web::encoding_for_label(bytes.substr(start.size(), end - start.size())))
                return web::decode(bytes, encoding->starts_with("utf-16") ? "utf-8" : *encoding);
    // 4. The environment's encoding is taken to be UTF-8.
    return web::decode(bytes, "utf-8");
}

} // namespace syna::audit
