#include "page/aria/tree.h"
#include "page/aria/focus.h"
#include "page/aria/ownership.h"
#include "page/aria/states.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>

using namespace syna;

static std::string ids(auto const& nodes)
{
    std::string text;
    for (auto const node : nodes)
        text += node.attribute_or(Name::id, "-");
    return text;
}

TEST_CASE("what aria-owns moves")
{
    test::PageOf const page("<p id=a aria-owns='c b nowhere'>x<p id=b>x<p id=c aria-owns='a d'>x<p aria-owns='d b' id=e>x<p id=d>x");
    auto const with = [&](std::string_view id) { return page.document().element_with_id(id); };
    CHECK(ids(aria::owned_by_reference(with("a"))) == "cb");
    // A circle is no order to read in, and the first owner keeps what it has.
    CHECK(ids(aria::owned_by_reference(with("c"))) == "d");
    CHECK(ids(aria::owned_by_reference(with("e"))).empty());
    CHECK(aria::owner_by_reference(with("b")) == with("a"));
    CHECK(aria::owner_by_reference(with("d")) == with("c"));
    CHECK_FALSE(aria::owner_by_reference(with("a")));
}

TEST_CASE("the order of the tab key")
{
    test::PageOf const page("<a href=x id=a>x</a><p id=b tabindex=2>x<p id=c tabindex=1>x<p id=d tabindex=-1>x<p id=e tabindex=0>x<p id=f tabindex=1>x");
    CHECK(ids(aria::focus_order(page.document())) == "cfbae");
}

TEST_CASE("the tree finds what it holds")
{
    test::PageOf const page("<main><p data-it>x <b>y</b></main><p hidden data-hidden>z");
    aria::AccessibilityTree const tree(page.document());
    auto const* const it = tree.find(page.it());
    REQUIRE(it);
    CHECK(it->role == aria::Role::paragraph);
    CHECK(it->level == 2);
    CHECK_FALSE(it->ignored);
    CHECK(tree.nodes()[it->end - 1].node.data() == "y");
    CHECK_FALSE(tree.find(page.with("data-hidden")));
}

TEST_CASE("states")
{
    struct Case {
        std::string_view html, states;
    };
    auto const cases = std::to_array<Case>({
        { "<h3 data-it>x", "level 3;" },
        { "<h3 aria-level=5 data-it>x", "level 5;" },
        { "<h3 aria-level=0 data-it>x", "level 3;" },
        { "<p role=heading data-it>x", "level 2;" },
        { "<input type=checkbox aria-checked=true data-it>", "not checked;" },
        { "<p role=checkbox aria-checked=mixed data-it>", "partly checked;" },
        { "<p role=switch data-it>", "not checked;" },
        { "<button aria-pressed=true data-it>x", "pressed;" },
        { "<button aria-haspopup=true aria-expanded=TRUE data-it>x", "expanded;opens menu;" },
        { "<p aria-expanded=true data-it>x", "" },
        { "<input required readonly data-it>", "required;read-only;" },
        { "<input aria-required=true aria-invalid=spelling data-it>", "required;invalid spelling;" },
        { "<input aria-invalid=false data-it>", "" },
        { "<fieldset disabled><input data-it></fieldset>", "disabled;" },
        { "<select multiple data-it></select>", "several may be chosen;" },
        { "<select><option selected data-it>x</select>", "selected;" },
        { "<progress value=3 max=5 data-it></progress>", "value 3;" },
        { "<p role=slider aria-valuenow=3 aria-valuetext='tre av fem' data-it>", "value tre av fem;" },
        { "<a href=x aria-current=true data-it>x", "current;" },
    });
    for (auto const& [html, expected] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        std::string text;
        for (auto const& state : aria::states(page.it(), aria::role(page.it())))
            text += std::string(state.name) + (state.value.empty() ? "" : " ") + state.value + ";";
        CHECK(text == expected);
    }
}
