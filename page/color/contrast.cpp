#include "page/color/contrast.h"

#include "page/color/mix.h"
#include "page/color/spaces.h"

#include <algorithm>
#include <cmath>

namespace syna::color {

//   https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
static std::array<double, 256> linear_table()
{
    std::array<double, 256> table;
    for (int i = 0; i < 256; ++i) {
        auto const v = i / 255.0;
        table[static_cast<std::size_t>(i)] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return table;
}

double relative_luminance(Rgba8 color)
{
    static auto const linear = linear_table();
    return 0.2126 * linear[color.red] + 0.7152 * linear[color.green] + 0.0722 * linear[color.blue];
}

double contrast_ratio(Rgba8 one, Rgba8 other)
{
    auto const a = relative_luminance(one), b = relative_luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Rgba8 over(Rgba8 front, Rgba8 behind)
{
    if (front.alpha >= 1)
        return front;
    auto const alpha = front.alpha + behind.alpha * (1 - front.alpha);
    if (alpha <= 0)
        return { 0, 0, 0, 0 };
    auto const blend = [&](uint8_t in_front, uint8_t beneath) {
        auto const value = (in_front * front.alpha + beneath * behind.alpha * (1 - front.alpha)) / alpha;
        return static_cast<uint8_t>(std::clamp(value + 0.5f, 0.f, 255.f));
    };
    return { blend(front.red, behind.red), blend(front.green, behind.green), blend(front.blue, behind.blue), alpha };
}

Rgba8 with_opacity(Rgba8 color, float opacity)
{
    color.alpha *= std::clamp(opacity, 0.f, 1.f);
    return color;
}

ContrastRange contrast_range(Rgba8 text, std::span<Rgba8 const> behind)
{
    ContrastRange range;
    for (auto const& color : behind) {
        auto const ratio = contrast_ratio(over(text, color), color);
        range.lowest = std::min(range.lowest, ratio);
        range.highest = std::max(range.highest, ratio);
    }
    return range;
}

std::vector<Rgba8> gradient_colors(std::span<Color const> stops, Space space)
{
    constexpr int steps = 32; // Between two stops.
    std::vector<Rgba8> colors;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        colors.push_back(to_rgba8(stops[i]));
        if (i + 1 == stops.size() || stops[i] == stops[i + 1])
            continue;
        for (int step = 1; step < steps; ++step)
            colors.push_back(to_rgba8(interpolate(stops[i], stops[i + 1], static_cast<float>(step) / steps, space)));
    }
    return colors;
}

// The colour in sRGB with this lightness and hue, and as much of the chroma as fits.
static Rgba8 with_lightness(Color oklch, float lightness)
{
    oklch.components[0] = lightness;
    auto const fits = [](Color const& color) {
        return std::ranges::all_of(convert(color, Space::srgb).components, [](float c) { return c >= -0.0005f && c <= 1.0005f; });
    };
    if (!fits(oklch)) {
        float least = 0, most = oklch.components[1];
        for (int i = 0; i < 12; ++i) {
            oklch.components[1] = (least + most) / 2;
            (fits(oklch) ? least : most) = oklch.components[1];
        }
        oklch.components[1] = least;
    }
    return to_rgba8(oklch);
}

std::optional<Rgba8> nearest_passing(Rgba8 changed, Rgba8 fixed, double needed)
{
    changed.alpha = 1;
    if (contrast_ratio(changed, fixed) >= needed)
        return changed;
    constexpr int steps = 256;
    auto const oklch = convert(from_rgba8(changed), Space::oklch);
    for (int step = 1; step <= steps; ++step) {
        auto const distance = static_cast<float>(step) / steps;
        std::optional<Rgba8> best;
        double best_ratio = needed;
        for (auto const lightness : { oklch.components[0] - distance, oklch.components[0] + distance }) {
            if (lightness < -1.f / steps || lightness > 1 + 1.f / steps)
                continue;
            auto const candidate = with_lightness(oklch, std::clamp(lightness, 0.f, 1.f));
            auto const ratio = contrast_ratio(candidate, fixed);
            if (ratio >= best_ratio) {
                best = candidate;
                best_ratio = ratio;
            }
        }
        if (best)
            return best;
    }
    return {};
}

} // namespace syna::color
