#include "cli/cli.h"

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/configuration.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace syna::cli {

namespace {

// The first argument that is no option, where no command of that name is known: the command that was meant, perhaps.
std::string unknown_command(CLI::App const& app, int count, char** arguments)
{
    std::vector<std::string> names;
    for (auto const* command : app.get_subcommands([](CLI::App const*) { return true; }))
        names.push_back(command->get_name());
    for (int i = 1; i < count; ++i) {
        std::string const word = arguments[i];
        if (word.starts_with("-")) {
            if (word == "--lang")
                ++i;
            continue;
        }
        if (std::find(names.begin(), names.end(), word) != names.end())
            return {};
        auto const meant = nearest_word(word, names);
        return fmt::format("there is no command '{}'{}; `syna --help` lists them", word, meant.empty() ? "" : fmt::format(", did you mean '{}'?", meant));
    }
    return "no command was given; `syna --help` lists them";
}

std::string usage_message(CLI::App const& app, CLI::ParseError const& error)
{
    std::string message = error.what();
    for (auto& letter : message)
        if (letter == '\n')
            letter = ' ';
    auto const chosen = app.get_subcommands();
    return message + (chosen.empty() ? "; `syna --help` lists the commands" : fmt::format("; see `syna {} --help`", chosen.front()->get_name()));
}

} // namespace

int run(int count, char** arguments)
{
    CLI::App app { "syna inspects municipalities' websites for accessibility (WCAG 2.2, EN 301 549), without a browser." };
    app.set_version_flag("--version", fmt::format("syna {}", version()));
    app.require_subcommand(1);
    app.fallthrough();
    app.set_help_all_flag("--help-all", "Help for every command");

    CommonOptions common;
    if (auto const* const language = std::getenv("LANG"); language != nullptr && std::string_view(language).starts_with("sv"))
        common.language = "sv";
    app.add_option("--lang", common.language, "Language of what is printed")->check(CLI::IsMember({ "sv", "en" }))->envname("SYNA_LANG")->capture_default_str();
    app.add_flag("--quiet,-q", common.quiet, "No notes and no progress on standard error");
    app.add_flag("--verbose,-v", common.verbose, "More notes on standard error");

    Action action;
    add_scan(app, common, action);
    add_report(app, common, action);
    add_audit(app, common, action);
    add_gate(app, common, action);
    add_rules(app, common, action);
    add_explain(app, common, action);
    add_inspect(app, common, action);

    try {
        app.parse(count, arguments);
    } catch (CLI::Success const& asked) {
        return app.exit(asked); // --help and --version.
    } catch (CLI::ParseError const& error) {
        if (app.get_subcommands().empty())
            return fail(exit_usage, unknown_command(app, count, arguments));
        return fail(exit_usage, usage_message(app, error));
    }

    if (auto const configuration = find_configuration())
        if (auto applied = apply_configuration(*configuration, app, *app.get_subcommands().front()); !applied)
            return fail(applied.error());

    set_quiet(common.quiet);
    try {
        catch_interrupts();
        auto const status = action();
        if (std::fflush(stdout) != 0 && status == exit_done)
            return fail(exit_internal, "standard output could not be written");
        return status;
    } catch (std::exception const& exception) {
        return fail(exit_internal, fmt::format("a fault in syna itself: {}", exception.what()));
    }
}

} // namespace syna::cli
