#pragma once
// What a font's size, weight and line height compute to.
//   https://www.w3.org/TR/css-fonts-4/

#include "page/css_value/properties.h"

namespace syna::css {

enum class Monospace : uint8_t { no,
    yes }; // Whether font-family is `monospace` alone, for which browsers' default size is 13px, not 16px.

Monospace monospace_only(Value const& font_family);

// In px. `context.font_size` is the parent's size. Nothing where the size hangs on something that is not known.
//   https://www.w3.org/TR/css-fonts-4/#font-size-prop
std::optional<double> compute_font_size(Value const& value, NumericContext const& context, Monospace monospace = Monospace::no);
// The size of a keyword of the table, medium among them.
std::optional<double> font_size_of(Keyword keyword, Monospace monospace);

// 1 to 1000.
//   https://www.w3.org/TR/css-fonts-4/#relative-weights
std::optional<double> compute_font_weight(Value const& value, double parent);

struct LineHeight {
    enum class Kind : uint8_t { normal,
        factor,
        length } kind
        = Kind::normal;
    double value = 0; // A factor of the font size, or px.
};
// `context.font_size` is the element's own. A factor is inherited as it is.
std::optional<LineHeight> compute_line_height(Value const& value, NumericContext const& context);

// The shorthand: font-style, -variant, -weight, -stretch, -size, line-height and -family.
//   https://www.w3.org/TR/css-fonts-4/#font-prop
bool expand_font(TokenRange tokens, std::vector<Declared>& into, Quirks quirks);

} // namespace syna::css
