// Colours as getComputedStyle spells them.
//   https://www.w3.org/TR/css-color-4/#serializing-color-values

#include "page/color/spaces.h"

#include <fmt/format.h>

#include <algorithm>

namespace syna::color {

// Six digits that count, as Chromium writes them, and never an exponent.
static std::string number(double value)
{
    if (std::isinf(value))
        return value > 0 ? "calc(infinity)" : "calc(-infinity)";
    if (std::abs(value) < 5e-7)
        return "0";
    auto const magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    auto text = fmt::format("{:.{}f}", value, std::clamp(5 - magnitude, 0, 10));
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

static std::string component(float value) { return is_none(value) ? "none" : number(value); }

//   https://www.w3.org/TR/css-color-4/#serializing-alpha-values
static std::string legacy_alpha(float alpha)
{
    // Two decimals where they tell the byte, otherwise three.
    auto const byte = std::floor(alpha * 255 + 0.5);
    auto const hundredths = std::round(alpha * 100) / 100;
    if (std::floor(hundredths * 255 + 0.5) == byte)
        return number(hundredths);
    return number(std::round(byte / 255 * 1000) / 1000);
}

static std::string legacy(Color const& color)
{
    auto const bytes = to_rgba8(color);
    if (bytes.alpha >= 1)
        return fmt::format("rgb({}, {}, {})", bytes.red, bytes.green, bytes.blue);
    return fmt::format("rgba({}, {}, {}, {})", bytes.red, bytes.green, bytes.blue, legacy_alpha(bytes.alpha));
}

std::string serialize(Color const& color)
{
    auto resolved = color;
    if (color.space == Space::hsl || color.space == Space::hwb) {
        resolved = convert(color, Space::srgb);
        resolved.legacy = color.legacy;
    }
    if (resolved.legacy && resolved.space == Space::srgb)
        return legacy(resolved);

    auto const& c = resolved.components;
    auto const& name = info(resolved.space).name;
    bool const is_function = resolved.space == Space::lab || resolved.space == Space::lch || resolved.space == Space::oklab || resolved.space == Space::oklch;
    auto text = is_function ? fmt::format("{}(", name) : fmt::format("color({} ", name);
    text += component(c[0]) + ' ' + component(c[1]) + ' ' + component(c[2]);
    if (is_none(resolved.alpha) || resolved.alpha < 1)
        text += " / " + component(resolved.alpha);
    return text + ')';
}

std::string to_hex(Rgba8 color) { return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue); }

} // namespace syna::color
