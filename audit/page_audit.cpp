#include "audit/page_audit.h"

#include "audit/cause.h"
#include "base/nearest.h"
#include "store/redaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace syna::audit {

static constexpr std::size_t longest_fact = 200, longest_snippet = 300;

std::string_view outcome_text(PageOutcome outcome)
{
    switch (outcome) {
    case PageOutcome::failed:
        return "failed";
    case PageOutcome::cant_tell:
        return "cantTell";
    case PageOutcome::passed:
        return "passed";
    case PageOutcome::inapplicable:
        return "inapplicable";
    }
    return {};
}

// The first `limit` characters of valid UTF-8, the last of them "…" where something was cut.
static std::string cut(std::string_view text, std::size_t limit)
{
    std::size_t characters = 0, end = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80)
            continue;
        if (characters == limit)
            return std::string(text.substr(0, end)) + "…";
        if (++characters == limit)
            end = i;
    }
    return std::string(text);
}

// Text from a page as it may leave the program. Redaction comes before the cut that people see, and a wider cut before
// redaction: neither half of an address may slip through, nor a megabyte of text cost its redaction.
static std::string redacted(std::string_view text, std::size_t limit)
{
    return cut(store::redact(cut(text, 16 * limit)), limit);
}

static Error unknown(std::string_view kind, std::string_view name, std::vector<std::string> const& known)
{
    auto const nearest = nearest_word(name, known);
    auto const advice = nearest.empty() ? "syna rules lists them" : "did you mean " + nearest + "?";
    return { ErrorKind::usage, fmt::format("unknown {} \"{}\"; {}", kind, cut(name, 80), advice) };
}

RuleSet::RuleSet(std::vector<PreparedRule> prepared)
    : prepared_(std::move(prepared))
{
}

Result<RuleSet> RuleSet::of(std::vector<rules::Rule const*> const& rules)
{
    std::vector<PreparedRule> prepared;
    for (auto const* rule : rules) {
        auto const* check = checks::check_named(rule->check);
        if (!check)
            return Error { ErrorKind::internal, fmt::format("the rule {} names the check {}, which does not exist", rule->id, rule->check) };
        prepared.push_back({ rule, check, checks::Parameters(rule->parameters) });
    }
    return RuleSet(std::move(prepared));
}

Result<RuleSet> RuleSet::make(RuleChoice const& choice)
{
    auto const& known = rules::built_in_rules();
    if (!known)
        return known.error();

    std::vector<std::string> ids, act;
    for (auto const& rule : *known) {
        ids.push_back(rule.id);
        act.insert(act.end(), rule.act.begin(), rule.act.end());
    }
    for (auto const& id : choice.rules)
        if (std::ranges::find(ids, id) == ids.end())
            return unknown("rule", id, ids);
    for (auto const& id : choice.act)
        if (std::ranges::find(act, id) == act.end())
            return unknown("ACT rule", id, act);

    auto const chosen = [&](rules::Rule const& rule) {
        auto const implements = [&](std::string const& id) { return std::ranges::find(choice.act, id) != choice.act.end(); };
        return (choice.rules.empty() && choice.act.empty())
            || std::ranges::find(choice.rules, rule.id) != choice.rules.end()
            || std::ranges::any_of(rule.act, implements);
    };
    std::vector<rules::Rule const*> rules;
    for (auto const& rule : *known)
        if (chosen(rule))
            rules.push_back(&rule);
    return of(rules);
}

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
std::string RuleSet::fingerprint() const
{
    uint64_t hash = 0xcbf29ce484222325;
    auto const add = [&](std::string_view text) {
        for (unsigned char const byte : text)
            hash = (hash ^ byte) * 0x100000001b3;
        hash = (hash ^ 0xff) * 0x100000001b3; // A byte that no text holds, between the texts.
    };
    for (auto const& rule : prepared_) {
        add(rule.rule->id);
        add(rule.rule->check);
        for (auto const& [name, value] : rule.rule->parameters) {
            add(name);
            add(value);
        }
        add("");
    }
    return fmt::format("{:016x}", hash);
}

static Target describe(rules::Rule const& rule, Node node, checks::Outcome const& outcome)
{
    auto const element = node.is_text() ? node.parent_element() : node;
    auto const position = node.position();
    Target target {
        .verdict = outcome.verdict,
        .key = std::string(outcome.key),
        .selector = selector_path(element),
        .line = position.line,
        .column = position.column,
        // Twice as much as is kept: an address that stands across the cut is seen whole.
        .html = redacted(source_snippet(element, 2 * longest_snippet), longest_snippet),
    };
    for (auto const& [name, fact] : outcome.facts) {
        if (auto const* text = std::get_if<std::string>(&fact))
            target.facts.emplace_back(name, redacted(*text, longest_fact));
        else
            target.facts.emplace_back(name, std::get<double>(fact));
    }
    if (outcome.verdict != checks::Verdict::passed)
        target.cause = cause_of(rule.id, outcome.key, node);
    if (outcome.because)
        target.because = selector_path(outcome.because.is_text() ? outcome.because.parent_element() : outcome.because);
    return target;
}

static RuleResult run(Page const& page, PreparedRule const& prepared, AuditOptions const& options)
{
    RuleResult result { .rule = prepared.rule };
    auto const nodes = prepared.check->applicability(page, prepared.parameters);
    auto const outcomes = prepared.check->expectation(page, nodes, prepared.parameters);
    if (outcomes.size() != nodes.size())
        throw std::logic_error("a check gave another number of outcomes than of targets");

    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto const& outcome = outcomes[i];
        auto const has_passed = outcome.verdict == checks::Verdict::passed;
        ++(has_passed ? result.passed : outcome.verdict == checks::Verdict::failed ? result.failed
                                                                                   : result.cant_tell);
        auto const is_example = has_passed && result.passed == 1;
        auto const is_listed = (!has_passed || options.list_passed) && result.targets.size() < options.targets_per_rule;
        if (!is_example && !is_listed)
            continue;
        auto target = describe(*prepared.rule, nodes[i], outcome);
        if (is_example)
            result.example = target;
        if (is_listed)
            result.targets.push_back(std::move(target));
    }

    result.outcome = result.failed ? PageOutcome::failed
        : result.cant_tell         ? PageOutcome::cant_tell
        : result.passed            ? PageOutcome::passed
                                   : PageOutcome::inapplicable;
    return result;
}

// A rule whose check is broken says so and leaves the others alone.
static RuleResult broken(Page const& page, rules::Rule const& rule, std::string_view reason)
{
    checks::Outcome const outcome { checks::Verdict::cant_tell, "internal", { { "error", std::string(reason) } }, {} };
    RuleResult result { .rule = &rule, .outcome = PageOutcome::cant_tell, .cant_tell = 1 };
    if (auto const html = page.document_element())
        result.targets.push_back(describe(rule, html, outcome));
    else
        result.targets.push_back({ .verdict = outcome.verdict, .key = "internal", .facts = { { "error", redacted(reason, longest_fact) } } });
    return result;
}

PageAudit audit_page(Page const& page, RuleSet const& rules, AuditOptions const& options)
{
    PageAudit audit;
    audit.results.reserve(rules.rules().size());
    for (auto const& prepared : rules.rules()) {
        try {
            audit.results.push_back(run(page, prepared, options));
        } catch (std::exception const& exception) {
            audit.results.push_back(broken(page, *prepared.rule, exception.what()));
        }
    }
    return audit;
}

} // namespace syna::audit
