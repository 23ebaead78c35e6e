#include "page/style/visibility.h"
#include "page/style/declarations.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>

#include <string>

using namespace syna;

TEST_CASE("declarations of a style attribute")
{
    struct Case {
        std::string_view text, expected; // "property=value", " !" where important, "|" between.
    };
    auto const cases = std::to_array<Case>({
        { "display:none", "display=none" },
        { " display : none ; color : red ", "display=none|color=red" },
        { "display:none !important", "display=none!" },
        { "display:none!/**/IMPORTANT", "display=none!" },
        { "/* a; */ display /* b */ : /* c */ none", "display=/* c */ none" },
        { "content: 'a;b' ; display: none", "content='a;b'|display=none" },
        { "content: \"a\\\";b\"; display: none", "content=\"a\\\";b\"|display=none" },
        { "background: url(a;b); display: none", "background=url(a;b)|display=none" },
        { "a{b;c}: 1; display: none", "display=none" },
        { "no colon; display: none", "display=none" },
        { ";;;display:none;;;", "display=none" },
        { "*display: none; color: red", "color=red" },
        { "content: 'open\n; display: none", "content='open|display=none" },
        { "/* open", "" },
        { "display", "" },
        { "", "" },
        { "--x: {a:b;c:d}; y: z", "--x={a:b;c:d}|y=z" },
        { "color: red\\", "color=red\\" },
        { "width: calc((1px", "width=calc((1px" },
    });
    for (auto const& [text, expected] : cases) {
        std::string got;
        style::DeclarationReader reader(text);
        while (auto const declaration = reader.next()) {
            got += got.empty() ? "" : "|";
            got += std::string(declaration->property) + "=" + std::string(declaration->value) + (declaration->important ? "!" : "");
        }
        CAPTURE(text);
        CHECK(got == expected);
    }
    CHECK(style::single_keyword("/**/ none /**/") == "none");
    CHECK(style::single_keyword("none block").empty());
    CHECK(style::single_keyword("none(").empty());
}

TEST_CASE("what is rendered and visible, by the markup")
{
    struct Case {
        std::string_view html;
        bool rendered, visible;
    };
    auto const cases = std::to_array<Case>({
        { "<p data-it>x", true, true },
        { "<p hidden data-it>x", false, false },
        { "<p hidden=until-found style='display:block' data-it>x", false, false },
        { "<p hidden style='display:block' data-it>x", true, true },
        { "<div hidden><p data-it>x</div>", false, false },
        { "<p style='display:none' data-it>x", false, false },
        { "<p style='DISPLAY: None' data-it>x", false, false },
        { "<p style='display:none;display:block' data-it>x", true, true },
        { "<p style='display:none!important;display:block' data-it>x", false, false },
        { "<p style='display:none;display:nonsense' data-it>x", false, false },
        { "<p style='background:url(x;display:none)' data-it>x", true, true },
        { "<p style='visibility:hidden' data-it>x", true, false },
        { "<div style='visibility:hidden'><p data-it>x</div>", true, false },
        { "<div style='visibility:hidden'><p style='visibility:visible' data-it>x</div>", true, true },
        { "<div style='visibility:collapse'><p style='visibility:inherit' data-it>x</div>", true, false },
        { "<details><summary data-it>x</summary>y</details>", true, true },
        { "<details><summary>x</summary><p data-it>y</p></details>", false, false },
        { "<details><summary>x</summary><summary data-it>y</summary></details>", false, false },
        { "<details open><summary>x</summary><p data-it>y</p></details>", true, true },
        { "<dialog data-it>x</dialog>", false, false },
        { "<dialog open data-it>x</dialog>", true, true },
        { "<div popover data-it>x</div>", false, false },
        { "<input type=HIDDEN style='display:block' data-it>", false, false },
        { "<input data-it>", true, true },
        { "<datalist><option data-it>x</datalist>", false, false },
        { "<select><option data-it>x</select>", true, true },
        { "<map><area data-it></map>", true, true },
        { "<body><noscript><p data-it>x</p></noscript>", false, false },
        { "<ruby>x<rp data-it>(</rp></ruby>", false, false },
        { "<audio data-it></audio>", false, false },
        { "<audio controls data-it></audio>", true, true },
        { "<video controls><p data-it>x</p></video>", false, false },
        { "<object data=a><p data-it>x</p></object>", false, false },
        { "<object><p data-it>x</p></object>", true, true },
        { "<svg><title data-it>x</title></svg>", false, false },
        { "<svg><defs><g data-it></g></defs></svg>", false, false },
        { "<svg><g data-it></g></svg>", true, true },
    });
    for (auto const& [html, rendered, visible] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        REQUIRE(page.it());
        CHECK(style::is_rendered(page.it()) == rendered);
        CHECK(style::is_visible(page.it()) == visible);
    }

    CHECK_FALSE(style::is_rendered(Node()));
    test::PageOf const inert("<div inert><p data-it>x</div><p data-other>y");
    CHECK(style::is_inert(inert.it()));
    CHECK_FALSE(style::is_inert(inert.with("data-other")));
}
