#include "tests/page/page_from.h"

#include "page/source/respelling.h"

#include <catch2/catch.hpp>

using namespace syna;
using tests::page_from;

TEST_CASE("names are respelled in tags only")
{
    struct Row {
        std::string_view source, text; // Empty: nothing changed.
    };
    for (auto const& row : std::vector<Row> {
             { "<p>dialog</p>", "" },
             { "<dialog open></DIALOG >", "<hgroup open></hgroup >" },
             { "<dialogs><search/>", "<dialogs><hgroup/>" },
             { "<p title='<dialog>'>", "" },
             { "<p title=<dialog>x", "" },
             { "<!-- <dialog> --><!--><dialog>", "<!-- <dialog> --><!--><hgroup>" },
             { "<!-- --!><dialog><!---><search>", "<!-- --!><hgroup><!---><hgroup>" },
             { "<? <dialog>", "" },
             { "</ <dialog>", "" },
             { "< <dialog>", "< <hgroup>" },
             { "<!doctype <dialog>", "" },
             { "<![CDATA[ <dialog> ]]><dialog>", "<![CDATA[ <dialog> ]]><hgroup>" },
             { "<script><dialog></script><dialog>", "<script><dialog></script><hgroup>" },
             { "<script><!-- <script></script><dialog> --></script><dialog>", "<script><!-- <script></script><dialog> --></script><hgroup>" },
             { "<script><!--> <script></script><dialog>", "<script><!--> <script></script><hgroup>" },
             { "<style></styles><dialog></STYLE><dialog>", "<style></styles><dialog></STYLE><hgroup>" },
             { "<title><dialog>&#99999999999</title>", "<title><dialog>&#00000065533</title>" },
             { "<textarea><dialog>", "" },
             { "<plaintext><dialog>", "" },
             { "&#99999999;&#x99999999;&#1114111;", "&#00065533;&#x0000FFFD;&#1114111;" },
             { "<p title='&#xFFFFFFFFFFFFFFFF;'>", "<p title='&#x000000000000FFFD;'>" },
             { "<menuitem><isindex>", "<progress><acronym>" },
             { "<select><option>a</option><optgroup><option>b</optgroup></select>", "" },
             { "<select><!-- <div> --><script></script></select>", "" },
             { "<select><button>a</button></select><select></SELECT>", "<object><button>a</button></object><select></SELECT>" },
             { "<select a=&#99999999999;><div>", "<object a=&#00000065533;><div>" },
             { "<select><div><select><div></select>", "<select><div><object><div></object>" },
             { "<select><div><input></select>", "" },
             { "<select><optgroup><hr><optgroup></select>", "" },
         }) {
        INFO(row.source);
        auto const respelling = respell(row.source, 1024);
        CHECK(respelling.text == row.text);
    }
}

TEST_CASE("attributes beyond the limit are blanked")
{
    CHECK(respell("<p a=1 b='>' c d=2>x</p e f g>", 2).text == "<p a=1 b='>'      >x</p e f  >");
}

TEST_CASE("the first doctype is found")
{
    CHECK(respell("<!-- <!doctype x> --> <!DOCTYPE html><!doctype y>", 9).doctype == 22);
    CHECK_FALSE(respell("<p>", 9).doctype);
}

TEST_CASE("respelled elements keep their names and words")
{
    auto const page = page_from("<!doctype html><p>a<dialog id=d>b</dialog><search id=s></search><hgroup id=h></hgroup><progress id=p></progress><acronym id=a></acronym>");
    auto const& document = page.document();
    CHECK(document.element_with_id("d").is(Name::dialog));
    CHECK(document.element_with_id("d").parent() == document.body()); // It has closed the p.
    CHECK(document.element_with_id("s").is(Name::search));
    CHECK(document.element_with_id("h").is(Name::hgroup));
    CHECK(document.element_with_id("p").is(Name::progress));
    CHECK(document.element_with_id("a").is(Name::acronym));
    CHECK(document.elements(Name::hgroup).size() == 1);
}

TEST_CASE("what a select holds is there")
{
    auto const page = page_from("<!doctype html><p><select id=s><button>a</button><option>b<optgroup label=c></optgroup></select>d<object>e</object>");
    auto const& document = page.document();
    auto const select = document.element_with_id("s");
    CHECK(select.is(Name::select));
    CHECK(select.text_content() == "ab");
    CHECK(select.next_sibling().data() == "d");
    CHECK(select.first_element_child().is(Name::button));
    CHECK(document.elements(Name::object).size() == 1);
}

TEST_CASE("where raw text was taken for tags, the source is parsed as it is")
{
    // In svg, style is no raw text and may close itself: the rest looks like raw text, then like markup, to the respelling.
    for (auto const html : {
             "<svg><style/><!-- </style><dialog> --></svg>",
             "<svg><style/><g title='</style><dialog>'/></svg>",
         }) {
        INFO(html);
        auto const page = page_from(html);
        std::string words;
        for (auto const node : page.nodes([](Node) { return true; })) {
            words += node.data();
            for (auto const& attribute : node.attributes())
                words += attribute.value;
        }
        CHECK(words.find("dialog") != words.npos);
        CHECK(words.find("hgroup") == words.npos);
    }
}
