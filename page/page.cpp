#include "page/page.h"

#include <utility>

namespace syna {

Page::Page(std::unique_ptr<Document const> document, Url url, Url base_url, std::string content_type, Sheets sheets,
    std::shared_ptr<style::Styles const> styles)
    : document_(std::move(document))
    , url_(std::move(url))
    , base_url_(std::move(base_url))
    , content_type_(std::move(content_type))
    , sheets_(std::move(sheets))
    , styles_(std::move(styles))
{
}

std::optional<Url> Page::resolve(std::string_view address) const
{
    return base_url_.empty() ? Url::parse(address) : Url::parse(address, base_url_);
}

} // namespace syna
