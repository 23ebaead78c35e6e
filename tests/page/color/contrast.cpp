// Contrast, and what is seen through something.

#include "page/color/contrast.h"

#include <catch2/catch.hpp>

using namespace syna;
using color::Rgba8;

constexpr Rgba8 white { 255, 255, 255, 1 }, black { 0, 0, 0, 1 };

TEST_CASE("[spec] the contrast ratio is WCAG's")
{
    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    CHECK(color::contrast_ratio(white, black) == Approx(21));
    CHECK(color::contrast_ratio(white, white) == Approx(1));
    CHECK(color::contrast_ratio({ 118, 118, 118, 1 }, white) == Approx(4.54).margin(0.005));
    CHECK(color::contrast_ratio({ 119, 119, 119, 1 }, white) == Approx(4.48).margin(0.005));
    CHECK(color::contrast_ratio(white, { 0, 0, 255, 1 }) == Approx(8.59).margin(0.005));
}

TEST_CASE("[spec] colours that let something through are composed")
{
    // https://www.w3.org/TR/compositing-1/#simplealphacompositing
    CHECK(color::over({ 0, 0, 0, 0.5f }, white) == Rgba8 { 128, 128, 128, 1 });
    CHECK(color::over({ 255, 0, 0, 0 }, { 1, 2, 3, 1 }) == Rgba8 { 1, 2, 3, 1 });
    CHECK(color::over(black, { 1, 2, 3, 0.2f }) == black);
    CHECK(color::over({ 0, 0, 0, 0 }, { 0, 0, 0, 0 }).alpha == 0);
    CHECK(color::over({ 255, 0, 0, 0.5f }, { 0, 0, 255, 0.5f }) == Rgba8 { 170, 0, 85, 0.75f });
    CHECK(color::with_opacity({ 1, 2, 3, 0.5f }, 0.5f).alpha == Approx(0.25));
}

TEST_CASE("[ours] a gradient has the contrast of all its colours")
{
    color::Color const stops[] = { color::from_rgba8(white), color::from_rgba8(black) };
    auto const colors = color::gradient_colors(stops);
    auto const range = color::contrast_range(black, colors);
    CHECK(range.highest == Approx(21));
    CHECK(range.lowest == Approx(1));
    // Between red and green it gets darker than at either end.
    color::Color const red_green[] = { color::from_rgba8({ 255, 0, 0, 1 }), color::from_rgba8({ 0, 255, 0, 1 }) };
    auto const ends = color::contrast_range(black, std::vector<Rgba8> { { 255, 0, 0, 1 }, { 0, 255, 0, 1 } });
    CHECK(color::contrast_range(black, color::gradient_colors(red_green)).lowest < ends.lowest);
}

TEST_CASE("[ours] the nearest colour that passes keeps the hue")
{
    for (auto const changed : { Rgba8 { 170, 170, 170, 1 }, { 255, 128, 0, 1 }, { 0, 160, 220, 1 }, { 255, 255, 0, 1 } }) {
        for (double const needed : { 3.0, 4.5, 7.0 }) {
            auto const passing = color::nearest_passing(changed, white, needed);
            REQUIRE(passing);
            CHECK(color::contrast_ratio(*passing, white) >= needed);
            CHECK(color::contrast_ratio(*passing, white) < needed + 0.3);
        }
    }
    // Already good; and not to be had.
    CHECK(color::nearest_passing(black, white, 4.5) == black);
    CHECK_FALSE(color::nearest_passing({ 130, 130, 130, 1 }, { 119, 119, 119, 1 }, 7));
    // The lighter side is taken where it is the nearer one.
    auto const on_navy = color::nearest_passing({ 90, 90, 120, 1 }, { 0, 0, 60, 1 }, 4.5);
    REQUIRE(on_navy);
    CHECK(on_navy->blue > 120);
}
