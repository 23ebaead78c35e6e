#include "page/css/media_query.h"

#include "page/css/supports_condition.h"
#include "page/css/tokenizer.h"

#include <catch2/catch.hpp>

using namespace syna::css;

TEST_CASE("media queries on an ordinary computer [spec]")
{
    static constexpr char const* applies[] = { "", "all", "screen", "SCREEN", "only screen", "not print", "print, screen", "(width)", "(min-width: 1280px)", "(max-width:1280px)", "screen and (min-width: 40em)",
        "(width >= 1280px)", "(1000px <= width < 2000px)", "(2000px > width >= 1280px)", "(width = 1280px)", "(1280px = width)", "not (width < 100px)", "(not (width < 100px))", "(width > 0) and (height > 0)",
        "(width < 1px) or (height > 1px)", "((width > 1px) and (hover))", "(hover: hover)", "(pointer: fine)", "(any-hover)", "(orientation: landscape)", "(color)", "(min-color: 8)", "(prefers-color-scheme: light)",
        "(prefers-reduced-motion: no-preference)", "(min-aspect-ratio: 5/4)", "(aspect-ratio: 5 / 4)", "(aspect-ratio > 1)", "(min-resolution: 96dpi)", "(resolution: 1x)", "(-webkit-min-device-pixel-ratio: 1)", "(-webkit-transform-3d)",
        "(-webkit-transform-3d: 1)", "(grid: 0)", "(update: fast)", "(scripting: enabled)", "(forced-colors: none)", "(display-mode: browser)", "(width: 80rem)", "foo, screen", "(foo), screen", "screen and (foo), all", "not print and (foo)",
        "(prefers-contrast: no-preference)", "(400px<=width)", "(min-width: 100vmin)", "(color-gamut: srgb)", "(5/4 <= aspect-ratio)", "not speech", "not foo" };
    for (auto const* const query : applies) {
        INFO(query);
        CHECK(evaluate_media(query, Device()));
    }
    static constexpr char const* others[] = { "print", "not all", "not screen", "tv", "only print", "(width: 1px)", "(max-width: 1279px)", "(grid)", "(monochrome)", "(foo)", "not (foo)", "(foo: bar)", "(width < 100px)", "(not (width > 100px))",
        "screen or (hover)", "screen and (width > 1px) or (hover)", "(hover) and (foo) or (hover)", "and", "not", "only", "only (hover)", "or and (hover)", "screen (hover)", "screen and(hover)", "(min-orientation: portrait)", "(min-width)",
        "(min-width: red)", "(min-width 100px)", "(width < = 100px)", "(100px < width > 50px)", "(100px = width = 100px)", "(orientation: portrait)", "(prefers-color-scheme: dark)", "(prefers-color-scheme: blue)", "(hover: none)",
        "(prefers-reduced-motion)", "(prefers-reduced-motion: reduce)", "(min-resolution: 2x)", "(resolution: infinite)", "(prefers-contrast)", "(forced-colors)", "(color: 8.0)", "(scripting: none)", "layer", "screen,,", "foo(bar)",
        "(width:)", "(: 1px)", "screen and", "not(hover)", "(min-width: 1px", ",", "()", "(width > 1px) and (width > 1px) or (width > 1px)", "(-webkit-min-device-pixel-ratio: 1.5)", "{screen}", "(scan: progressive)" };
    for (auto const* const query : others) {
        // The end of the text closes what is open.
        bool const expected = std::string_view(query) == "(min-width: 1px" || std::string_view(query) == "screen,,";
        INFO(query);
        CHECK(evaluate_media(query, Device()) == expected);
    }
}

TEST_CASE("media queries on other devices [spec]")
{
    Device phone;
    phone.width = 320;
    phone.height = 640;
    phone.pixel_ratio = 2;
    phone.hover = false;
    phone.color_scheme = Device::ColorScheme::dark;
    phone.reduced_motion = true;
    for (auto const* const query : { "(max-width: 20em)", "(orientation: portrait)", "(hover: none)", "(pointer: coarse)", "(prefers-color-scheme: dark)", "(prefers-reduced-motion)", "(min-resolution: 2dppx)", "(min-resolution: 192dpi)",
             "(aspect-ratio: 1/2)", "not (any-hover: hover)" }) {
        INFO(query);
        CHECK(evaluate_media(query, phone));
        CHECK_FALSE(evaluate_media(query, Device()));
    }
    Device paper;
    paper.medium = Device::Medium::print;
    CHECK(evaluate_media("print", paper));
    CHECK_FALSE(evaluate_media("screen", paper));
}

TEST_CASE("@supports [spec]")
{
    auto const holds = [](std::string_view text) {
        TokenList const tokens(text);
        return evaluate_supports(tokens.range(), [](std::string_view property, TokenRange value) { return property == "color" && value.size() == 1 && is_ident(value[0], "red"); });
    };
    for (auto const* const condition : { "(color: red)", "(COLOR: red)", "(color:red !important)", "not (color: blue)", "(color: red) and (not (color: blue))", "(color: blue) or (color: red)", "((color: red))", "(--x: y)", "(--x:)",
             "selector(a > b)", "selector(:is(a))", "font-tech(variations)", "font-format(woff2)", "not selector(:foo)", "not (foo)", "not unknown(x)", "(not (foo: bar))" }) {
        INFO(condition);
        CHECK(holds(condition) == Match::yes);
    }
    for (auto const* const condition : { "", "color: red", "(color: blue)", "(color)", "(foo)", "not(color: blue)", "(color: red) and (color: red) or (color: red)", "(color: red) (color: red)", "selector(a, b)", "selector(::foo)", "selector()",
             "font-tech(foo)", "font-format(svg)", "unknown(x)", "()", "(color: red;)", "not", "not not (color: red)" }) {
        INFO(condition);
        CHECK(holds(condition) == Match::no);
    }
}
