#pragma once
// A colour as CSS computes it.
//   https://www.w3.org/TR/css-color-4/ and https://www.w3.org/TR/css-color-5/

#include "page/css/token.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna::color {

// The spaces that color() and the colour functions know.
enum class Space : uint8_t {
    srgb, // Legacy rgb(), hex, names too.
    srgb_linear,
    hsl, // Kept only while mixing and in relative colours.
    hwb,
    lab,
    lch,
    oklab,
    oklch,
    display_p3,
    display_p3_linear,
    a98_rgb,
    prophoto_rgb,
    rec2020,
    xyz_d50,
    xyz_d65,
};

struct Color {
    Space space = Space::srgb;
    std::array<float, 3> components {}; // sRGB: 0 to 1. `none` is a NaN.
    float alpha = 1;                    // 0 to 1; NaN is `none`.
    bool legacy = true;                 // Serializes as rgb() / rgba().

    bool operator==(Color const&) const = default;
};

// What a colour value depends on.
struct ColorContext {
    std::optional<Color> current_color; // Where currentcolor is not known, a value that needs it gives nothing.
    bool dark = false;                  // color-scheme in use, for light-dark() and system colours.
};

// A <color>; nothing where the tokens are no valid colour (or need what the context lacks). Surrounding white space is allowed.
std::optional<Color> parse_color(css::TokenRange tokens, ColorContext const& context);

Color convert(Color const& color, Space space); // Missing components are carried or become 0 as Color 4 says.
struct Rgba8 {
    uint8_t red = 0, green = 0, blue = 0;
    float alpha = 1;
    bool operator==(Rgba8 const&) const = default;
};
Rgba8 to_rgba8(Color const& color); // Into the sRGB gamut by clipping, as browsers paint.
// As getComputedStyle spells it: "rgb(34, 34, 34)", "rgba(0, 0, 0, 0)", "color(display-p3 1 0 0)", "lab(…)".
std::string serialize(Color const& color);

} // namespace syna::color
