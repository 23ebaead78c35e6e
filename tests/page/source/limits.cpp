// Hostile pages: each ends in bounded time and memory, as a page or as "too complex".

#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <iostream>

using namespace syna;

namespace {

std::string repeat(std::string_view text, std::size_t times)
{
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string numbered(std::string_view before, std::string_view after, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += std::string(before) + std::to_string(i) + std::string(after);
    return all;
}

// The page, if it was not too complex.
std::optional<Draft> bounded(std::string html, PageLimits const& limits = {})
{
    auto const start = std::chrono::steady_clock::now();
    auto draft = Draft::make({ *Url::parse("https://x.example/"), "text/html; charset=utf-8", std::move(html) }, limits);
    std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - start;
    CHECK(seconds.count() < limits.seconds + 5); // The limit is Gumbo's; the rest is linear.
    if (draft)
        return std::move(*draft);
    CHECK(draft.error().message.starts_with("too complex: "));
    return std::nullopt;
}

std::size_t depth_of(Document const& document)
{
    std::size_t deepest = 0, depth = 0;
    for (Node node = document.root(); node;) {
        if (auto const child = node.first_child()) {
            deepest = std::max(deepest, depth += child.is_element());
            node = child;
            continue;
        }
        while (node && !node.next_sibling()) {
            depth -= node.is_element();
            node = node.parent();
        }
        if (!node)
            break;
        depth -= node.is_element();
        node = node.next_sibling();
        deepest = std::max(deepest, depth += node.is_element());
    }
    return deepest;
}

} // namespace

TEST_CASE("deep pages are flattened at the limit, and nothing is lost")
{
    auto const draft = bounded("<!doctype html><body>" + repeat("<div>a", 2000) + "b" + repeat("c</div>", 2000));
    REQUIRE(draft);
    auto const& document = draft->document();
    CHECK(document.elements(Name::div).size() == 2000);
    CHECK(depth_of(document) == 512);
    CHECK(document.body().text_content() == repeat("a", 2000) + "b" + repeat("c", 2000));
}

TEST_CASE("300,000 nested elements")
{
    auto const draft = bounded("<svg>" + repeat("<g>", 300'000));
    REQUIRE(draft);
    CHECK(draft->document().elements().size() == 300'004);
    CHECK(depth_of(draft->document()) == 512);
}

TEST_CASE("a million nested spans")
{
    auto const draft = bounded("<body>" + repeat("<span>", 1'000'000));
    REQUIRE(draft);
    CHECK(draft->document().elements(Name::span).size() == 1'000'000);
    CHECK(selector_path(draft->document().elements().back()).size() < 100'000);
}

TEST_CASE("more nodes than the limit")
{
    PageLimits limits;
    limits.nodes = 1000;
    CHECK_FALSE(bounded(repeat("<p>a", 1000), limits));
}

TEST_CASE("more memory than the limit")
{
    PageLimits limits;
    limits.memory = 1 << 20;
    CHECK_FALSE(bounded(repeat("<p>a", 100'000), limits));
}

TEST_CASE("what is quadratic in Gumbo stops at the time limit")
{
    PageLimits limits;
    limits.seconds = 0.5;
    CHECK_FALSE(bounded(repeat("<div>", 100'000), limits));
    CHECK_FALSE(bounded(repeat("<ul><li>", 50'000), limits));
    bounded(numbered("<body a", ">", 40'000), limits);
    bounded(repeat("<b>", 100'000), limits);
    bounded(repeat("<a>", 100'000), limits);
    bounded(repeat("<table>", 50'000), limits);
    bounded("<table>" + repeat("<tr>a", 100'000), limits);
    bounded(repeat("<table><tr><td><b>", 20'000), limits);
}

TEST_CASE("attributes beyond the limit are left out, before Gumbo compares each with each")
{
    auto const start = std::chrono::steady_clock::now();
    auto const draft = bounded("<p" + numbered(" a", "='<x>'", 100'000) + ">text<p b=1>");
    REQUIRE(draft);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    auto const p = draft->document().elements(Name::p);
    REQUIRE(p.size() == 2);
    CHECK(p[0].attributes().size() == 1024);
    CHECK(p[0].attributes()[1023].text_name == "a1023");
    CHECK(p[0].text_content() == "text");
    CHECK(p[1].attributes().size() == 1);
}

TEST_CASE("names without number")
{
    auto const draft = bounded("<!doctype html>" + numbered("<x", "></x>", 70'000) + numbered("<y a", "=1></y>", 70'000));
    REQUIRE(draft);
    auto const& document = draft->document();
    CHECK(document.elements().size() == 140'003);
    auto const last = document.elements().back();
    CHECK(last.name() == Name::none);
    CHECK(last.tag() == "y");
    CHECK(last.attributes()[0].text_name == "a69999");
    CHECK(selector_path(last) == "html > body > y:nth-child(140000)");
}

TEST_CASE("texts that come in very many pieces")
{
    auto const draft = bounded("<table>" + repeat("a<tr>", 20'000));
    REQUIRE(draft);
    CHECK(draft->document().body().first_child().data().size() == 20'000);
}

TEST_CASE("bytes of every kind")
{
    struct Row {
        std::string html;
        std::string text; // Of the whole page.
    };
    using namespace std::string_literals;
    for (auto const& row : std::vector<Row> {
             { "", "" },
             { "\0"s, "" },
             { "\0\0<p>a\0b</p\0>c"s, "abc" },
             { "<p a\0=\0b\0>x"s, "x" },
             { "\xFF\xFE", "" },
             { "a\xFF\x62", "a\xEF\xBF\xBD\x62" },
             { "\xEF\xBB\xBF<p>a", "a" },
             { "<", "<" },
             { "<p", "" },
             { "</", "</" },
             { "<!", "" },
             { "<!--", "" },
             { "<!doctype", "" },
             { "<p a='", "" },
             { "&#", "&#" },
             { "&#x", "&#x" },
             { "&#99999999999;", "\xEF\xBF\xBD" },
             { "&#00000000000065;&#x000000000041;", "AA" },
             { "<script>", "" },
             { "<plaintext><dialog>", "<dialog>" },
         }) {
        INFO(row.html);
        auto const draft = bounded(row.html);
        REQUIRE(draft);
        CHECK(draft->document().document_element().is(Name::html));
        CHECK(draft->document().head());
        CHECK(draft->document().body());
        CHECK(draft->document().document_element().text_content() == row.text);
    }
}

TEST_CASE("five megabytes of noise")
{
    std::string noise;
    uint32_t state = 1;
    for (int i = 0; i < 5'000'000; ++i) {
        state = state * 1664525 + 1013904223;
        noise += static_cast<char>(state >> 24);
    }
    bounded(noise);
}
