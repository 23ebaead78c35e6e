#pragma once
// Colours between colours.
//   https://www.w3.org/TR/css-color-4/#interpolation and https://www.w3.org/TR/css-color-5/#color-mix

#include "page/color/color.h"

#include <span>

namespace syna::color {

enum class HuePath : uint8_t { shorter,
    longer,
    increasing,
    decreasing };

// `share` of the way from a to b, alpha premultiplied. Polar results stay in their space.
Color interpolate(Color const& a, Color const& b, float share, Space space, HuePath hue = HuePath::shorter);

struct Ingredient {
    Color color;
    std::optional<double> percent;
};

// Nothing where the percentages add up to zero.
std::optional<Color> mix(std::span<Ingredient const> ingredients, Space space, HuePath hue);

} // namespace syna::color
