// Sheets on small pages: which rules apply to which elements, in a notation that can be read.

#include "page/css/rule_matcher.h"
#include "page/css/sheet_conditions.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace syna;
using namespace syna::css;

static bool supports(std::string_view property, TokenRange value)
{
    return property == "color" && value.size() == 1 && is_ident(value[0], "red");
}

// "id: x(1,0,0) y::before" for every element with an id that a rule applies to: the first declared property of each rule,
// in the order of the sheet, with its specificity where `with_specificity`.
static std::string applied(std::string_view css, std::string_view html, bool with_specificity = false, UserAction const& action = {}, std::string_view focused = {})
{
    auto const page = tests::page_from(html);
    ElementIndex const index(page.document());
    RuleMatcher matcher(index);
    auto const sheet = StyleSheet::parse(css);
    auto const styles = page.elements(Name::style);
    matcher.add(sheet, evaluate_contexts(*sheet, Device(), supports), styles.empty() ? Node() : styles.front());
    auto user = action;
    if (!focused.empty())
        user.focused = page.document().element_with_id(focused);
    matcher.set_user_action(user);
    std::ostringstream out;
    for (auto const element : page.elements()) {
        auto const id = element.attribute(Name::id);
        if (!id)
            continue;
        auto const found = matcher.matching(element);
        std::vector<MatchedRule> rules(found.begin(), found.end());
        std::sort(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.rule != b.rule ? a.rule < b.rule : a.specificity > b.specificity; });
        rules.erase(std::unique(rules.begin(), rules.end(), [](auto const& a, auto const& b) { return a.rule == b.rule && a.pseudo_element == b.pseudo_element; }), rules.end());
        if (rules.empty())
            continue;
        out << (out.tellp() > 0 ? "; " : "") << *id << ':';
        for (auto const& rule : rules) {
            out << ' ' << sheet->declarations(sheet->rules()[rule.rule])[0].property;
            if (rule.certainty == Match::unknown)
                out << '?';
            if (rule.pseudo_element != PseudoElement::none)
                out << "::" << static_cast<int>(rule.pseudo_element);
            if (with_specificity)
                out << '(' << rule.specificity.ids << ',' << rule.specificity.classes << ',' << rule.specificity.types << ')';
            if (rule.proximity != MatchedRule::unscoped)
                out << '@' << rule.proximity;
        }
    }
    return out.str();
}

static constexpr auto small_page = "<!doctype html><body id=b><div id=d class='x y'><p id=p class=x>a<i id=i></i></p><p id=q></p></div>";

TEST_CASE("sheets are read as browsers read them, mistakes too [spec]")
{
    struct Case {
        std::string css, expected;
    };
    Case const cases[] = {
        { "p{a:1}", "p: a; q: a" },
        { "P{A:1}", "p: a; q: a" },
        { "<!-- p{a:1} -->", "p: a; q: a" },
        { "p{a:1", "p: a; q: a" },
        { "#p,#q{a:1}", "p: a; q: a" },
        { "#p,,#q{a:1} #p{b:1}", "p: b" },
        { "#p:unknown,#q{a:1} #p{b:1}", "p: b" },
        { "} #p{a:1} #p{b:1}", "p: b" },
        { "; #p{a:1} #p{b:1}", "p: b" },
        { "@unknown; #p{a:1}", "p: a" },
        { "@unknown{#p{b:1}} #p{a:1}", "p: a" },
        { "@charset \"x\"; #p{a:1}", "p: a" },
        { "#p{;;a:1;;}", "p: a" },
        { "#p{a}", "" },
        { "#p{a:}", "" },
        { "#p{a;b:1}", "p: b" },
        { "#p{a b:1;c:1}", "p: c" },
        { "#p{:a;b:1}", "p: b" },
        { "#p{a:\"x\n;b:1;c:1}", "p: b" },
        { "#p{a:];b:1}", "p: b" },
        { "#p{a:(;b:1} #q{b:1}", "" },
        { "#p{a:1!;b:1}", "p: b" },
        { "#p{a:1 ! important}", "p: a" },
        { "#p{a:{x};b:{y} z;c:1}", "p: a" },
        { "#p{--x:{y} z}", "p: --x" },
        { "#p{--x:}", "p: --x" },
        { "#p{--X:1}", "p: --X" },
        { "--x:hover{} #p{a:1}", "p: a" },
        { "#p{@unknown x{b:1}a:1}", "p: a" },
        { "#p{@unknown;a:1}", "p: a" },
        { "@font-face{a:1} @page{a:1} @keyframes x{from{a:1}} #p{a:1}", "p: a" },
        { "@media screen{#p{a:1}} @media print{#p{b:1}}", "p: a" },
        { "@media{#p{a:1}}", "p: a" },
        { "@media screen;#p{a:1}", "p: a" },
        { "@media screen{@media (width>=1000px){#p{a:1}}@media (width<1000px){#p{b:1}}}", "p: a" },
        { "@supports (color:red){#p{a:1}} @supports (color:blue){#p{b:1}}", "p: a" },
        { "@container (width>1px){#p{a:1}}", "p: a?" },
        { "@layer x{#p{a:1}} @layer x.y,z; @layer{#p{b:1}}", "p: a b" },
        { "@layer 1{#p{a:1}}", "" },
        { "@starting-style{#p{a:1}}", "" },
        { "@media screen{a:1;#p{b:1}}", "p: b" },
        // Namespaces.
        { "@namespace svg url(http://www.w3.org/2000/svg); svg|p{a:1} *|p{b:1} |p{c:1} p{d:1}", "p: b d; q: b d" },
        { "@namespace url(http://www.w3.org/2000/svg); p{a:1} .x{b:1} *|p{c:1} :not(p){d:1}", "p: c; q: c" },
        { "@namespace \"http://www.w3.org/1999/xhtml\"; #p{a:1}", "p: a" },
        { "#q{z:1} @namespace s url(x); s|p{a:1}", "q: z" },
        { "x|p{a:1}", "" },
    };
    for (auto const& test : cases) {
        INFO(test.css);
        CHECK(applied(test.css, small_page) == test.expected);
    }
}

