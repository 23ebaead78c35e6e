#pragma once
// content: what ::before, ::after and ::marker say.
//   https://www.w3.org/TR/css-content-3/#content-property

#include "page/css_value/cursor.h"

#include <optional>
#include <string_view>
#include <vector>

namespace syna::css {

enum class ContentKind : uint8_t {
    text,      // `text`.
    attribute, // attr(`text`).
    counter,   // counter(`text`, `style`).
    counters,  // counters(`text`, `separator`, `style`).
    open_quote,
    close_quote,
    no_open_quote,
    no_close_quote,
    image, // An address or a gradient.
    other, // contents, leader(), target-counter() …
};

struct ContentItem {
    ContentKind kind = ContentKind::text;
    std::string_view text;
    std::string_view separator;
    std::string_view style; // Empty is decimal.
};

struct Content {
    std::vector<ContentItem> items;
    bool has_alternative = false;         // Behind a '/'; it may be empty.
    std::vector<ContentItem> alternative; // What it says instead, to who does not see.
};

// Of a value that is not normal or none; nothing where it is invalid.
std::optional<Content> read_content(TokenRange tokens);

} // namespace syna::css
