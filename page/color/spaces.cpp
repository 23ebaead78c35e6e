#include "page/color/spaces.h"

#include "page/dom/ascii.h"

namespace syna::color {

constexpr SpaceInfo rgb_like(std::string_view name, float unit = 1)
{
    return { name, { { { "r", Meaning::reds, 1, unit }, { "g", Meaning::greens, 1, unit }, { "b", Meaning::blues, 1, unit } } } };
}

constexpr SpaceInfo xyz_like(std::string_view name)
{
    return { name, { { { "x", Meaning::reds }, { "y", Meaning::greens }, { "z", Meaning::blues } } } };
}

// In the order of Space.
constexpr SpaceInfo spaces[] = {
    rgb_like("srgb"),
    rgb_like("srgb-linear"),
    { "hsl", { { { "h", Meaning::hue, 360 }, { "s", Meaning::colorfulness, 100 }, { "l", Meaning::lightness, 100 } } }, 0 },
    { "hwb", { { { "h", Meaning::hue, 360 }, { "w", Meaning::whiteness, 100 }, { "b", Meaning::blackness, 100 } } }, 0 },
    { "lab", { { { "l", Meaning::lightness, 100 }, { "a", Meaning::opponent_a, 125 }, { "b", Meaning::opponent_b, 125 } } } },
    { "lch", { { { "l", Meaning::lightness, 100 }, { "c", Meaning::colorfulness, 150 }, { "h", Meaning::hue, 360 } } }, 2 },
    { "oklab", { { { "l", Meaning::lightness, 1 }, { "a", Meaning::opponent_a, 0.4f }, { "b", Meaning::opponent_b, 0.4f } } } },
    { "oklch", { { { "l", Meaning::lightness, 1 }, { "c", Meaning::colorfulness, 0.4f }, { "h", Meaning::hue, 360 } } }, 2 },
    rgb_like("display-p3"),
    rgb_like("display-p3-linear"),
    rgb_like("a98-rgb"),
    rgb_like("prophoto-rgb"),
    rgb_like("rec2020"),
    xyz_like("xyz-d50"),
    xyz_like("xyz-d65"),
};

SpaceInfo const& info(Space space) { return spaces[static_cast<std::size_t>(space)]; }

static std::optional<Space> any_space(std::string_view name)
{
    if (equals_ignoring_case(name, "xyz"))
        return Space::xyz_d65;
    for (std::size_t i = 0; i < std::size(spaces); ++i) {
        if (equals_ignoring_case(name, spaces[i].name))
            return static_cast<Space>(i);
    }
    return {};
}

std::optional<Space> interpolation_space(std::string_view name) { return any_space(name); }

std::optional<Space> predefined_space(std::string_view name)
{
    auto const space = any_space(name);
    if (!space || is_polar(*space) || *space == Space::lab || *space == Space::oklab)
        return {};
    return space;
}

float normalized_hue(double degrees)
{
    if (!std::isfinite(degrees))
        return 0;
    auto const hue = std::fmod(degrees, 360);
    auto const turned = static_cast<float>(hue < 0 ? hue + 360 : hue);
    return turned >= 360 ? 0 : turned;
}

} // namespace syna::color
