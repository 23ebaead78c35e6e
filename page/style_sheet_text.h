#pragma once
// A style sheet as it came from the network. It is read when a page first asks for it, and then for all pages of a site.

#include "page/style/lazy_sheet.h"
#include "web/url.h"

#include <string>

namespace syna {

// A fetched sheet, shared by all pages of a site; null text where it could not be had.
struct StyleSheetText {
    Url url;
    bool available = false;
    std::string text; // Decoded.
    style::LazySheet lazy {};

    // Any thread may ask.
    std::shared_ptr<style::PreparedSheet const> prepared(css::Quirks quirks) const { return lazy.get(text, quirks); }
};

} // namespace syna
