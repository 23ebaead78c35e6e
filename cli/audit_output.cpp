#include "cli/audit_output.h"

#include "base/json_writer.h"
#include "cli/command.h"
#include "cli/words.h"
#include "rules/sentence.h"

#include <fmt/format.h>

namespace syna::cli {

namespace {

constexpr std::string_view bold = "\x1b[1m", red = "\x1b[31m", yellow = "\x1b[33m", dim = "\x1b[2m", plain = "\x1b[0m";

std::string painted(std::string_view text, std::string_view paint, bool color)
{
    return color ? fmt::format("{}{}{}", paint, text, plain) : std::string(text);
}

std::string_view verdict_text(checks::Verdict verdict)
{
    switch (verdict) {
    case checks::Verdict::passed:
        return "passed";
    case checks::Verdict::failed:
        return "failed";
    case checks::Verdict::cant_tell:
        return "cantTell";
    }
    return "cantTell";
}

void write_target(JsonWriter& json, rules::Rule const& rule, audit::Target const& target, std::string_view language)
{
    json.open_object();
    json.key("outcome").value(verdict_text(target.verdict));
    if (!target.key.empty()) {
        json.key("key").value(target.key);
        json.key("message").value(sentence_for(rule, target, language));
    }
    json.key("selector").value(target.selector);
    json.key("line").value(target.line);
    json.key("column").value(target.column);
    json.key("html").value(target.html);
    if (!target.cause.empty())
        json.key("cause").value(target.cause);
    if (!target.because.empty())
        json.key("because").value(target.because);
    json.key("facts").open_object();
    for (auto const& [name, fact] : target.facts) {
        json.key(name);
        std::visit([&](auto const& value) { json.value(value); }, fact);
    }
    json.close_object();
    json.close_object();
}

void write_result(JsonWriter& json, std::string_view url, audit::RuleResult const& result, std::string_view language)
{
    auto const& rule = *result.rule;
    json.open_object();
    json.key("url").value(url);
    json.key("rule").value(rule.id);
    json.key("act").open_array();
    for (auto const& act : rule.act)
        json.value(act);
    json.close_array();
    json.key("requirements").open_array();
    for (auto const& requirement : rule.requirements)
        if (!requirement.wcag.empty() && !requirement.secondary)
            json.value(requirement.wcag);
    json.close_array();
    json.key("outcome").value(audit::outcome_text(result.outcome));
    json.key("counts").open_object();
    json.key("failed").value(result.failed);
    json.key("cantTell").value(result.cant_tell);
    json.key("passed").value(result.passed);
    json.close_object();
    json.key("targets").open_array();
    for (auto const& target : result.targets)
        write_target(json, rule, target, language);
    json.close_array();
    json.close_object();
}

std::string address_of(audit::AuditedInput const& page)
{
    return page.input.kind == audit::InputKind::address ? page.input.url.href() : page.url.href();
}

} // namespace

std::string sentence_for(rules::Rule const& rule, audit::Target const& target, std::string_view language)
{
    auto const& outcomes = rule.in(language).outcomes;
    auto const found = outcomes.find(target.key);
    if (found == outcomes.end())
        return target.key == "internal" ? "The check itself met a fault." : target.key;
    rules::SentenceFacts facts;
    for (auto const& [name, fact] : target.facts)
        facts.emplace_back(name, fact);
    return rules::sentence(found->second, facts, language);
}

std::string page_as_text(audit::AuditedInput const& page, OutputOptions const& options)
{
    auto const& shown = words(options.language);
    auto const name = for_terminal(page.input.name);
    if (page.error)
        return fmt::format("{}\n  {}: {}\n\n", painted(name, bold, options.color), shown.not_measured, for_terminal(page.error->message));

    std::string text;
    std::size_t failed = 0, unclear = 0;
    for (auto const& result : page.audit.results) {
        failed += result.failed;
        unclear += result.cant_tell;
        if (result.targets.empty() && !(options.passed && result.outcome != audit::PageOutcome::inapplicable))
            continue;
        auto const& rule = *result.rule;
        text += fmt::format("  {} {}\n", painted(rule.in(options.language).title, bold, options.color),
            painted(fmt::format("({}, {})", rule.id, shown.impact_name(rule.impact)), dim, options.color));
        if (result.targets.empty())
            text += fmt::format("    {}: {}\n", shown.passed, result.passed);
        for (auto const& target : result.targets) {
            auto const verdict = target.verdict == checks::Verdict::failed ? painted(shown.failed, red, options.color)
                : target.verdict == checks::Verdict::cant_tell             ? painted(shown.cant_tell, yellow, options.color)
                                                                           : std::string(shown.passed);
            text += fmt::format("    {}:{}:{} {}: {}\n", name, target.line, target.column, verdict,
                target.key.empty() ? for_terminal(target.selector) : for_terminal(sentence_for(rule, target, options.language)));
            text += fmt::format("      {}\n", painted(for_terminal(target.html), dim, options.color));
        }
        if (result.failed + result.cant_tell > result.targets.size())
            text += fmt::format("    … {}\n", result.failed + result.cant_tell - result.targets.size());
    }
    auto const verdict = failed == 0 ? std::string(shown.no_faults) : fmt::format("{} {}", failed, shown.faults);
    auto const also = unclear == 0 ? std::string() : fmt::format(", {} {}", unclear, shown.unclear);
    return fmt::format("{}: {}{}\n{}\n", painted(name, bold, options.color), verdict, also, text);
}

std::string page_as_json_lines(audit::AuditedInput const& page, OutputOptions const& options)
{
    std::string text;
    auto const url = address_of(page);
    if (page.error) {
        JsonWriter json(text);
        json.open_object();
        json.key("url").value(url);
        json.key("error").value(page.error->message);
        json.close_object();
        return text + "\n";
    }
    for (auto const& result : page.audit.results) {
        JsonWriter json(text);
        write_result(json, url, result, options.language);
        text += '\n';
    }
    return text;
}

std::string page_as_json(audit::AuditedInput const& page, OutputOptions const& options)
{
    std::string text;
    JsonWriter json(text);
    auto const url = address_of(page);
    json.open_object();
    json.key("input").value(page.input.name);
    json.key("url").value(url);
    if (page.error)
        json.key("error").value(page.error->message);
    json.key("results").open_array();
    for (auto const& result : page.audit.results)
        write_result(json, url, result, options.language);
    json.close_array();
    json.close_object();
    return text;
}

} // namespace syna::cli
