#include "audit/page_audit.h"
#include "page/source/draft.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace syna;
using audit::PageOutcome;

namespace {

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

// A paragraph's class says what the check shall answer.
checks::Outcome as_told(Node paragraph)
{
    auto const told = paragraph.attribute_or(Name::class_, "");
    if (told == "bad")
        return checks::failed("wrong", { { "size", 3.5 }, { "text", paragraph.text_content() } });
    if (told == "unclear")
        return checks::cant_tell("unclear", paragraph.parent_element());
    if (told == "broken")
        throw std::runtime_error("no such luck");
    return checks::passed();
}

std::vector<checks::Outcome> too_few(Page const&, std::vector<Node> const&, checks::Parameters const&) { return {}; }

checks::Outcome over_limit(Node, checks::Parameters const& parameters)
{
    return parameters.number("limit") > 0 ? checks::passed() : checks::failed("low");
}

checks::Check const told { .applicability = paragraphs, .expectation = as_told };
checks::Check const silent { .applicability = paragraphs, .expectation = too_few };
checks::Check const limited { .applicability = paragraphs, .expectation = over_limit };

rules::Rule rule_named(std::string id, std::map<std::string, std::string, std::less<>> parameters = {})
{
    rules::Rule rule;
    rule.id = std::move(id);
    rule.check = "check-of-" + rule.id;
    rule.parameters = std::move(parameters);
    return rule;
}

audit::PreparedRule prepared(rules::Rule const& rule, checks::Check const& check)
{
    return { &rule, &check, checks::Parameters(rule.parameters) };
}

audit::RuleResult result_of(std::string bytes, checks::Check const& check = told, audit::AuditOptions const& options = {})
{
    static auto const rule = rule_named("told");
    audit::RuleSet const rules({ prepared(rule, check) });
    auto audit = audit::audit_page(page_of(std::move(bytes)), rules, options);
    REQUIRE(audit.results.size() == 1);
    return audit.results.front();
}

} // namespace

TEST_CASE("a page's outcome is its worst target's")
{
    struct Case {
        std::string page;
        PageOutcome outcome;
        uint32_t passed, failed, cant_tell;
    };
    for (auto const& [page, outcome, passed, failed, cant_tell] : {
             Case { "<p>a<p class=bad>b<p class=unclear>c", PageOutcome::failed, 1, 1, 1 },
             Case { "<p>a<p class=unclear>c", PageOutcome::cant_tell, 1, 0, 1 },
             Case { "<p>a<p>b", PageOutcome::passed, 2, 0, 0 },
             Case { "<div>a</div>", PageOutcome::inapplicable, 0, 0, 0 },
             Case { "", PageOutcome::inapplicable, 0, 0, 0 },
         }) {
        auto const result = result_of(page);
        INFO(page);
        CHECK((result.outcome == outcome));
        CHECK(result.passed == passed);
        CHECK(result.failed == failed);
        CHECK(result.cant_tell == cant_tell);
    }
}

TEST_CASE("a target says where it is and what it is like")
{
    auto const result = result_of("<!DOCTYPE html><html><body><p>a</p>\n<div>  <p class=bad>Ring nu</p></div>\n<div><p class=unclear>c</p></div>");
    REQUIRE(result.targets.size() == 2);
    auto const& bad = result.targets[0];
    CHECK((bad.verdict == checks::Verdict::failed));
    CHECK(bad.key == "wrong");
    CHECK(bad.line == 2);
    CHECK(bad.column == 8);
    CHECK(bad.html.starts_with("<p class=bad>"));
    CHECK(bad.cause == "told wrong: body > div > p.bad");
    REQUIRE(bad.facts.size() == 2);
    CHECK(std::get<double>(bad.facts[0].second) == 3.5);
    CHECK(std::get<std::string>(bad.facts[1].second) == "Ring nu");
    CHECK(bad.because.empty());
    CHECK_FALSE(result.targets[1].because.empty());
    CHECK(result.targets[1].because != result.targets[1].selector);
    CHECK_FALSE(result.example.selector.empty());
    CHECK(result.example.line == 1);
    CHECK(result.example.cause.empty());
}

