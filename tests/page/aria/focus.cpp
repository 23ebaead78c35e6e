#include "page/aria/focus.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>

using namespace syna;

TEST_CASE("what takes focus")
{
    struct Case {
        std::string_view html;
        bool focusable, tabbable;
    };
    auto const cases = std::to_array<Case>({
        { "<p data-it>x", false, false },
        { "<p tabindex=0 data-it>x", true, true },
        { "<p tabindex=-1 data-it>x", true, false },
        { "<p tabindex=' 2x' data-it>x", true, true },
        { "<p tabindex=x data-it>x", false, false },
        { "<p tabindex=99999999999 data-it>x", false, false },
        { "<p tabindex=0 hidden data-it>x", false, false },
        { "<div inert><p tabindex=0 data-it>x</div>", false, false },
        { "<p tabindex=0 style='visibility:hidden' data-it>x", false, false },
        { "<a href=x data-it>x</a>", true, true },
        { "<a data-it>x</a>", false, false },
        { "<svg><a href=x data-it></a></svg>", true, true },
        { "<button data-it>x</button>", true, true },
        { "<button disabled data-it>x</button>", false, false },
        { "<button disabled tabindex=0 data-it>x</button>", false, false },
        { "<input type=hidden data-it>", false, false },
        { "<input data-it>", true, true },
        { "<fieldset disabled><input data-it></fieldset>", false, false },
        { "<fieldset disabled><legend><input data-it></legend></fieldset>", true, true },
        { "<fieldset disabled><legend></legend><legend><input data-it></legend></fieldset>", false, false },
        { "<fieldset disabled><fieldset><legend><input data-it></legend></fieldset></fieldset>", false, false },
        { "<fieldset disabled><a href=x data-it>x</a></fieldset>", true, true },
        { "<iframe data-it></iframe>", true, true },
        { "<details><summary data-it>x</summary></details>", true, true },
        { "<summary data-it>x</summary>", false, false },
        { "<details open><summary>x</summary><summary data-it>y</summary></details>", false, false },
        { "<video controls data-it></video>", true, true },
        { "<video data-it></video>", false, false },
        { "<div contenteditable data-it>x</div>", true, true },
        { "<div contenteditable=false data-it>x</div>", false, false },
        { "<div draggable=true data-it>x</div>", false, false },
    });
    for (auto const& [html, focusable, tabbable] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        REQUIRE(page.it());
        CHECK(aria::is_focusable(page.it()) == focusable);
        CHECK(aria::is_tabbable(page.it()) == tabbable);
    }
    CHECK(aria::is_disabled(test::PageOf("<select><optgroup disabled><option data-it>x</select>").it()));
    CHECK(aria::tab_index(test::PageOf("<p tabindex=+3 data-it>").it()) == 3);
}
