#pragma once
// The properties that styles are computed from: one table, and what a declaration of them, or of a shorthand, comes to.
//   https://www.w3.org/TR/css-cascade-5/#value-stages

#include "page/css_value/value.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace syna::css {

enum class PropertyId : uint8_t {
#define PROPERTY(id, name, inherited, initial, grammar, keywords, affects) id,
#include "page/css_value/properties.def"
#undef PROPERTY
};

constexpr std::size_t property_count = 0
#define PROPERTY(id, name, inherited, initial, grammar, keywords, affects) +1
#include "page/css_value/properties.def"
#undef PROPERTY
    ;
static_assert(property_count < 256);

// How a value is read.
enum class Grammar : uint8_t {
    keywords,          // One of the row's words.
    keyword_set,       // Some of them, each once; the first stands alone.
    keyword_lists,     // Lists with commas of one or more of them.
    color,             // <color> or a word.
    length,            // A length.
    length_percentage, // A length or percentage, of either sign.
    size,              // The same, not negative; fit-content() too.
    line_width,
    positions, // Words, lengths and percentages, several, with commas.
    opacity,   // A number or percentage.
    integer,
    font_size,
    font_weight,
    font_style,
    font_family,
    line_height,
    text_indent,
    display,
    images,
    shadows,
    functions, // A list of functions: transform, filter, clip.
    clip_path,
    content,
    counters,
    list_style_type,
    any, // Anything that is no broken token.
};

// What a property has to do with, for who wants to know whether a sheet touches it.
enum class Affects : uint8_t { color,
    background,
    effects,
    font,
    text,
    visibility,
    box,
    border,
    generated,
    other };

struct PropertyInfo {
    std::string_view name;
    bool inherited;
    std::string_view initial;
    Grammar grammar;
    std::string_view keywords;
    Affects affects;
};

PropertyInfo const& info(PropertyId id);
// Where the initial value is a colour with context, such as canvastext, it is of the kind tokens.
Value const& initial_value(PropertyId id);

// A longhand, or a shorthand of longhands, by name. Prefixed names that are aliases are what they stand for.
struct PropertyName {
    bool is_shorthand = false;
    uint8_t index = 0; // PropertyId, or which shorthand.
    bool operator==(PropertyName const&) const = default;
};

std::optional<PropertyName> find_property(std::string_view name); // ASCII case does not matter.
std::span<PropertyId const> longhands(PropertyName property);     // Of a longhand, itself. What a CSS-wide keyword or a var() in it sets.

// Of logical longhands, in horizontal writing: margin-inline-start is margin-left where text runs from left to right. Others are themselves.
PropertyId physical(PropertyId id, bool right_to_left);

enum class Quirks : uint8_t { no,
    yes }; // Lengths without units and colours without '#', in the documents and properties where they count.

struct Declared {
    PropertyId property;
    Value value;
};

// Reads a value without !important, var() and CSS-wide keywords, which are the cascade's. Longhands are put behind what
// stands in `into`; an invalid declaration puts nothing there and is false.
//   Shorthands set every one of their longhands, those left out to their initial value.
bool expand(PropertyName property, TokenRange tokens, std::vector<Declared>& into, Quirks quirks = Quirks::no);
std::optional<Value> parse_value(PropertyId property, TokenRange tokens, Quirks quirks = Quirks::no);

// @supports (property: value). Of properties that have no row here, any value of a known name is one.
bool supports(std::string_view property, TokenRange tokens);
bool is_css_wide_keyword(std::string_view word); // initial, inherit, unset, revert, revert-layer.
// var() or env() anywhere within, which make any declaration valid until it is computed. attr() is not among them: content
// reads it itself, and elsewhere it makes a declaration invalid here.
bool has_substitution(TokenRange tokens);

} // namespace syna::css
