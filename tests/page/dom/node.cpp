#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

using namespace syna;
using tests::page_from;

TEST_CASE("the tree is walked in every direction")
{
    auto const page = page_from("<!doctype html><title>t</title><body>a<p id=p>b<i>c</i><!--d--><b>e</b></p>f<svg viewBox=x><linearGradient/></svg>");
    auto const& document = page.document();
    auto const p = document.element_with_id("p");
    REQUIRE(p);
    CHECK(p.is(Name::p));
    CHECK(p.text_content() == "bce");
    CHECK(p.parent() == document.body());
    CHECK(p.previous_sibling().data() == "a");
    CHECK(p.next_sibling().data() == "f");
    CHECK(p.first_element_child().is(Name::i));
    CHECK(p.first_element_child().next_element_sibling().is(Name::b));
    CHECK(p.last_child().previous_element_sibling().is(Name::i));
    CHECK(p.last_child().previous_sibling().kind() == NodeKind::comment);
    CHECK(p.contains(p));
    CHECK(p.contains(p.last_child()));
    CHECK_FALSE(p.contains(p.next_sibling()));
    CHECK_FALSE(p.last_child().contains(p));
    CHECK(p.next_skipping_children(document.root()).data() == "f");
    CHECK_FALSE(p.next_skipping_children(p));
    CHECK(p.last_child().next(p).data() == "e");
    CHECK_FALSE(p.last_child().next(p).next(p));
    CHECK(p.first_element_child().first_child().ancestor(Name::body) == document.body());
    CHECK(document.head().first_element_child().is(Name::title));
    CHECK(document.document_element().parent() == document.root());
    CHECK_FALSE(document.document_element().parent_element());
    CHECK_FALSE(document.root().parent());
    CHECK(document.root().first_child().kind() == NodeKind::doctype);

    auto const gradient = document.elements().back();
    CHECK(gradient.is_svg(Name::lineargradient));
    CHECK_FALSE(gradient.is(Name::lineargradient));
    CHECK(gradient.tag() == "linearGradient");
    CHECK(gradient.parent().attribute(Name::viewbox) == "x");
    CHECK(gradient.parent().attributes()[0].text_name == "viewBox");

    Node const nothing;
    CHECK_FALSE(nothing.parent());
    CHECK_FALSE(nothing.next(nothing));
    CHECK(nothing.text_content().empty());
    CHECK_FALSE(nothing.has(Name::id));
    CHECK(nothing.position().line == 0);
}

TEST_CASE("adjacent texts are one node, entities and line ends are decoded")
{
    auto const page = page_from("<body><p>a&amp;b\r\nc&aring;<table>x<tr>y</table>z");
    CHECK(page.document().elements(Name::p)[0].first_child().data() == "a&b\nc\xC3\xA5xy");
}

TEST_CASE("what a template holds is no part of the page")
{
    auto const page = page_from("<body><template><p id=x>a</template><p id=x>b<template><template><i></i></template></template>");
    CHECK(page.document().elements_with_id("x").size() == 1);
    CHECK(page.document().elements(Name::p).size() == 1);
    CHECK(page.document().elements(Name::template_).size() == 2);
    CHECK(page.document().elements(Name::i).empty());
}

TEST_CASE("elements are found by name and id")
{
    auto const page = page_from("<body><x-a id=a></x-a><p id=b><P ID=b><svg><a id=c /></svg><a></a>");
    auto const& document = page.document();
    CHECK(document.elements(Name::p).size() == 2);
    CHECK(document.elements(Name::a).size() == 1);
    CHECK(document.elements(Name::none).empty());
    CHECK(document.elements(Name::video).empty());
    CHECK(document.elements_with_id("b").size() == 2);
    CHECK(document.element_with_id("b") == document.elements(Name::p)[0]);
    CHECK(document.elements_with_id("").empty());
    auto const custom = document.element_with_id("a");
    CHECK(custom.name() >= Name::first_unknown);
    CHECK(custom.tag() == "x-a");
    CHECK(document.elements(custom.name()).size() == 1);
    CHECK(document.elements(static_cast<Name>(65535)).empty());
}

TEST_CASE("attributes keep their order, the first of a name counts")
{
    auto const page = page_from("<body><p b=1 a=\"2&lt;\" b=3 c>");
    auto const p = page.document().elements(Name::p)[0];
    auto const attributes = p.attributes();
    REQUIRE(attributes.size() == 3);
    CHECK(attributes[0].text_name == "b");
    CHECK(attributes[0].value == "1");
    CHECK(attributes[1].value == "2<");
    CHECK(attributes[2].value.empty());
    CHECK(p.attribute_or(Name::lang, "sv") == "sv");
}

TEST_CASE("foreign attributes keep their prefix")
{
    auto const page = page_from("<body><svg><a xlink:href=/x xml:lang=sv xmlns:xlink=y /></svg>");
    auto const a = page.document().elements().back();
    CHECK(a.attribute(Name::xlink_href) == "/x");
    CHECK(a.attribute(Name::xml_lang) == "sv");
    CHECK(a.attributes()[2].text_name == "xmlns:xlink");
}

TEST_CASE("positions")
{
    struct Row {
        std::string_view html;
        uint32_t line, column; // Of the first p.
    };
    auto const long_line = std::string(5000, ' ') + "\xC3\xA5<p>";
    for (auto const& row : std::vector<Row> {
             { "<p>", 1, 1 },
             { "\n\n <p>", 3, 2 },
             { "\r\n\r<p>", 3, 1 },
             { "\xC3\xA5\xC3\xA4<p>", 1, 3 },
             { "a\n\xE2\x82\xAC\xF0\x9F\x9A\xA2<p>", 2, 3 },
             { "<!-- \n --><p>", 2, 5 },
             { "\xEF\xBB\xBF<p>", 1, 1 },
             { long_line, 1, 5002 } }) {
        INFO(row.html);
        auto const page = page_from(row.html);
        auto const position = page.document().elements(Name::p)[0].position();
        CHECK(position.line == row.line);
        CHECK(position.column == row.column);
    }
}

TEST_CASE("an implied element stands where its parent stands")
{
    auto const page = page_from("\n<table><tr><td>x</table><p></p></p>");
    auto const& document = page.document();
    auto const tbody = document.elements(Name::tbody)[0];
    CHECK(tbody.is_implied());
    CHECK(tbody.position().line == 2);
    CHECK(tbody.position().column == 1);
    CHECK_FALSE(document.elements(Name::tr)[0].is_implied());
    CHECK(document.document_element().is_implied());
    CHECK(document.document_element().position().line == 1);
    CHECK_FALSE(document.elements(Name::p)[0].is_implied());
    CHECK(document.elements(Name::p)[1].is_implied()); // "</p>"
}

TEST_CASE("a formatting element that is opened again stands where it was opened first")
{
    auto const page = page_from("<p><b>x<p>y");
    auto const bold = page.document().elements(Name::b);
    REQUIRE(bold.size() == 2);
    CHECK(bold[1].position().column == 4);
}
