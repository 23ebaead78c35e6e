// Numbers, units and math functions.

#include "page/css_value/numeric.h"
#include "page/css/tokenizer.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace syna;
using css::Dimension;

static std::optional<css::Numeric> parse(std::string_view text, css::NumericContext const& context = {})
{
    css::TokenList const tokens(text);
    css::Cursor cursor(tokens.range());
    auto const numeric = css::take_numeric(cursor, context);
    return cursor.at_end() ? numeric : std::nullopt;
}

TEST_CASE("[spec] units come to their canonical one")
{
    struct Case {
        std::string_view input;
        Dimension dimension;
        double value;
    };
    // https://www.w3.org/TR/css-values-4/#absolute-lengths and the sections around it
    static constexpr Case cases[] = {
        { "1", Dimension::number, 1 },
        { "-.5e1", Dimension::number, -5 },
        { "30%", Dimension::percentage, 30 },
        { "10px", Dimension::length, 10 },
        { "1IN", Dimension::length, 96 },
        { "2.54cm", Dimension::length, 96 },
        { "25.4mm", Dimension::length, 96 },
        { "101.6q", Dimension::length, 96 },
        { "72pt", Dimension::length, 96 },
        { "6pc", Dimension::length, 96 },
        { "2em", Dimension::length, 40 },
        { "2rem", Dimension::length, 32 },
        { "2ex", Dimension::length, 20 },
        { "50vw", Dimension::length, 640 },
        { "50dvh", Dimension::length, 512 },
        { "10vmin", Dimension::length, 102.4 },
        { "10vmax", Dimension::length, 128 },
        { "1lh", Dimension::length, 30 },
        { "0.5turn", Dimension::angle, 180 },
        { "100grad", Dimension::angle, 90 },
        { "200ms", Dimension::time, 0.2 },
        { "96dpi", Dimension::resolution, 1 },
        { "1khz", Dimension::frequency, 1000 },
        { "2fr", Dimension::flex, 2 },
    };
    css::NumericContext context;
    context.lengths.font_size = 20;
    context.lengths.line_height = 30;
    for (auto const& [input, dimension, value] : cases) {
        INFO(input);
        auto const numeric = parse(input, context);
        REQUIRE(numeric);
        CHECK(numeric->dimension == dimension);
        CHECK(numeric->value == Approx(value));
    }
    CHECK_FALSE(parse("1xy"));
    CHECK(parse("1em")->exact);
    CHECK_FALSE(parse("1ch")->exact);
    CHECK_FALSE(parse("1cqw")->exact);
}

