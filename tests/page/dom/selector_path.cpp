// Selector paths, resolved again by a reader that knows nothing of how they are made.

#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>

using namespace syna;
using tests::page_from;

namespace {

// Reads an escaped identifier as CSS does, up to what ends it.
std::string identifier(std::string_view selector, std::size_t& at)
{
    std::string name;
    while (at < selector.size() && selector[at] != ' ' && selector[at] != ':') {
        if (selector[at] != '\\') {
            name += selector[at++];
            continue;
        }
        ++at;
        if (!std::isxdigit(static_cast<unsigned char>(selector[at]))) {
            name += selector[at++];
            continue;
        }
        auto const space = selector.find(' ', at);
        name += static_cast<char>(std::strtol(std::string(selector.substr(at, space - at)).c_str(), nullptr, 16));
        at = space + 1;
    }
    return name;
}

bool matches(Node node, std::string_view& part)
{
    std::size_t at = 0;
    if (part.starts_with("#")) {
        ++at;
        bool const same = node.attribute_or(Name::id, "") == identifier(part, at);
        part.remove_prefix(at);
        return same;
    }
    if (part.starts_with(":root")) {
        part.remove_prefix(5);
        return !node.parent_element();
    }
    bool same = node.tag() == identifier(part, at);
    part.remove_prefix(at);
    for (auto const type : { true, false }) {
        std::string_view const pseudo = type ? ":nth-of-type(" : ":nth-child(";
        if (!part.starts_with(pseudo))
            continue;
        part.remove_prefix(pseudo.size());
        auto const wanted = std::atoi(std::string(part.substr(0, part.find(')'))).c_str());
        part.remove_prefix(part.find(')') + 1);
        int number = 1;
        for (auto before = node.previous_element_sibling(); before; before = before.previous_element_sibling())
            number += !type || (before.tag() == node.tag() && before.name_space() == node.name_space());
        same = same && number == wanted;
    }
    return same;
}

// All elements that a path of child combinators selects.
std::vector<Node> resolve(Document const& document, std::string_view selector)
{
    std::vector<Node> found;
    bool first = true;
    while (!selector.empty()) {
        std::vector<Node> candidates;
        if (first)
            candidates.assign(document.elements().begin(), document.elements().end());
        for (auto const parent : found)
            for (auto child = parent.first_element_child(); child; child = child.next_element_sibling())
                candidates.push_back(child);
        std::vector<Node> next;
        auto rest = selector;
        for (auto const candidate : candidates) {
            rest = selector;
            if (matches(candidate, rest))
                next.push_back(candidate);
        }
        found = next;
        first = false;
        if (found.empty())
            return {};
        selector = rest;
        if (selector.starts_with(" > "))
            selector.remove_prefix(3);
    }
    return found;
}

} // namespace

TEST_CASE("a selector path finds its element and no other")
{
    for (auto const html : {
             "<p>a<p>b<div><p>c</div>",
             "<div id=main><p>a<p>b<span>c</span></div><div><p></div>",
             "<div id=a></div><div id=a><p></p></div>",
             "<div id=1a><i></i></div><div id='-1'><i></i></div><div id='-'><i></i></div><div id='a.b:c d'><i></i></div><div id='\x01\x7f\xC3\xA5'><i></i></div>",
             "<table><tr><td>a<td>b<tr><th>c</table>",
             "<svg><g><path/><path/></g><linearGradient/><foreignObject><p>x</foreignObject></svg><svg><html><g/></html></svg>",
             "<math><annotation-xml><svg/></annotation-xml><annotation-xml encoding=text/html><svg></svg><title></title></annotation-xml></math>",
             "<x-a><x-b></x-b><x-b></x-b></x-a><a:b></a:b><a:b></a:b><a\"b></a\"b>",
             "<frameset><frame><frame></frameset>",
             "",
         })
        for (std::string_view const doctype : { "<!doctype html>", "" }) {
            auto const page = page_from(std::string(doctype) + html);
            for (auto const element : page.elements()) {
                INFO(selector_path(element));
                CHECK(resolve(page.document(), selector_path(element)) == std::vector { element });
            }
        }
}

TEST_CASE("selector paths are short and speak of ids")
{
    auto const page = page_from("<!doctype html><main id=main><p>a<p>b<i>c</i></main><p id=x><p id=x>");
    auto const& document = page.document();
    CHECK(selector_path(document.elements(Name::i)[0]) == "#main > p:nth-of-type(2) > i");
    CHECK(selector_path(document.elements(Name::i)[0].first_child()) == "#main > p:nth-of-type(2) > i");
    CHECK(selector_path(document.elements(Name::main)[0]) == "#main");
    CHECK(selector_path(document.elements(Name::p)[3]) == "html > body > p:nth-of-type(2)");
    CHECK(selector_path(document.document_element()) == "html");
    CHECK(selector_path(document.root()).empty());
    CHECK(selector_path(Node()).empty());
}

TEST_CASE("ids differ by case, but not in quirks mode")
{
    auto const html = "<p id=a><p id=A>";
    CHECK(selector_path(page_from(std::string("<!doctype html>") + html).document().elements(Name::p)[0]) == "#a");
    CHECK(selector_path(page_from(html).document().elements(Name::p)[0]) == "html > body > p:nth-of-type(1)");
}

TEST_CASE("selector paths of a wide page cost no more each than those of a narrow one")
{
    std::string html = "<!doctype html><body>";
    for (int i = 0; i < 200'000; ++i)
        html += "<p></p>";
    auto const page = page_from(html);
    auto const start = std::chrono::steady_clock::now();
    std::size_t length = 0;
    for (auto const p : page.elements(Name::p))
        length += selector_path(p).size();
    CHECK(length > 200'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5)); // Quadratic: minutes.
}
