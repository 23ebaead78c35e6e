#pragma once
// What the colour spaces are called, and what their components mean.
//   https://www.w3.org/TR/css-color-4/#color-syntax

#include "page/color/color.h"

#include <cmath>
#include <limits>

namespace syna::color {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
inline bool is_none(float component) { return std::isnan(component); }
inline float or_zero(float component) { return std::isnan(component) ? 0 : component; }

// Components that mean the same in different spaces, so that a missing one stays missing.
//   https://www.w3.org/TR/css-color-4/#interpolation-missing
enum class Meaning : uint8_t { reds,
    greens,
    blues,
    lightness,
    colorfulness,
    hue,
    opponent_a,
    opponent_b,
    whiteness,
    blackness };

struct Channel {
    std::string_view name; // In relative colours.
    Meaning meaning;
    float full = 1; // What 100% is.
    float unit = 1; // What the number 1 is: rgb() counts to 255.
};

struct SpaceInfo {
    std::string_view name; // In color() or of the function.
    std::array<Channel, 3> channels;
    int hue = -1; // Which of them is an angle.
};

SpaceInfo const& info(Space space);
inline bool is_polar(Space space) { return info(space).hue >= 0; }
std::optional<Space> predefined_space(std::string_view name);    // Of color().
std::optional<Space> interpolation_space(std::string_view name); // Of color-mix() and gradients.

float normalized_hue(double degrees); // 0 to 360.

} // namespace syna::color
