#include "page/color/mix.h"

#include "page/color/spaces.h"

#include <algorithm>

namespace syna::color {

// What is missing stays missing through a conversion, in the component that means the same.
//   https://www.w3.org/TR/css-color-4/#interpolation-missing
static Color convert_carrying(Color const& color, Space space)
{
    auto converted = convert(color, space);
    if (color.space == space)
        return converted;
    auto const& from = info(color.space);
    auto const& to = info(space);
    bool const chromaticity_missing = [&] {
        // The opponent pair and the polar pair stand for the same thing as pairs.
        bool missing = true, any = false;
        for (std::size_t i = 0; i < 3; ++i) {
            auto const meaning = from.channels[i].meaning;
            if (meaning == Meaning::opponent_a || meaning == Meaning::opponent_b || meaning == Meaning::colorfulness || meaning == Meaning::hue) {
                any = true;
                missing = missing && is_none(color.components[i]);
            }
        }
        return any && missing;
    }();
    for (std::size_t i = 0; i < 3; ++i) {
        auto const meaning = to.channels[i].meaning;
        for (std::size_t k = 0; k < 3; ++k) {
            if (from.channels[k].meaning == meaning && is_none(color.components[k]))
                converted.components[i] = none;
        }
        bool const is_chromaticity = meaning == Meaning::opponent_a || meaning == Meaning::opponent_b || meaning == Meaning::colorfulness || meaning == Meaning::hue;
        if (is_chromaticity && chromaticity_missing && color.space != Space::hwb && space != Space::hwb)
            converted.components[i] = none;
    }
    return converted;
}

//   https://www.w3.org/TR/css-color-4/#hue-interpolation
static void fix_hues(float& a, float& b, HuePath path)
{
    auto const difference = b - a;
    switch (path) {
    case HuePath::shorter:
        if (difference > 180)
            a += 360;
        else if (difference < -180)
            b += 360;
        break;
    case HuePath::longer:
        if (difference > 0 && difference < 180)
            a += 360;
        else if (difference > -180 && difference <= 0)
            b += 360;
        break;
    case HuePath::increasing:
        if (b < a)
            b += 360;
        break;
    case HuePath::decreasing:
        if (a < b)
            a += 360;
        break;
    }
}

//   https://www.w3.org/TR/css-color-4/#interpolation
Color interpolate(Color const& first, Color const& second, float share, Space space, HuePath path)
{
    // 1. to 3. Both in the interpolation space, with what is missing carried.
    auto a = convert_carrying(first, space);
    auto b = convert_carrying(second, space);
    // 4. What one lacks it takes from the other.
    auto const fill = [](float& one, float& other) {
        if (is_none(one))
            one = other;
        else if (is_none(other))
            other = one;
    };
    for (std::size_t i = 0; i < 3; ++i)
        fill(a.components[i], b.components[i]);
    fill(a.alpha, b.alpha);
    // 5. Hues go round as asked.
    auto const hue = info(space).hue;
    if (hue >= 0 && !is_none(a.components[static_cast<std::size_t>(hue)]))
        fix_hues(a.components[static_cast<std::size_t>(hue)], b.components[static_cast<std::size_t>(hue)], path);
    // 6. to 8. Premultiplied by alpha, between the two, and divided again; hues are angles and not premultiplied.
    Color result;
    result.space = space;
    result.legacy = false;
    bool const no_alpha = is_none(a.alpha);
    auto const alpha_a = no_alpha ? 1 : a.alpha, alpha_b = no_alpha ? 1 : b.alpha;
    auto const alpha = alpha_a + (alpha_b - alpha_a) * share;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const from = a.components[i], to = b.components[i];
        if (static_cast<int>(i) == hue)
            result.components[i] = is_none(from) ? none : normalized_hue(from + (to - from) * share);
        else
            result.components[i] = (from * alpha_a * (1 - share) + to * alpha_b * share) / (alpha == 0 ? 1 : alpha);
    }
    result.alpha = no_alpha ? none : alpha;
    return result;
}

//   https://www.w3.org/TR/css-color-5/#color-mix-percent-norm
std::optional<Color> mix(std::span<Ingredient const> ingredients, Space space, HuePath hue)
{
    // 1. What has no percentage shares what the others leave.
    double given = 0;
    std::size_t without = 0;
    for (auto const& ingredient : ingredients) {
        given += ingredient.percent.value_or(0);
        without += !ingredient.percent;
    }
    auto const left = without != 0 ? std::max(0.0, 100 - given) / static_cast<double>(without) : 0;
    // 2. Nothing of everything is no colour.
    auto const total = given + left * static_cast<double>(without);
    if (ingredients.empty() || total == 0)
        return {};
    // 3. Two by two, each with its share of what there is so far.
    auto result = convert_carrying(ingredients[0].color, space);
    auto weight = ingredients[0].percent.value_or(left);
    for (auto const& next : ingredients.subspan(1)) {
        auto const added = next.percent.value_or(left);
        auto const share = weight + added > 0 ? added / (weight + added) : 0.5;
        result = interpolate(result, next.color, static_cast<float>(share), space, hue);
        weight += added;
    }
    // 4. Less than all of it lets something through.
    if (total < 100 && !is_none(result.alpha))
        result.alpha *= static_cast<float>(total / 100);
    return result;
}

} // namespace syna::color
