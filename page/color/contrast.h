#pragma once
// How well a colour stands out from another.
//   https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and #dfn-relative-luminance

#include "page/color/color.h"

#include <optional>
#include <span>
#include <vector>

namespace syna::color {

double relative_luminance(Rgba8 color);        // 0 to 1, of the colour without its alpha.
double contrast_ratio(Rgba8 one, Rgba8 other); // 1 to 21, of opaque colours.

// A colour in front of another, as simple alpha compositing paints it.
//   https://www.w3.org/TR/compositing-1/#simplealphacompositing
Rgba8 over(Rgba8 front, Rgba8 behind);
Rgba8 with_opacity(Rgba8 color, float opacity); // As part of a group that is this opaque.

struct ContrastRange {
    double lowest = 21;
    double highest = 1;
};

// Of text, which may let something through, on each of these opaque colours.
ContrastRange contrast_range(Rgba8 text, std::span<Rgba8 const> behind);
// The colours a gradient passes through, by its stops in order, opaque ones; enough of them that a ratio on the way
// differs from a neighbour's by little. Stops in other spaces than sRGB go by way of theirs.
std::vector<Rgba8> gradient_colors(std::span<Color const> stops, Space space = Space::srgb);

// The colour with the same hue whose lightness is nearest and that has the ratio; nothing where not even black or white does.
// Colours of text (`changed`) and background may stand for each other.
std::optional<Rgba8> nearest_passing(Rgba8 changed, Rgba8 fixed, double needed);

} // namespace syna::color
