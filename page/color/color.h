#pragma once
// A colour as CSS computes it.
//   https://www.w3.org/TR/css-color-4/ and https://www.w3.org/TR/css-color-5/

#include "page/css/token.h"
#include "page/css_value/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace syna::css {
class Cursor;
}

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
    css::LengthContext lengths {};      // For sign(1em - 10px) and the like.
};

// A <color>; nothing where the tokens are no valid colour (or need what the context lacks). Surrounding white space is allowed.
std::optional<Color> parse_color(css::TokenRange tokens, ColorContext const& context);
// The one at the cursor, which steps over it; nothing, with the cursor where it was, where there is none.
std::optional<Color> take_color(css::Cursor& cursor, ColorContext const& context);

std::optional<Color> named_color(std::string_view name); // Case does not matter. Without transparent, currentcolor and the system's.
std::optional<Color> system_color(std::string_view name, bool dark);
std::optional<Color> hex_color(std::string_view digits); // 3, 4, 6 or 8 of them.
// bgcolor and text: HTML's colours, where nearly everything is one.
//   https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-a-legacy-colour-value
std::optional<Color> html_legacy_color(std::string_view text);

Color convert(Color const& color, Space space); // Missing components are carried or become 0 as Color 4 says.

struct Rgba8 {
    uint8_t red = 0, green = 0, blue = 0;
    float alpha = 1;
    bool operator==(Rgba8 const&) const = default;
};

Color from_rgba8(Rgba8 color);      // A legacy colour.
Rgba8 to_rgba8(Color const& color); // Into the sRGB gamut by clipping, as browsers paint.
// As getComputedStyle spells it: "rgb(34, 34, 34)", "rgba(0, 0, 0, 0)", "color(display-p3 1 0 0)", "lab(…)".
std::string serialize(Color const& color);
std::string to_hex(Rgba8 color); // "#1a2b3c", without the alpha.

} // namespace syna::color
