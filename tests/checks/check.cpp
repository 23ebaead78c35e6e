#include "checks/check.h"
#include "page/source/draft.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace syna;
using namespace syna::checks;

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

Page page_of(std::string bytes)
{
    auto draft = Draft::make({ .url = *Url::parse("https://www.exempel.se/"), .content_type = "text/html; charset=utf-8", .bytes = std::move(bytes) });
    REQUIRE(draft);
    return std::move(*draft).finish({});
}

std::vector<Node> paragraphs(Page const& page)
{
    auto const found = page.elements(Name::p);
    return { found.begin(), found.end() };
}

std::vector<Node> with_class(Page const& page, Parameters const& parameters)
{
    return page.nodes([&](Node node) { return node.is_element() && node.attribute(Name::class_) == parameters.text("class"); });
}

Outcome of_node(Node node) { return node.has(Name::class_) ? passed() : failed("no-class"); }
Outcome of_node_and_rule(Node node, Parameters const& parameters) { return node.attribute_or(Name::class_, "") == parameters.text("class") ? passed() : failed("other-class"); }
Outcome of_page_node_and_rule(Page const& page, Node node, Parameters const&) { return cant_tell("why", page.document_element(), { { "line", double(node.position().line) } }); }

std::vector<Outcome> all_alike(Page const&, std::vector<Node> const& nodes, Parameters const&)
{
    return std::vector<Outcome>(nodes.size(), nodes.size() > 1 ? failed("more-than-one") : passed());
}

std::vector<std::string> keys(std::vector<Outcome> const& outcomes)
{
    std::vector<std::string> keys;
    for (auto const& outcome : outcomes)
        keys.emplace_back(outcome.key);
    return keys;
}

} // namespace

TEST_CASE("the halves of a check take what they ask for")
{
    auto const page = page_of("<p>a<p class=b>b<div class=b>c</div>");
    Parameters const parameters(Values { { "class", "b" } });
    auto const targets = Applicability(paragraphs)(page, parameters);
    REQUIRE(targets.size() == 2);
    CHECK(Applicability(with_class)(page, parameters).size() == 2);

    using Keys = std::vector<std::string>;
    CHECK(keys(Expectation(of_node)(page, targets, parameters)) == Keys { "no-class", "" });
    CHECK(keys(Expectation(of_node_and_rule)(page, targets, parameters)) == Keys { "other-class", "" });
    CHECK(keys(Expectation(of_page_node_and_rule)(page, targets, parameters)) == Keys { "why", "why" });
    CHECK(keys(Expectation(all_alike)(page, targets, parameters)) == Keys { "more-than-one", "more-than-one" });
    auto const outcome = Expectation(of_page_node_and_rule)(page, targets, parameters).front();
    CHECK((outcome.verdict == Verdict::cant_tell));
    CHECK((outcome.because == page.document_element()));
}

TEST_CASE("parameters are read as numbers, texts and words, and a wrong one is a bug")
{
    Parameters const parameters(Values { { "number", "4.5" }, { "negative", "-3" }, { "half", "4.5px" }, { "none", "" }, { "words", "  a b\n\tc " } });
    CHECK(parameters.number("number") == 4.5);
    CHECK(parameters.number("negative") == -3);
    CHECK_THROWS_AS(parameters.number("half"), std::out_of_range);
    CHECK_THROWS_AS(parameters.number("none"), std::out_of_range);
    CHECK_THROWS_AS(parameters.number("missing"), std::out_of_range);
    CHECK_THROWS_AS(parameters.text("missing"), std::out_of_range);
    CHECK(parameters.text("half") == "4.5px");
    CHECK(parameters.words("words") == std::vector<std::string_view> { "a", "b", "c" });
    CHECK(parameters.words("none").empty());
    CHECK(parameters.has("none"));
    CHECK_FALSE(parameters.has("missing"));
}

TEST_CASE("checks are found by name")
{
    auto const names = check_names();
    CHECK(std::ranges::is_sorted(names));
    CHECK(names.size() >= 20);
    for (auto const name : names) {
        INFO(name);
        CHECK(check_named(name) != nullptr);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == name.npos);
    }
    CHECK(check_named("no-such-check") == nullptr);
    CHECK(check_named("") == nullptr);
}
