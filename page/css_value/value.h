#pragma once
// A declared value of one longhand, parsed once for all the elements it applies to. What hangs on the element, such as em,
// calc() or a mixture with currentcolor, is made for each element from it.

#include "page/color/color.h"
#include "page/css/token.h"
#include "page/css_value/keyword.h"
#include "page/css_value/numeric.h"

#include <optional>

namespace syna::css {

enum class ValueKind : uint8_t {
    keyword,    // `keyword`. Also currentcolor and, of display, what two words come to.
    number,     // `number`; an opacity in percent is a number already.
    percentage, // `number`.
    length,     // `number` times `unit`.
    color,      // `color`, which hangs on nothing.
    tokens,     // Valid; what it comes to is read from `tokens` with what it hangs on.
};

struct Value {
    ValueKind kind = ValueKind::keyword;
    Keyword keyword = Keyword::initial;
    double number = 0;
    Unit const* unit = nullptr;
    color::Color color;
    TokenRange tokens; // As declared; a view into the sheet's tokens. Empty where a shorthand left it out and the initial value stands.

    bool is(Keyword word) const { return kind == ValueKind::keyword && keyword == word; }

    static Value of(Keyword word, TokenRange tokens = {})
    {
        Value value;
        value.keyword = word;
        value.tokens = tokens;
        return value;
    }
    static Value of_number(double number, TokenRange tokens = {})
    {
        Value value;
        value.kind = ValueKind::number;
        value.number = number;
        value.tokens = tokens;
        return value;
    }
};

// A length or percentage, absolute: px in `value`, and percent of a basis that the context does not know in `percent`.
// Nothing for keywords. The number 0 is 0px; another number, of line-height, tab-size and zoom, stays one.
std::optional<Numeric> resolve_length(Value const& value, NumericContext const& context);
// A number, calculated or not.
std::optional<double> resolve_number(Value const& value, NumericContext const& context);
// A colour; nothing for `auto`, and where the context lacks what it hangs on.
std::optional<color::Color> resolve_color(Value const& value, color::ColorContext const& context);

} // namespace syna::css