TEST_CASE("personal data does not leave the page, and long texts are cut")
{
    auto const result = result_of("<p class=bad>Skriv till anna.andersson@exempel.se " + std::string(1000, 'x') + " a</p>");
    REQUIRE(result.targets.size() == 1);
    auto const& text = std::get<std::string>(result.targets[0].facts[1].second);
    CHECK(text.find("anna") == text.npos);
    CHECK(text.size() <= 202); // 199 letters and "…", which has three bytes.
    CHECK(text.ends_with("…"));
    CHECK(result.targets[0].html.find("anna") == std::string::npos);
    CHECK(result.targets[0].html.size() <= 302);

    // Also where an address stands across the place of the cut.
    for (std::size_t before = 260; before < 300; ++before) {
        auto const crossing = result_of("<p class=bad>" + std::string(before - 14, 'x') + " anna.andersson@exempel.se</p>");
        CHECK(crossing.targets.at(0).html.find("anna.") == std::string::npos);
    }
}

TEST_CASE("what is listed is limited, what is counted is not")
{
    std::string page;
    for (int i = 0; i < 50; ++i)
        page += "<p>a<p class=bad>b";
    audit::AuditOptions options;
    options.targets_per_rule = 10;
    auto const some = result_of(page, told, options);
    CHECK(some.failed == 50);
    CHECK(some.targets.size() == 10);
    CHECK(std::ranges::all_of(some.targets, [](auto const& target) { return target.verdict == checks::Verdict::failed; }));
    options = {};
    options.list_passed = true;
    CHECK(result_of(page, told, options).targets.size() == 100);
}

TEST_CASE("a check that breaks does not take the others with it")
{
    auto const first = rule_named("first"), second = rule_named("second"), third = rule_named("third"), fourth = rule_named("fourth", { { "limit", "1" } });
    audit::RuleSet const rules({ prepared(first, told), prepared(second, silent), prepared(third, limited), prepared(fourth, limited) });
    auto const audit = audit::audit_page(page_of("<p class=bad>a<p class=broken>b"), rules);
    REQUIRE(audit.results.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) {
        auto const& result = audit.results[i];
        CHECK((result.outcome == PageOutcome::cant_tell));
        CHECK(result.failed == 0);
        CHECK(result.cant_tell == 1);
        REQUIRE(result.targets.size() == 1);
        CHECK(result.targets[0].key == "internal");
        CHECK(result.targets[0].facts.at(0).first == "error");
    }
    CHECK(std::get<std::string>(audit.results[0].targets[0].facts[0].second) == "no such luck");
    CHECK((audit.results[3].outcome == PageOutcome::passed));
}

TEST_CASE("the fingerprint changes with rules and parameters only")
{
    auto const a = rule_named("a", { { "limit", "1" } }), b = rule_named("b"), c = rule_named("a", { { "limit", "2" } });
    auto d = a;
    d.words["sv"].title = "Annan rubrik";
    auto const of = [](std::vector<rules::Rule const*> const& rules) {
        std::vector<audit::PreparedRule> all;
        for (auto const* rule : rules)
            all.push_back(prepared(*rule, told));
        return audit::RuleSet(all).fingerprint();
    };
    CHECK(of({ &a }).size() == 16);
    CHECK(of({ &a }) == of({ &d }));
    CHECK(of({ &a }) != of({ &c }));
    CHECK(of({ &a }) != of({ &a, &b }));
    CHECK(of({ &a, &b }) != of({ &b }));
}

TEST_CASE("rules are chosen by name and by ACT rule")
{
    auto const all = audit::RuleSet::make({});
    if (!all)
        FAIL(all.error().message);
    auto const& known = *rules::built_in_rules();
    CHECK(all->rules().size() == known.size());

    auto const one = audit::RuleSet::make({ .rules = { "image-name" }, .act = {} });
    REQUIRE(one);
    REQUIRE(one->rules().size() == 1);
    CHECK(one->rules()[0].rule->id == "image-name");
    CHECK(one->fingerprint() != all->fingerprint());

    auto const by_act = audit::RuleSet::make({ .rules = {}, .act = { "23a2a8" } });
    REQUIRE(by_act);
    for (auto const& rule : by_act->rules())
        CHECK(std::ranges::find(rule.rule->act, "23a2a8") != rule.rule->act.end());

    auto const wrong = audit::RuleSet::make({ .rules = { "image-nmae" }, .act = {} });
    REQUIRE_FALSE(wrong);
    CHECK((wrong.error().kind == ErrorKind::usage));
    CHECK(wrong.error().message == "unknown rule \"image-nmae\"; did you mean image-name?");
    auto const far = audit::RuleSet::make({ .rules = {}, .act = { "!!!" } });
    REQUIRE_FALSE(far);
    CHECK(far.error().message == "unknown ACT rule \"!!!\"; syna rules lists them");
}
