// Values that are read for each element: fonts, images, transforms, clipping, content, shadows.

#include "page/css/tokenizer.h"
#include "page/css_value/clip.h"
#include "page/css_value/content.h"
#include "page/css_value/font.h"
#include "page/css_value/image.h"
#include "page/css_value/shadow.h"
#include "page/css_value/transform.h"

#include <catch2/catch.hpp>

using namespace syna;

static color::ColorContext black_text()
{
    color::ColorContext context;
    context.current_color = color::from_rgba8({ 0, 0, 0, 1 });
    return context;
}

TEST_CASE("[spec] font sizes hang on the parent's")
{
    struct Case {
        std::string_view value;
        double size;
    };
    static constexpr Case cases[] = {
        { "medium", 16 },
        { "xx-small", 9 },
        { "xxx-large", 48 },
        { "larger", 24 },
        { "smaller", 20 / 1.2 },
        { "1.5em", 30 },
        { "150%", 30 },
        { "1.5rem", 24 },
        { "12pt", 16 },
        { "calc(50% + 1rem)", 26 },
        { "clamp(1rem, 2vw, 2rem)", 25.6 },
        { "0", 0 },
    };
    css::NumericContext context;
    context.lengths.font_size = 20;
    for (auto const& [text, size] : cases) {
        INFO(text);
        css::TokenList const tokens(text);
        auto const value = css::parse_value(css::PropertyId::font_size, tokens.range());
        REQUIRE(value);
        CHECK(css::compute_font_size(*value, context) == Approx(size));
    }
    CHECK(css::font_size_of(css::Keyword::medium, css::Monospace::yes) == 13);
}

TEST_CASE("[spec] bolder and lighter hang on the parent's weight")
{
    // https://www.w3.org/TR/css-fonts-4/#relative-weights
    struct Case {
        double parent, bolder, lighter;
    };
    for (auto const& [parent, bolder, lighter] : { Case { 50, 400, 50 }, { 100, 400, 100 }, { 349, 400, 100 }, { 350, 700, 100 }, { 549, 700, 100 }, { 550, 900, 400 }, { 749, 900, 400 }, { 750, 900, 700 }, { 900, 900, 700 }, { 950, 950, 700 } }) {
        CHECK(css::compute_font_weight(css::Value::of(css::Keyword::bolder), parent) == bolder);
        CHECK(css::compute_font_weight(css::Value::of(css::Keyword::lighter), parent) == lighter);
    }
}

TEST_CASE("[spec] line heights are factors or lengths")
{
    css::NumericContext context;
    context.lengths.font_size = 20;
    auto const compute = [&](std::string_view text) {
        css::TokenList const tokens(text);
        return *css::compute_line_height(*css::parse_value(css::PropertyId::line_height, tokens.range()), context);
    };
    using Kind = css::LineHeight::Kind;
    CHECK(compute("normal").kind == Kind::normal);
    CHECK((compute("1.5").kind == Kind::factor && compute("1.5").value == 1.5));
    CHECK((compute("calc(1 + 0.5)").kind == Kind::factor && compute("calc(1 + 0.5)").value == 1.5));
    CHECK((compute("150%").kind == Kind::length && compute("150%").value == 30));
    CHECK((compute("2em").kind == Kind::length && compute("2em").value == 40));
}