TEST_CASE("nested rules [spec]")
{
    struct Case {
        std::string css, expected;
    };
    Case const cases[] = {
        { "#d{a:1; p{b:1} c:1}", "d: a(1,0,0) c(1,0,0); p: b(1,0,1); q: b(1,0,1)" },
        { "#d{.x{a:1}}", "p: a(1,1,0)" },
        { "#d{&.x{a:1}}", "d: a(1,1,0)" },
        { "#d{.x &{a:1}}", "" },
        { "p{#d &{a:1}}", "p: a(1,0,1); q: a(1,0,1)" },
        { "#d{>p{a:1}}", "p: a(1,0,1); q: a(1,0,1)" },
        { "#d{> & {a:1}}", "" },
        { "#p{+ #q{a:1}}", "q: a(2,0,0)" },
        { "#d,i{& > i, & > p{a:1}}", "p: a(1,0,1); q: a(1,0,1)" },
        { "#d{&{a:1}}", "d: a(1,0,0)" },
        { "#d{:is(&) p{a:1}}", "p: a(1,0,1); q: a(1,0,1)" },
        { "#d{p{i{a:1}}}", "i: a(1,0,2)" },
        { "#d{@media screen{a:1;p{b:1}c:1}}", "d: a(1,0,0) c(1,0,0); p: b(1,0,1); q: b(1,0,1)" },
        { "#d{@media print{a:1}}", "" },
        { "#d{@supports (color:red){&.x{a:1}}}", "d: a(1,1,0)" },
        { "#d{@layer x{a:1}}", "d: a(1,0,0)" },
        { "#d{p:hover{a:1} b:1}", "d: b(1,0,0)" },
        { "#d{:unknown{a:1} b:1}", "d: b(1,0,0)" },
        { "#d{x y z; b:1}", "d: b(1,0,0)" },
        { "#d{--x:hover{a:1} b:1; c:1}", "d: --x(1,0,0)" },
        { "#d{color:red{} p{b:1}}", "p: b(1,0,1); q: b(1,0,1)" },
        { "#d::before{a:1; p{b:1} &{c:1}}", "d: a::1(1,0,1)" },
        { "& p{a:1}", "p: a(0,0,1); q: a(0,0,1)" },
        { "body{&>div{.x{a:1}}}", "p: a(0,1,2)" },
    };
    for (auto const& test : cases) {
        INFO(test.css);
        CHECK(applied(test.css, small_page, true) == test.expected);
    }
}

