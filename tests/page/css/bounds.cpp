// Sheets and selectors made to be slow or deep take the time of ordinary ones.

#include "page/css/rule_matcher.h"
#include "page/css/sheet_conditions.h"
#include "tests/page/page_from.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <string_view>

using namespace syna;
using namespace syna::css;

// Generous, for slow machines and sanitizers; what is quadratic takes longer.
static constexpr auto patience = std::chrono::seconds(20);

static std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

// How many rules apply to all elements of the page together.
static std::size_t applied(std::string_view css, Page const& page, bool* exhausted = nullptr)
{
    auto const start = std::chrono::steady_clock::now();
    ElementIndex const index(page.document());
    RuleMatcher matcher(index);
    auto const sheet = StyleSheet::parse(css);
    matcher.add(sheet, evaluate_contexts(*sheet, Device(), [](auto, auto) { return true; }));
    std::size_t count = 0;
    for (auto const element : page.elements())
        count += matcher.matching(element).size();
    CHECK(std::chrono::steady_clock::now() - start < patience);
    if (exhausted)
        *exhausted = matcher.exhausted();
    return count;
}

TEST_CASE("large sheets")
{
    auto const page = tests::page_from("<p class=a5><i></i>");
    std::string rules;
    for (int i = 0; i < 100'000; ++i)
        rules += ".a" + std::to_string(i) + " > i, p .b" + std::to_string(i) + " { color: red; margin: 0 }\n";
    CHECK(rules.size() > 4'000'000);
    CHECK(applied(rules, page) == 1);
    CHECK(StyleSheet::parse(rules)->rules().size() == 100'000);
    CHECK(StyleSheet::parse(repeated("p{a:1}", 2'000'000))->truncated());
    for (auto const* const text : { "{", "(", "[", "}", ")", "]", "\\", "\"", "'", "/*", "*/", "a:", "a{", "a:{", "@a", "@a{", "@media{", "@media(", "@layer a.", "@scope(", "@layer{", "@import '", "url(", "url(\\", "--a:{", "a b;", "!", ":is(", ":not(",
             ":has(", "&", "a,", "1", "1e", "-", "+", "<!--", "\xC3", "#", ".", "\n", ";" }) {
        INFO(text);
        applied(repeated(text, 300'000), page);
        applied("p{" + repeated(text, 300'000), page);
        StyleAttribute const attribute(repeated(text, 10'000));
    }
}

TEST_CASE("deep blocks and selectors")
{
    auto const page = tests::page_from("<p class=a><i></i>");
    // What is too deep is left out, and the sheet says so; what follows is read.
    for (auto const* const block : { "p{", "@media screen{", "@layer x{", "@scope(p){", "@supports(a:b){", "&{", "@container(width>1px){", "@media screen{&{", ":is(&,&) &{", "& &{" }) {
        INFO(block);
        auto const deep = "p{" + repeated(block, 10'000) + "a:1" + repeated("}", 10'001) + (std::string_view(block).ends_with("{&{") ? repeated("}", 10'000) : "") + "i{b:1}";
        CHECK(applied(deep, page) >= 1);
        // A style rule within so many others is no rule, which is not the sheet's length.
        CHECK((StyleSheet::parse(deep)->truncated() || std::string_view(block).front() != '@'));
    }
    CHECK(applied(repeated("p{& & &,& &{", 10) + "a:1", page) == 0);
    CHECK(applied(repeated(".a", 10'000) + "{a:1}", page) == 1);
    CHECK(applied(repeated("p ", 10'000) + "{a:1}", page) == 0);
    CHECK(applied(repeated(":not(", 1000) + "p" + repeated(")", 1000) + "{a:1} p{b:1}", page) == 1);
    CHECK(applied(repeated(":is(", 20) + "p" + repeated(")", 20) + "{a:1}", page) == 1);
    CHECK(applied("@media " + repeated("(", 10'000) + "{p{a:1}} p{b:1}", page) == 0);
    CHECK(applied("@media " + repeated("(not ", 10'000) + "(width)" + repeated(")", 10'000) + "{p{a:1}} p{b:1}", page) == 1);
    CHECK(applied("@supports " + repeated("(not ", 10'000) + "(a:b)" + repeated(")", 10'000) + "{p{a:1}} p{b:1}", page) >= 1);
}

TEST_CASE("selectors made to be slow")
{
    auto const deep = tests::page_from(repeated("<div class='a b'>", 500) + repeated("<p class=a><i></i></p>", 500));
    auto const wide = tests::page_from("<div>" + repeated("<p class=a></p>", 20'000));
    for (auto const& selector : { repeated(".a ", 300), repeated(".a > .b ", 200), repeated(".a ~ ", 300) + "p", repeated(".a ~ .a + ", 150) + "p", repeated("div p ~ ", 100) + ".x", std::string(":has(.a .b .x)"), std::string(":has(:not(.a) ~ .x)"),
             std::string("p:has(~ .x, ~ i, + .x)"), std::string(":has(:is(.a .b, .b .a) .x)"), std::string(":nth-child(even of .a)"), std::string(":nth-last-child(3n of :not(.x))"), std::string(":nth-last-of-type(2)"),
             std::string(":not(:nth-child(2n of :has(.x))):has(~ :nth-child(2n of :has(.x)))"), std::string(":has(:scope .x)"), std::string(":has(* * * * * .x)"), std::string(":not(:has(:not(:has(i))))"), std::string("[class*='aaaaaaaaaaaa']"),
             std::string(":lang(sv, en, '*-CH')"), std::string(":dir(rtl)"), std::string(":empty:only-child:last-of-type"), std::string(":has(:disabled)"), std::string(":read-write") }) {
        INFO(selector.substr(0, 80));
        applied(selector + "{a:1}", deep);
        applied(selector + "{a:1}", wide);
    }
    // Enough of them at once is more than a page needs: the answer is "unknown", and the matcher says so.
    std::string bomb;
    for (int i = 0; i < 3000; ++i)
        bomb += ":has(:scope ~ * .x" + std::to_string(i) + "), :has(~ p ~ p ~ p ~ .a :not(.x)){a:1}";
    bool exhausted = false;
    applied(bomb, wide, &exhausted);
    CHECK(exhausted);
    applied(repeated(".a{", 60) + "& & & &{a:1}", deep);
}
