// `syna rules` and `syna explain RULE`: what is checked and why, in Swedish or English.

#include "base/json_writer.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/words.h"
#include "rules/rule.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace syna::cli {

namespace {

std::string requirement_list(rules::Rule const& rule, std::string_view language)
{
    std::string list;
    for (auto const& requirement : rule.requirements)
        if (!requirement.secondary)
            list += (list.empty() ? "" : ", ") + (requirement.wcag.empty() ? requirement.en301549 : requirement.wcag);
    return list.empty() ? std::string(words(language).good_practice) : list;
}

int list_text(std::vector<rules::Rule> const& rules, std::string_view language)
{
    std::size_t widest = 0;
    for (auto const& rule : rules)
        widest = std::max(widest, rule.id.size());
    for (auto const& rule : rules)
        fmt::print("{:{}}  {:16}  {}\n", rule.id, widest, requirement_list(rule, language), rule.in(language).title);
    return exit_done;
}

int list_json(std::vector<rules::Rule> const& rules, std::string_view language)
{
    std::string json;
    JsonWriter writer(json);
    writer.open_array();
    for (auto const& rule : rules) {
        auto const& words = rule.in(language);
        writer.open_object();
        writer.key("rule").value(rule.id);
        writer.key("title").value(words.title);
        writer.key("impact").value(rules::impact_text(rule.impact));
        writer.key("requirements").open_array();
        for (auto const& requirement : rule.requirements) {
            writer.open_object();
            writer.key("wcag").value(requirement.wcag);
            writer.key("en301549").value(requirement.en301549);
            writer.key("secondary").value(requirement.secondary);
            writer.close_object();
        }
        writer.close_array();
        writer.key("act").open_array();
        for (auto const& act : rule.act)
            writer.value(act);
        writer.close_array();
        writer.key("why").value(words.why);
        writer.key("how").value(words.how);
        writer.key("example").value(words.example);
        writer.close_object();
    }
    writer.close_array();
    fmt::print("{}\n", json);
    return exit_done;
}

int explain(rules::Rule const& rule, std::string_view language)
{
    auto const& shown = words(language);
    auto const& text = rule.in(language);
    fmt::print("{}\n{}\n\n", text.title, rule.id);
    fmt::print("{}: {}\n", shown.impact, shown.impact_name(rule.impact));
    for (auto const& requirement : rule.requirements) {
        if (auto const* criterion = rules::criterion(requirement.wcag))
            fmt::print("WCAG {} {} ({})", criterion->number, language == "sv" ? criterion->name_sv : criterion->name_en, criterion->level);
        if (!requirement.en301549.empty())
            fmt::print("{}EN 301 549 {}", requirement.wcag.empty() ? "" : ", ", requirement.en301549);
        fmt::print("{}\n", requirement.secondary ? fmt::format(" ({})", shown.secondary) : "");
    }
    if (rule.requirements.empty())
        fmt::print("{}\n", shown.good_practice);
    for (auto const& act : rule.act)
        fmt::print("ACT https://www.w3.org/WAI/standards-guidelines/act/rules/{}/\n", act);
    fmt::print("\n{}\n{}\n\n{}\n{}\n", shown.why, text.why, shown.how, text.how);
    if (!text.example.empty())
        fmt::print("\n{}\n{}\n", shown.example, text.example);
    if (!text.outcomes.empty()) {
        fmt::print("\n{}\n", shown.outcomes);
        for (auto const& [key, sentence] : text.outcomes)
            fmt::print("  {}: {}\n", key, sentence);
    }
    return exit_done;
}

} // namespace

void add_rules(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("rules", "What is checked: every rule with its requirements and title");
    auto const format = std::make_shared<std::string>("text");
    command->add_option("--format", *format, "How to print")->check(CLI::IsMember({ "text", "json" }))->capture_default_str();
    command->callback([&common, &action, format] {
        action = [&common, format]() -> int {
            auto const& rules = rules::built_in_rules();
            if (!rules)
                return fail(rules.error());
            return *format == "json" ? list_json(*rules, common.language) : list_text(*rules, common.language);
        };
    });
}

void add_explain(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("explain", "A rule in words: why it matters and to whom, how to mend it");
    auto const id = std::make_shared<std::string>();
    command->add_option("RULE", *id, "A rule's name (see `syna rules`) or an ACT rule's id")->required();
    command->callback([&common, &action, id] {
        action = [&common, id]() -> int {
            auto const& rules = rules::built_in_rules();
            if (!rules)
                return fail(rules.error());
            std::vector<std::string> ids;
            bool met = false;
            for (auto const& rule : *rules) {
                ids.push_back(rule.id);
                bool const by_act = std::find(rule.act.begin(), rule.act.end(), *id) != rule.act.end();
                if (rule.id != *id && !by_act)
                    continue;
                if (met)
                    fmt::print("\n");
                explain(rule, common.language);
                met = true;
            }
            if (met)
                return exit_done;
            auto const meant = nearest_word(*id, ids);
            return fail(exit_usage, fmt::format("there is no rule '{}'{}; `syna rules` lists them", *id, meant.empty() ? "" : fmt::format(", did you mean '{}'?", meant)));
        };
    });
}

} // namespace syna::cli
