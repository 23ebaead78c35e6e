#pragma once
// What the cascade came to for one element. Shared by all elements for which it came to the same; belongs to the page's
// Styles and lives as long.

#include "page/color/color.h"
#include "page/css_value/properties.h"
#include "page/style/custom_properties.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>

namespace syna::style {

// Where a declaration stands. Inherited values keep the place they come from.
struct DeclarationPlace {
    static constexpr uint32_t nowhere = UINT32_MAX;       // An initial value.
    static constexpr uint32_t attribute = UINT32_MAX - 1; // A style attribute, or one that means style: of this element or, of an inherited value, an ancestor.

    uint32_t sheet = nowhere; // Number among Styles::sheets().
    uint32_t offset = 0;      // In the sheet's text, or in the attribute.
};

struct ComputedStyle {
    using PropertyId = css::PropertyId;
    using Keyword = css::Keyword;

    // The computed value: lengths in px unless percentages have a part in them, colours but currentcolor, keywords.
    css::Value const& operator[](PropertyId id) const { return *values[static_cast<std::size_t>(id)]; }
    Keyword keyword(PropertyId id) const { return (*this)[id].kind == css::ValueKind::keyword ? (*this)[id].keyword : Keyword::initial; }
    bool is(PropertyId id, Keyword word) const { return (*this)[id].is(word); }
    // px, and percent of a basis that is not known here; nothing for keywords.
    std::optional<css::Numeric> length(PropertyId id) const { return css::resolve_length((*this)[id], { lengths, true, std::nullopt, {} }); }
    // currentcolor and system colours made colours; nothing for `auto`.
    std::optional<color::Color> color_of(PropertyId id) const { return css::resolve_color((*this)[id], { color, dark, lengths }); }
    // What a sheet that cannot be judged without a browser would set: then the value is a guess.
    bool is_unknown(PropertyId id) const { return unknown[static_cast<std::size_t>(id)]; }

    color::Color color, background_color;
    double font_size = 16;
    double font_weight = 400;
    double opacity = 1;
    Keyword display = Keyword::inline_;
    Keyword visibility = Keyword::visible;
    bool dark = false; // The colour scheme in use.
    css::LengthContext lengths;

    DeclarationPlace color_from, background_color_from, font_size_from;
    std::shared_ptr<CustomProperties const> custom; // Null: none.

    std::array<css::Value const*, css::property_count> values {};
    std::bitset<css::property_count> unknown;

    // What sizes of fonts in browsers hang on: see font_size.cpp.
    uint8_t size_keyword = 3; // Of xx-small (0) to xxx-large (7), where the size came from one; 255: it did not.
    bool absolute_size = false;
    bool monospace = false;
    uint32_t number = 0; // Among the page's styles.
};

} // namespace syna::style