TEST_CASE("scopes [spec]")
{
    static constexpr auto html = "<body id=b><div class=s id=s1><p id=p1></p><div class=s id=s2><p id=p2></p><div class=l id=l><p id=p3></p></div></div></div><p id=p4></p>";
    struct Case {
        std::string css, expected;
    };
    Case const cases[] = {
        { "@scope (.s){p{a:1}}", "p1: a@1; p2: a@1; p3: a@2" },
        { "@scope (.s) to (.l){p{a:1}}", "p1: a@1; p2: a@1" },
        { "@scope (.s) to (> p){p{a:1}}", "p2: a@2; p3: a@2" },
        { "@scope (.s){:scope{a:1}}", "s1: a@0; s2: a@0" },
        { "@scope (.s){>p{a:1}}", "p1: a@1; p2: a@1" },
        { "@scope (.s){& > p{a:1}}", "p1: a@1; p2: a@1" },
        { "@scope (.s){a:1}", "s1: a@0; s2: a@0" },
        { "@scope (.s){@scope (.l){p{a:1}}}", "p3: a@1" },
        { "@scope (.l){@scope (.s){p{a:1}}}", "" },
        { "@scope (.s){.l{p{a:1}}}", "p3: a@2" },
        { "@scope (.none){p{a:1}}", "" },
        { "@scope (:bad){p{a:1}}", "" },
        { "@scope (.s) until (.l){p{a:1}}", "" },
        { "#s1{@scope (& > .s){p{a:1}}}", "p2: a@1; p3: a@2" },
    };
    for (auto const& test : cases) {
        INFO(test.css);
        CHECK(applied(test.css, html) == test.expected);
    }
    CHECK(applied("@scope{p{a:1}}", "<body id=b><div id=d><style></style><p id=p1></p></div><p id=p2></p>") == "p1: a@1");
    CHECK(applied("@scope{p{a:1}}", "<html id=h><p id=p1></p>") == "p1: a@2");
}

TEST_CASE("what has no sheet of its own [spec]")
{
    auto const sheet = StyleSheet::parse("@layer a, b.c; @import 'one.css'; @import url(two.css) layer(b) supports(color: red) print, screen; @import \"three.css\" layer;\n"
                                         "@layer late; @import 'no.css'; @property --x { syntax: '<length>'; inherits: false; initial-value: 1px }\n"
                                         "@property --y { syntax: '*'; inherits: true } @property --z { syntax: '<length>'; inherits: true } @property w {}\n"
                                         "@keyframes spin { from { opacity: 0 } } p { color: red }");
    REQUIRE(sheet->imports().size() == 3);
    CHECK(sheet->imports()[0].address == "one.css");
    CHECK_FALSE(sheet->imports()[0].layered);
    CHECK(sheet->imports()[1].address == "two.css");
    CHECK(sheet->layers()[sheet->imports()[1].layer].name == "b");
    CHECK(evaluate_import(*sheet, sheet->imports()[1], Device(), supports) == Match::yes);
    CHECK(sheet->imports()[2].layered);
    CHECK(sheet->layers()[sheet->imports()[2].layer].name.empty());
    REQUIRE(sheet->properties().size() == 2);
    CHECK(sheet->properties()[0].name == "--x");
    CHECK(sheet->properties()[0].syntax == "<length>");
    CHECK_FALSE(sheet->properties()[0].inherits);
    CHECK(sheet->range(sheet->properties()[0].initial_begin, sheet->properties()[0].initial_end).size() == 1);
    CHECK(sheet->properties()[1].inherits);
    REQUIRE(sheet->keyframes().size() == 1);
    CHECK(sheet->keyframes()[0].name == "spin");
    std::vector<std::string_view> layers;
    for (auto const& declared : sheet->layer_declarations())
        layers.push_back(sheet->layers()[declared.layer].name);
    CHECK(layers == std::vector<std::string_view> { "a", "c", "b", "", "late" });

    auto const lines = StyleSheet::parse("a{}\r\n\xC3\xA5{}p {\r  color: red;\f\n\nx: y}");
    REQUIRE(lines->declarations().size() == 2);
    auto const first = lines->position(lines->declarations()[0].offset), second = lines->position(lines->declarations()[1].offset);
    CHECK((first.line == 3 && first.column == 3));
    CHECK((second.line == 6 && second.column == 1));
    CHECK(lines->position(8).line == 2);
    CHECK(lines->position(10).column == 5);
}

