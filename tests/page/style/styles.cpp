// Computed styles of whole pages: what comes from sheets, what is not known, and what that makes of visibility.

#include "page/style/styles.h"
#include "page/style/visibility.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

using namespace syna;

static Node target(Page const& page) { return page.document().element_with_id("t"); }

static std::string color_of_target(std::string const& html)
{
    auto const page = tests::page_from("<!DOCTYPE html>" + html);
    return color::serialize(page.styles().of(target(page)).color);
}

TEST_CASE("Colours of text by the order of the cascade", "[spec]")
{
    struct Row {
        char const* html;
        char const* color;
    };
    auto const row = GENERATE(values<Row>({
        { "<p id=t>", "rgb(0, 0, 0)" },
        { "<a id=t href=x>", "rgb(0, 0, 238)" },
        { "<style>p { color: red }</style><p id=t>", "rgb(255, 0, 0)" },
        { "<style>#t { color: red } p { color: blue }</style><p id=t>", "rgb(255, 0, 0)" },
        { "<style>p { color: red !important }</style><p id=t style='color: blue'>", "rgb(255, 0, 0)" },
        { "<style>div { color: red }</style><div><p id=t>", "rgb(255, 0, 0)" },
        { "<style>@layer a { #t { color: red } } p { color: blue }</style><p id=t>", "rgb(0, 0, 255)" },
        { "<style>@layer a { p { color: red !important } } p { color: blue !important }</style><p id=t>", "rgb(255, 0, 0)" },
        { "<style>:root { --c: red } p { color: var(--c, blue) }</style><p id=t>", "rgb(255, 0, 0)" },
        { "<style>p { color: var(--c, blue) }</style><p id=t>", "rgb(0, 0, 255)" },
        { "<style>p { --a: var(--b); --b: var(--a); color: var(--a, blue) }</style><p id=t>", "rgb(0, 0, 255)" },
        { "<style>@media print { p { color: red } }</style><p id=t>", "rgb(0, 0, 0)" },
        { "<style>a { color: red } a { color: revert }</style><a id=t href=x>", "rgb(0, 0, 238)" },
        { "<style>@import url('data:text/css,p%7Bcolor:red%7D');</style><p id=t>", "rgb(255, 0, 0)" },
        { "<font id=t color=red>", "rgb(255, 0, 0)" },
        { "<style>* { color: blue }</style><font id=t color=red>", "rgb(0, 0, 255)" },
    }));
    INFO(row.html);
    CHECK(color_of_target(row.html) == row.color);
}

TEST_CASE("Where a declaration stands is told", "[ours]")
{
    auto const page = tests::page_from("<!DOCTYPE html><style>\n\np { color: red }</style><p id=t>");
    auto const& from = page.styles().of(target(page)).color_from;
    auto const& sheet = page.styles().sheets()[from.sheet];
    CHECK(sheet.owner.is(Name::style));
    CHECK(sheet.prepared->sheet()->position(from.offset).line == 3);
}

TEST_CASE("What sheets hide is not visible", "[spec]")
{
    auto const shown = [](std::string const& html) {
        auto const page = tests::page_from("<!DOCTYPE html>" + html);
        return style::is_visible(target(page));
    };
    CHECK(shown("<p id=t>"));
    CHECK_FALSE(shown("<style>p { display: none }</style><p id=t>"));
    CHECK_FALSE(shown("<style>div { visibility: hidden }</style><div><p id=t>"));
    CHECK(shown("<style>div { visibility: hidden } p { visibility: visible }</style><div><p id=t>"));
    CHECK(shown("<style>@media print { p { display: none } }</style><p id=t>"));
    CHECK(shown("<style>p { display: block }</style><p id=t hidden>"));
    CHECK(shown("<map><area id=t href=x></map>"));
    // A container's size is known to a browser only: markup decides.
    CHECK(shown("<style>@container (min-width: 1px) { p { display: none } }</style><p id=t>"));
}

TEST_CASE("A sheet that did not come makes styles incomplete, and markup decides", "[ours]")
{
    auto const page = tests::page_from("<!DOCTYPE html><link rel=stylesheet href=a.css><style>p { display: none }</style><p id=t>");
    CHECK_FALSE(page.styles().complete());
    CHECK(page.styles().missing_sheets().size() == 1);
    CHECK(style::is_visible(target(page)));
    CHECK(tests::page_from("<!DOCTYPE html><link rel=stylesheet href=a.css media=print><p id=t>").styles().complete());
}

TEST_CASE("Variables that double end in bounded time", "[ours]")
{
    std::string html = "<!DOCTYPE html><style>p { --a0: red red;";
    for (int i = 1; i < 64; ++i)
        html += "--a" + std::to_string(i) + ": var(--a" + std::to_string(i - 1) + ") var(--a" + std::to_string(i - 1) + ");";
    auto const page = tests::page_from(html + "color: var(--a63)}</style><p id=t>");
    CHECK_FALSE(page.styles().complete());
}

TEST_CASE("Like elements share a style", "[ours]")
{
    std::string html = "<!DOCTYPE html><style>li { color: red }</style><ul>";
    for (int i = 0; i < 1000; ++i)
        html += "<li class=x>a";
    CHECK(tests::page_from(html).styles().distinct() < 12);
}
