#pragma once
// text-shadow and box-shadow.
//   https://www.w3.org/TR/css-backgrounds-3/#box-shadow and https://www.w3.org/TR/css-text-decor-3/#text-shadow-property

#include "page/color/color.h"
#include "page/css_value/numeric.h"

#include <vector>

namespace syna::css {

struct Shadow {
    std::optional<color::Color> color; // Nothing is currentcolor.
    double x = 0, y = 0, blur = 0, spread = 0;
    bool inset = false;
};

enum class ShadowOf : uint8_t { box,
    text }; // Text's have no spread and are never inset.

// The shadows from front to back, none of them for `none`; nothing where the value is invalid. Where the context lacks the
// current colour, a colour made of it counts as currentcolor.
std::optional<std::vector<Shadow>> read_shadows(TokenRange tokens, color::ColorContext const& colors, NumericContext const& lengths, ShadowOf of = ShadowOf::box);

} // namespace syna::css
