#include "audit/sheets.h"

#include "web/encoding.h"
#include "web/media_type.h"

namespace syna::audit {

std::optional<std::vector<std::shared_ptr<StyleSheetText const>>> SiteSheets::all_of(std::vector<WantedSheet> const& wanted) const
{
    std::vector<std::shared_ptr<StyleSheetText const>> sheets;
    std::lock_guard const lock(mutex_);
    for (auto const& sheet : wanted) {
        auto const found = by_url_.find(sheet.url.href());
        if (found == by_url_.end())
            return std::nullopt;
        sheets.push_back(found->second);
    }
    return sheets;
}

void SiteSheets::put(StyleSheetText sheet)
{
    auto shared = std::make_shared<StyleSheetText const>(std::move(sheet));
    std::lock_guard const lock(mutex_);
    by_url_.insert_or_assign(shared->url.href(), shared);
}

bool SiteSheets::has(Url const& url) const
{
    std::lock_guard const lock(mutex_);
    return by_url_.contains(url.href());
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
