// Colours: names, spaces, mixtures, and how they are written.

#include "page/color/color.h"
#include "page/color/mix.h"
#include "page/css/tokenizer.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace syna;

static std::string computed(std::string_view text, bool dark = false)
{
    css::TokenList const tokens(text);
    color::ColorContext context;
    context.dark = dark;
    auto const color = color::parse_color(tokens.range(), context);
    return color ? color::serialize(*color) : "nothing";
}

TEST_CASE("[spec] colours are written as they compute")
{
    struct Case {
        std::string_view input, expected;
    };
    // https://www.w3.org/TR/css-color-4/#serializing-color-values and the examples of its sections
    static constexpr Case cases[] = {
        { "  rebeccapurple ", "rgb(102, 51, 153)" },
        { "RED", "rgb(255, 0, 0)" },
        { "#abc", "rgb(170, 187, 204)" },
        { "#11223344", "rgba(17, 34, 51, 0.267)" },
        { "#12345", "nothing" },
        { "#ggg", "nothing" },
        { "red blue", "nothing" },
        { "", "nothing" },
        { "rgb(29 164 192 / 95%)", "rgba(29, 164, 192, 0.95)" },
        { "rgb(70%, 70%, 70%)", "rgb(179, 179, 179)" },
        { "rgb(none none none)", "rgb(0, 0, 0)" },
        { "rgb(1, 2, 3 / 4)", "nothing" },
        { "rgb(1 2, 3)", "nothing" },
        { "hsl(120deg 100% 25%)", "rgb(0, 128, 0)" },
        { "hsl(120 100 25)", "rgb(0, 128, 0)" },
        { "hsl(120, 100, 25)", "nothing" },
        { "hwb(90 10% 10%)", "rgb(128, 230, 26)" },
        { "lab(50% 40 59.5 / 0.5)", "lab(50 40 59.5 / 0.5)" },
        { "oklch(60% 0.15 410deg)", "oklch(0.6 0.15 50)" },
        { "color(display-p3 1 0.5 0)", "color(display-p3 1 0.5 0)" },
        { "color(hsl 1 0.5 0)", "nothing" },
        { "color-mix(in lch, teal 65%, olive)", "lch(49.4431 40.4806 162.546)" },
        { "color-mix(in srgb, white 10%, black)", "color(srgb 0.1 0.1 0.1)" },
        { "color-mix(in srgb, red 20%, blue 20%)", "color(srgb 0.5 0 0.5 / 0.4)" },
        { "rgb(from #0000ff calc(r + 51) g b)", "color(srgb 0.2 0 1)" },
        { "hsl(from red calc(h + 120) s l)", "color(srgb 0 1 0)" },
        { "rgb(from red r g b / calc(alpha / 2))", "color(srgb 1 0 0 / 0.5)" },
        { "light-dark(red, nonsense)", "nothing" },
        { "contrast-color(yellow)", "rgb(0, 0, 0)" },
        { "transparent", "rgba(0, 0, 0, 0)" },
        { "currentcolor", "nothing" }, // It is not known here.
        { "color-mix(in srgb, currentcolor, red)", "nothing" },
    };
    for (auto const& [input, expected] : cases) {
        INFO(input);
        CHECK(computed(input) == expected);
    }
}

TEST_CASE("[ours] system colours are Chromium's, in both schemes")
{
    CHECK(computed("CanvasText") == "rgb(0, 0, 0)");
    CHECK(computed("CanvasText", true) == "rgb(255, 255, 255)");
    CHECK(computed("linktext", true) == "rgb(158, 158, 255)");
    CHECK(computed("window", true) == "rgb(18, 18, 18)");
    CHECK(computed("light-dark(white, black)", true) == "rgb(0, 0, 0)");
}

TEST_CASE("[spec] a colour goes to every space and comes back")
{
    for (auto const rgb : { color::Rgba8 { 18, 52, 86, 1 }, { 255, 255, 255, 1 }, { 0, 0, 0, 1 }, { 250, 128, 3, 1 }, { 1, 254, 127, 1 } }) {
        for (int i = 0; i <= static_cast<int>(color::Space::xyz_d65); ++i) {
            auto const space = static_cast<color::Space>(i);
            auto const back = color::convert(color::convert(color::from_rgba8(rgb), space), color::Space::srgb);
            INFO("space " << i);
            for (std::size_t k = 0; k < 3; ++k)
                CHECK(back.components[k] == Approx(color::from_rgba8(rgb).components[k]).margin(1e-4));
        }
    }
}

TEST_CASE("[spec] what is missing stays missing through a conversion")
{
    // https://www.w3.org/TR/css-color-4/#interpolation-missing: white has no hue, so the other one's is taken.
    CHECK(computed("color-mix(in oklch, white, blue)").ends_with(" 264.052)"));
    CHECK(computed("color-mix(in hsl, hsl(none 50% 50%), hsl(120deg 50% 50%))") == "color(srgb 0.25 0.75 0.25)");
    CHECK(computed("color-mix(in hsl longer hue, hsl(0 100% 50%), hsl(120 100% 50%))") == "color(srgb 0 0 1)");
}

TEST_CASE("[spec] HTML's legacy colours are nearly anything")
{
    struct Case {
        std::string_view input, hex;
    };
    // https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-a-legacy-colour-value
    static constexpr Case cases[] = {
        { "#f00", "#ff0000" },
        { " Red ", "#ff0000" },
        { "ff0000", "#ff0000" },
        { "chucknorris", "#c00000" },
        { "#ffffff7", "#ffff70" },
        { "f", "#0f0000" },
        { "åäö", "#000000" },
        { "#", "#000000" },
    };
    for (auto const& [input, hex] : cases) {
        INFO(input);
        auto const color = color::html_legacy_color(input);
        REQUIRE(color);
        CHECK(color::to_hex(color::to_rgba8(*color)) == hex);
    }
    CHECK_FALSE(color::html_legacy_color(""));
    CHECK_FALSE(color::html_legacy_color("transparent"));
}

TEST_CASE("[ours] colours within colours end somewhere")
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "rgb(from ";
    CHECK(computed(deep + "red") == "nothing");
    std::string sums = "rgb(";
    for (int i = 0; i < 100'000; ++i)
        sums += "calc((";
    CHECK(computed(sums) == "nothing");
}