TEST_CASE("[spec] math functions calculate, with their types checked")
{
    struct Case {
        std::string_view input, expected; // A number and a unit; nothing where it is invalid.
    };
    // https://www.w3.org/TR/css-values-4/#math
    static constexpr Case cases[] = {
        { "calc(1px + 2px)", "3px" },
        { "calc(1px+ 2px)", "" },
        { "calc(1px +2px)", "" },
        { "calc(1px/**/ + /**/2px)", "3px" },
        { "calc(2 * 3px)", "6px" },
        { "calc(2*3px - 1em/2)", "-2px" },
        { "calc(6px / 2)", "3px" },
        { "calc(6px / 2px)", "3" },
        { "calc(2px * 3px)", "" },
        { "calc(2px * 3px / 1px)", "6px" },
        { "calc(1px + 1)", "" },
        { "calc(1px + 1s)", "" },
        { "calc((1 + 2) * (3 + 4))", "21" },
        { "calc(1 + 2 3)", "" },
        { "calc()", "" },
        { "calc(1 +)", "" },
        { "calc(pi)", "3.14159265" },
        { "calc(-infinity)", "-inf" },
        { "calc(NaN)", "0" },
        { "calc(0 / 0)", "0" },
        { "min(3px, 1px, 2px)", "1px" },
        { "max(1px, 1em)", "16px" },
        { "max(1px, 1)", "" },
        { "clamp(1px, 5px, 3px)", "3px" },
        { "clamp(10px, 5px, 3px)", "10px" },
        { "clamp(none, 5px, 3px)", "3px" },
        { "clamp(1px, 5px, none)", "5px" },
        { "clamp(1px, none, 3px)", "" },
        { "clamp(1px, 2px)", "" },
        { "round(7px, 5px)", "5px" },
        { "round(up, 6px, 5px)", "10px" },
        { "round(down, -6px, 5px)", "-10px" },
        { "round(to-zero, -6px, 5px)", "-5px" },
        { "round(2.5)", "3" },
        { "round(2.5px)", "" },
        { "round(up, 3px, infinity * 1px)", "inf" },
        { "mod(18px, 5px)", "3px" },
        { "mod(-18px, 5px)", "2px" },
        { "rem(-18px, 5px)", "-3px" },
        { "sin(90deg)", "1" },
        { "cos(0)", "1" },
        { "tan(45deg)", "1" },
        { "sin(1px)", "" },
        { "asin(1)", "90deg" },
        { "atan2(1px, 1px)", "45deg" },
        { "pow(2, 10)", "1024" },
        { "pow(2px, 2)", "" },
        { "sqrt(9)", "3" },
        { "hypot(3px, 4px)", "5px" },
        { "log(8, 2)", "3" },
        { "exp(0)", "1" },
        { "abs(-3px)", "3px" },
        { "sign(-3px)", "-1" },
        { "progress(5px, 0px, 10px)", "0.5" },
        { "calc(min(1px, 2px) * 2 + max(3px, 4px))", "6px" },
        { "calc(10%)", "10%" },
        { "calc(10% + 1px)", "" },
        { "foo(1px)", "" },
        { "calc(1px + (2px", "3px" }, // Closed by the end.
    };
    for (auto const& [input, expected] : cases) {
        INFO(input);
        auto const numeric = parse(input);
        if (expected.empty()) {
            CHECK_FALSE(numeric);
            continue;
        }
        REQUIRE(numeric);
        std::string_view unit = expected;
        double const value = std::strtod(expected.data(), nullptr);
        unit.remove_prefix(std::min(unit.size(), unit.find_first_not_of("-+.0123456789")));
        bool const infinite = unit == "inf";
        if (infinite) {
            CHECK(std::isinf(numeric->value));
            CHECK(std::signbit(numeric->value) == (expected[0] == '-'));
            continue;
        }
        CHECK(numeric->value == Approx(value).margin(1e-9));
        CHECK(numeric->dimension == (unit == "px" ? Dimension::length : unit == "deg" ? Dimension::angle
                      : unit == "%"                                                   ? Dimension::percentage
                                                                                      : Dimension::number));
    }
}

TEST_CASE("[spec] percentages wait for their basis")
{
    css::NumericContext unknown;
    unknown.percent_is_length = true;
    auto const sum = parse("calc(100% - 2 * 20px)", unknown);
    REQUIRE(sum);
    CHECK((sum->dimension == Dimension::length && sum->value == -40 && sum->percent == 100 && sum->known));
    // The least of both hangs on the basis; with the same share in each it does not.
    CHECK_FALSE(parse("min(100%, 500px)", unknown)->known);
    auto const same = parse("min(50% + 1px, 50% + 2px)", unknown);
    CHECK((same->known && same->value == 1 && same->percent == 50));
    auto const half = parse("calc((100% + 10px) / 2)", unknown);
    CHECK((half->value == 5 && half->percent == 50));

    auto known = unknown;
    known.percent_basis = 200;
    CHECK(parse("min(100%, 500px)", known)->value == 200);
    CHECK(parse("25%", known)->value == 50);
}

TEST_CASE("[ours] deep and long calculations end")
{
    std::string deep, functions, sum = "calc(1px";
    for (int i = 0; i < 200'000; ++i) {
        deep += '(';
        functions += "max(1px,";
        sum += " + 1px";
    }
    CHECK_FALSE(parse("calc(" + deep));
    CHECK_FALSE(parse(functions));
    CHECK(parse(sum + ")")->value == 200'001);
    CHECK_FALSE(parse("calc(" + [] { std::string s = "1px"; for (int i = 0; i < 1000; ++i) s += " * 1px"; return s; }() + ")"));
}