TEST_CASE("[spec] gradients say their colours")
{
    struct Case {
        std::string_view value;
        std::size_t stops;
        bool opaque;
    };
    static constexpr Case cases[] = {
        { "linear-gradient(red, blue)", 2, true },
        { "linear-gradient(to right, rgba(0,0,0,.5) 10%, 30%, white 90% 100%)", 2, false },
        { "linear-gradient(45deg in oklch, red, blue)", 2, true },
        { "radial-gradient(circle at center, red 0, blue, green)", 3, true },
        { "repeating-conic-gradient(from 10deg, red 0 10deg, white 0 20deg)", 2, true },
        { "-webkit-linear-gradient(top, #fff 0%, #000 100%)", 2, true },
        { "-webkit-gradient(linear, left top, left bottom, from(#fff), color-stop(0.5, red), to(#000))", 3, true },
        { "linear-gradient(red)", 1, true },
    };
    for (auto const& [text, stops, opaque] : cases) {
        INFO(text);
        css::TokenList const tokens(text);
        auto const images = css::read_images(tokens.range(), black_text());
        REQUIRE(images);
        REQUIRE(images->size() == 1);
        CHECK((*images)[0].kind == css::ImageKind::gradient);
        CHECK((*images)[0].stops.size() == stops);
        CHECK((*images)[0].opaque() == opaque);
    }
    css::TokenList const current("linear-gradient(currentcolor, red)");
    CHECK_FALSE((*css::read_images(current.range(), {}))[0].stops_known);
    css::TokenList const background("no-repeat url(a.png) center, linear-gradient(red, blue), red");
    auto const layers = css::read_background_images(background.range(), black_text());
    REQUIRE(layers.size() == 3);
    CHECK((layers[0].kind == css::ImageKind::address && layers[0].address == "a.png"));
    CHECK(layers[1].kind == css::ImageKind::gradient);
    CHECK(layers[2].kind == css::ImageKind::none);
}

TEST_CASE("[spec] transforms come to a matrix")
{
    struct Case {
        std::string_view value;
        std::array<double, 6> matrix;
        bool singular, known;
    };
    static constexpr Case cases[] = {
        { "none", { 1, 0, 0, 1, 0, 0 }, false, true },
        { "scale(0)", { 0, 0, 0, 0, 0, 0 }, true, true },
        { "scaleX(0)", { 0, 0, 0, 1, 0, 0 }, true, true },
        { "scale(50%, 2)", { 0.5, 0, 0, 2, 0, 0 }, false, true },
        { "rotate(90deg)", { 0, 1, -1, 0, 0, 0 }, false, true },
        { "rotate(-.25turn)", { 0, -1, 1, 0, 0, 0 }, false, true },
        { "rotateY(90deg)", { 0, 0, 0, 1, 0, 0 }, true, true },
        { "translate(10px, -1em)", { 1, 0, 0, 1, 10, -16 }, false, true },
        { "translateY(-100%)", { 1, 0, 0, 1, 0, 0 }, false, true },
        { "scale(2) translate(10px)", { 2, 0, 0, 2, 20, 0 }, false, true },
        { "rotate(90deg) translateX(50%)", { 0, 1, -1, 0, 0, 0 }, false, false },
        { "matrix(1, 2, 3, 4, 5, 6)", { 1, 2, 3, 4, 5, 6 }, false, true },
        { "translateZ(0)", { 1, 0, 0, 1, 0, 0 }, false, true },
        { "translate3d(1px, 2px, 0)", { 1, 0, 0, 1, 1, 2 }, false, true },
        { "perspective(10px)", { 1, 0, 0, 1, 0, 0 }, false, false },
    };
    for (auto const& [text, m, singular, known] : cases) {
        INFO(text);
        css::TokenList const tokens(text);
        auto const transform = css::read_transform(tokens.range(), {});
        REQUIRE(transform);
        auto const& got = transform->matrix;
        std::array<double, 6> const all { got.a, got.b, got.c, got.d, got.e, got.f };
        for (std::size_t i = 0; i < 6; ++i)
            CHECK(all[i] == Approx(m[i]).margin(1e-12));
        CHECK(got.is_singular() == singular);
        CHECK(transform->known == known);
    }
    for (std::string_view const text : { "scale()", "scale(1px)", "rotate(10px)", "wobble(1)", "translate(1px 2px)", "matrix(1)", "scale(1,2,3)" }) {
        INFO(text);
        css::TokenList const tokens(text);
        CHECK_FALSE(css::read_transform(tokens.range(), {}));
    }
    css::TokenList const quarter("90deg"), axis("x 90deg"), nothing("0"), half("-50% 10px");
    CHECK(css::read_rotate(quarter.range())->matrix.b == 1);
    CHECK(css::read_rotate(axis.range())->matrix.is_singular());
    CHECK(css::read_scale(nothing.range())->matrix.is_singular());
    CHECK(css::read_translate(half.range(), {})->percent_x == -50);
}

