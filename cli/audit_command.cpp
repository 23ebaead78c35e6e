// `syna audit FILE|URL|DIR|- …`: audits pages at once and stores nothing.

#include "audit/batch.h"
#include "cli/audit_output.h"
#include "cli/command.h"
#include "cli/words.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace syna::cli {

namespace {

struct AuditFlags {
    std::vector<std::string> inputs;
    std::string format = "text", base_url;
    bool passed = false;
    int threads = 0;
    audit::RuleChoice choice;
    FetchFlags fetch;
};

int run_audit(AuditFlags const& flags, CommonOptions const& common)
{
    auto const rules = audit::RuleSet::make(flags.choice);
    if (!rules)
        return fail(rules.error());
    auto const inputs = audit::collect_inputs(flags.inputs, flags.base_url);
    if (!inputs)
        return fail(inputs.error());

    OutputOptions const output { common.language, flags.passed, output_has_color() };
    std::size_t measured = 0, missed = 0, faults = 0;
    bool lost = false;
    if (flags.format == "json")
        std::fputs("[", stdout);
    audit::audit_inputs(*inputs, *rules, { .list_passed = flags.passed }, fetch_options(flags.fetch, named_hosts(*inputs)),
        flags.threads > 0 ? flags.threads : processor_count(), stop_requested(), [&](audit::AuditedInput page) {
            if (page.error) {
                ++missed;
                if (flags.format != "text")
                    fail(*page.error);
            } else {
                for (auto const& result : page.audit.results)
                    faults += result.failed;
            }
            std::string text;
            if (flags.format == "jsonl")
                text = page_as_json_lines(page, output);
            else if (flags.format == "json")
                text = (measured + missed > (page.error ? 1u : 0u) ? ",\n" : "\n") + page_as_json(page, output);
            else
                text = page_as_text(page, output);
            measured += page.error ? 0 : 1;
            lost = !print(text);
            return !lost;
        });
    if (lost)
        return output_lost();
    if (flags.format == "json")
        std::fputs("\n]\n", stdout);
    if (flags.format == "text" && inputs->size() > 1) {
        auto const& shown = words(common.language);
        fmt::print("{} {}, {} {}{}\n", measured, shown.pages, faults, shown.faults,
            missed == 0 ? "" : fmt::format(", {} {} {}", missed, shown.pages, shown.not_measured));
    }

    if (stop_requested())
        return exit_interrupted;
    return missed > 0 ? exit_too_little : exit_done;
}

} // namespace

void add_audit(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("audit", "Audit pages at once: files, folders, addresses, or - for standard input");
    auto const flags = std::make_shared<AuditFlags>();
    command->add_option("INPUT", flags->inputs, "Files, folders, http(s) addresses, or -")->required();
    command->add_option("--format", flags->format, "How to print")->check(CLI::IsMember({ "text", "json", "jsonl" }))->capture_default_str();
    command->add_option("--base-url", flags->base_url, "Address that a file, a folder or standard input has on the web");
    command->add_flag("--passed", flags->passed, "List what passed, too");
    command->add_option("--threads", flags->threads, "Threads (0: as many as processors)")->check(CLI::Range(0, 256))->capture_default_str();
    add_rule_flags(*command, flags->choice);
    add_fetch_flags(*command, flags->fetch);
    command->callback([&common, &action, flags] { action = [&common, flags] { return run_audit(*flags, common); }; });
}

} // namespace syna::cli
