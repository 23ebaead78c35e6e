// `syna gate FILE|URL|DIR …`: for CI. Audits, compares with what is allowed, and answers with the exit status.

#include "audit/batch.h"
#include "cli/audit_output.h"
#include "cli/command.h"
#include "cli/junit.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <memory>

namespace syna::cli {

namespace {

struct GateFlags {
    std::vector<std::string> inputs;
    std::string fail_on = "serious", base_url, junit;
    int threads = 0;
    audit::RuleChoice choice;
    FetchFlags fetch;
};

rules::Impact impact_named(std::string_view name)
{
    using enum rules::Impact;
    for (auto const impact : { minor, moderate, serious, critical })
        if (rules::impact_text(impact) == name)
            return impact;
    return serious;
}

// How many faults a line of the summary may have before the rest is only counted.
constexpr std::size_t most_lines = 100;

struct GateResult {
    std::size_t pages = 0, missed = 0, faults = 0, below = 0, unclear = 0;
    std::vector<std::string> lines;
    std::vector<JunitSuite> suites;
};

void add_page(GateResult& result, audit::AuditedInput const& page, rules::Impact threshold, std::string_view language)
{
    JunitSuite suite { page.input.name, {}, {} };
    if (page.error) {
        ++result.missed;
        suite.error = page.error->message;
        result.lines.push_back(page.error->message);
        result.suites.push_back(std::move(suite));
        return;
    }
    ++result.pages;
    for (auto const& outcome : page.audit.results) {
        auto const& rule = *outcome.rule;
        result.unclear += outcome.cant_tell;
        if (rule.impact < threshold)
            result.below += outcome.failed;
        JunitCase one { rule.id, rule.in(language).title, {} };
        if (rule.impact >= threshold) {
            result.faults += outcome.failed;
            for (auto const& target : outcome.targets) {
                if (target.verdict != checks::Verdict::failed)
                    continue;
                auto const line = fmt::format("{}:{}:{}: {}: {}", page.input.name, target.line, target.column, rule.id, sentence_for(rule, target, language));
                one.failure += line + "\n";
                if (result.lines.size() < most_lines)
                    result.lines.push_back(line);
            }
        }
        if (outcome.outcome != audit::PageOutcome::inapplicable)
            suite.cases.push_back(std::move(one));
    }
    result.suites.push_back(std::move(suite));
}

void print_summary(GateResult const& result, GateFlags const& flags, bool swedish)
{
    for (auto const& line : result.lines)
        fmt::print("{}\n", for_terminal(line));
    if (result.faults > most_lines)
        fmt::print("{}\n", swedish ? fmt::format("… och {} till", result.faults - most_lines) : fmt::format("… and {} more", result.faults - most_lines));
    bool const passed = result.faults == 0 && result.missed == 0;
    if (swedish)
        fmt::print("{}: {} sidor, {} fel av allvaret {} eller mer, {} lindrigare, {} att granska för hand{}\n", passed ? "Godkänt" : "Inte godkänt",
            result.pages, result.faults, flags.fail_on, result.below, result.unclear, result.missed == 0 ? "" : fmt::format(", {} sidor gick inte att mäta", result.missed));
    else
        fmt::print("{}: {} pages, {} faults that are {} or worse, {} milder, {} to be looked at by a person{}\n", passed ? "Passed" : "Not passed",
            result.pages, result.faults, flags.fail_on, result.below, result.unclear, result.missed == 0 ? "" : fmt::format(", {} pages could not be measured", result.missed));
}

int run_gate(GateFlags const& flags, CommonOptions const& common)
{
    auto const rules = audit::RuleSet::make(flags.choice);
    if (!rules)
        return fail(rules.error());
    auto const inputs = audit::collect_inputs(flags.inputs, flags.base_url);
    if (!inputs)
        return fail(inputs.error());

    GateResult result;
    auto const threshold = impact_named(flags.fail_on);
    audit::audit_inputs(*inputs, *rules, {}, fetch_options(flags.fetch, named_hosts(*inputs)), flags.threads > 0 ? flags.threads : processor_count(),
        stop_requested(), [&](audit::AuditedInput page) {
            add_page(result, page, threshold, common.language);
            return true;
        });
    if (stop_requested())
        return exit_interrupted;

    print_summary(result, flags, common.language == "sv");
    if (!flags.junit.empty())
        if (auto written = write_file(flags.junit, junit_xml(result.suites)); !written)
            return fail(written.error());
    if (result.faults > 0)
        return exit_gate_failed;
    return result.missed > 0 || result.pages == 0 ? exit_too_little : exit_done;
}

} // namespace

void add_gate(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("gate", "For CI: audit pages and answer with the exit status (0 passed, 1 not passed, 3 too little seen)");
    auto const flags = std::make_shared<GateFlags>();
    command->add_option("INPUT", flags->inputs, "Files, folders, http(s) addresses, or -")->required();
    command->add_option("--fail-on", flags->fail_on, "The mildest impact that fails the gate")
        ->check(CLI::IsMember({ "minor", "moderate", "serious", "critical" }))
        ->envname("SYNA_FAIL_ON")
        ->capture_default_str();
    command->add_option("--junit", flags->junit, "Write JUnit XML to this file");
    command->add_option("--base-url", flags->base_url, "Address that a file, a folder or standard input has on the web");
    command->add_option("--threads", flags->threads, "Threads (0: as many as processors)")->check(CLI::Range(0, 256))->capture_default_str();
    add_rule_flags(*command, flags->choice);
    add_fetch_flags(*command, flags->fetch);
    command->callback([&common, &action, flags] { action = [&common, flags] { return run_gate(*flags, common); }; });
}

} // namespace syna::cli