TEST_CASE("[spec] clipping that leaves nothing is told from other clipping")
{
    using css::Clipping;
    struct Case {
        std::string_view value;
        Clipping expected;
    };
    static constexpr Case paths[] = {
        { "inset(50%)", Clipping::all },
        { "inset(0 100% 0 0)", Clipping::all },
        { "inset(100%)", Clipping::all },
        { "inset(10px)", Clipping::some },
        { "inset(0 round 5px)", Clipping::some },
        { "polygon(0 0, 0 0, 0 0, 0 0)", Clipping::all },
        { "polygon(0px 0px, 0px 0px, 0px 0px)", Clipping::all },
        { "polygon(0 0, 100% 0, 100% 100%)", Clipping::some },
        { "circle(0)", Clipping::all },
        { "circle(50% at center)", Clipping::some },
        { "ellipse(closest-side 0 at 10px 10px)", Clipping::some },
        { "url(#a)", Clipping::unknown },
        { "path('M0 0')", Clipping::unknown },
    };
    for (auto const& [text, expected] : paths) {
        INFO(text);
        css::TokenList const tokens(text);
        CHECK(css::read_clip_path(tokens.range(), {}) == expected);
    }
    static constexpr Case rects[] = {
        { "auto", Clipping::none },
        { "rect(0 0 0 0)", Clipping::all },
        { "rect(1px, 1px, 1px, 1px)", Clipping::all },
        { "rect(0, 0, 0, 0)", Clipping::all },
        { "rect(0, 100px, 100px, 0)", Clipping::some },
        { "rect(auto, auto, auto, auto)", Clipping::some },
        { "rect(0, auto, 0, auto)", Clipping::all },
    };
    for (auto const& [text, expected] : rects) {
        INFO(text);
        css::TokenList const tokens(text);
        CHECK(css::read_clip(tokens.range(), {}) == expected);
    }
}

TEST_CASE("[spec] generated content says its parts")
{
    using css::ContentKind;
    css::TokenList const tokens("'Kapitel ' counter(chapter, upper-roman) counters(x, '.') attr(title) open-quote url(a.png) / 'a' 'b'");
    auto const content = css::read_content(tokens.range());
    REQUIRE(content);
    REQUIRE(content->items.size() == 6);
    CHECK((content->items[0].kind == ContentKind::text && content->items[0].text == "Kapitel "));
    CHECK((content->items[1].kind == ContentKind::counter && content->items[1].text == "chapter" && content->items[1].style == "upper-roman"));
    CHECK((content->items[2].kind == ContentKind::counters && content->items[2].separator == "."));
    CHECK((content->items[3].kind == ContentKind::attribute && content->items[3].text == "title"));
    CHECK(content->items[4].kind == ContentKind::open_quote);
    CHECK(content->items[5].kind == ContentKind::image);
    CHECK((content->has_alternative && content->alternative.size() == 2));
    css::TokenList const decoration("'x' / ''");
    CHECK(css::read_content(decoration.range())->alternative.size() == 1);
}

TEST_CASE("[spec] shadows say colour, place and blur")
{
    css::TokenList const tokens("0 1px 2px red, inset 1em 0 currentcolor");
    auto const shadows = css::read_shadows(tokens.range(), {}, {});
    REQUIRE(shadows);
    REQUIRE(shadows->size() == 2);
    CHECK(((*shadows)[0].y == 1 && (*shadows)[0].blur == 2 && (*shadows)[0].color));
    CHECK(((*shadows)[1].inset && (*shadows)[1].x == 16 && !(*shadows)[1].color));
}