TEST_CASE("style attributes [spec]")
{
    auto const shown = [](std::string_view text) {
        StyleAttribute const attribute(text);
        std::string names;
        for (auto const& declaration : attribute.declarations())
            names += std::string(declaration.property) + (declaration.important ? "! " : " ");
        return names;
    };
    CHECK(shown("color:red;COLOR:blue!important") == "color color! ");
    CHECK(shown("a{color:red}b:c") == "b ");
    CHECK(shown("x y z;b:c") == "b ");
    CHECK(shown("}b:c;d:e") == "d ");
    CHECK(shown("@media{};b:c") == "b ");
    CHECK(shown("--x:{a:b;};b:url(;c)") == "--x b ");
    CHECK(shown("") == "");
}

TEST_CASE("pseudo-elements are not taken for their elements [spec]")
{
    CHECK(applied("p::before{a:1} p:after{b:1} p::first-line{c:1} p::-webkit-scrollbar{d:1} p::placeholder{e:1} p::part(x){f:1}", small_page)
        == "p: a::1 b::2 c::5 e::4; q: a::1 b::2 c::5 e::4");
    CHECK(applied("::before{a:1} p::before:hover{b:1} :is(p::before){c:1} p::-webkit-x, p{d:1}", "<p id=p>") == "p: a::1 d");
    CHECK(applied("p::-moz-x, p{a:1} p::-webkit-foo, p{b:1}", "<p id=p>") == "p: b");
}

TEST_CASE("quirks mode sees no case in ids and classes [spec]")
{
    CHECK(applied("#P{a:1} .X{b:1} .x{c:1}", "<p id=p class=X>") == "p: a b c");
    CHECK(applied("#P{a:1} .X{b:1} .x{c:1}", "<!doctype html><p id=p class=X>") == "p: b");
}

TEST_CASE("what the user does is asked for [spec]")
{
    static constexpr auto html = "<div id=d><a id=a href=x></a></div>";
    static constexpr auto css = "a:focus{a:1} :focus-within{b:1} a:hover{c:1} a:not(:focus){d:1} :has(:focus){e:1} :focus-visible{f:1}";
    CHECK(applied(css, html) == "a: d");
    CHECK(applied(css, html, false, {}, "a") == "d: b e; a: a b f");
}

TEST_CASE("what a page alone does not tell is unknown [ours]")
{
    CHECK(applied(":not(:defined){a:1} :defined{b:1} x-y{c:1}", "<x-y id=x></x-y><p id=p>") == "x: a? b? c; p: b");
    CHECK(applied(":state(x){a:1} p:not(:state(x)){b:1}", "<p id=p>") == "p: a? b?");
}

TEST_CASE("shared sheets: a sheet serves several pages")
{
    auto const sheet = StyleSheet::parse(".x{a:1} linearGradient{b:1}");
    for (int i = 0; i < 2; ++i) {
        auto const page = tests::page_from("<p class=x><svg><linearGradient id=g></linearGradient></svg>");
        ElementIndex const index(page.document());
        RuleMatcher matcher(index);
        matcher.add(sheet, evaluate_contexts(*sheet, Device(), supports));
        CHECK(matcher.matching(page.elements(Name::p).front()).size() == 1);
        CHECK(matcher.matching(page.document().element_with_id("g")).size() == 1);
    }
}

TEST_CASE("names and attributes outside of HTML [spec]")
{
    static constexpr auto html = "<!doctype html><svg id=s viewBox='0 0 1 1'><linearGradient id=g></linearGradient><a id=a xlink:href=x xml:lang=sv><x-Y id=x></x-Y></a></svg><a id=h href=y xlink:href=z></a>";
    struct Case {
        std::string css, expected;
    };
    Case const cases[] = {
        { "linearGradient{a:1} lineargradient{b:1}", "g: a" },
        { "A{a:1}", "h: a" },
        { "x-y{a:1} x-Y{b:1}", "x: a" },
        { "[viewBox]{a:1} [viewbox]{b:1}", "s: a" },
        { "[*|href]{a:1} [href]{b:1} [|href]{c:1}", "a: a; h: a b c" },
        { "@namespace l 'http://www.w3.org/1999/xlink'; [l|href]{a:1}", "a: a" },
        { "[xlink\\:href]{a:1}", "h: a" },
        { ":link{a:1}", "a: a; h: a" },
        { ":lang(sv){a:1}", "a: a; x: a" },
    };
    for (auto const& test : cases) {
        INFO(test.css);
        CHECK(applied(test.css, html) == test.expected);
    }
}
