// `syna inspect --tree|--styles FILE|URL|-`: what a page is to assistive technology, or to the eye.

#include "audit/inputs.h"
#include "cli/command.h"
#include "cli/styles_output.h"
#include "cli/tree_output.h"
#include "page/style/styles.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <memory>

namespace syna::cli {

namespace {

struct InspectFlags {
    std::string input, format = "text", base_url;
    bool tree = false, styles = false;
    FetchFlags fetch;
};

// Each line made fit for a terminal.
std::string for_terminal_by_lines(std::string_view text)
{
    std::string shown;
    while (!text.empty()) {
        auto const end = text.find('\n');
        shown += for_terminal(text.substr(0, end));
        shown += '\n';
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return shown;
}

int run_inspect(InspectFlags const& flags)
{
    if (flags.tree == flags.styles)
        return fail(exit_usage, "inspect shows one thing: --tree or --styles");
    auto const inputs = audit::collect_inputs({ flags.input }, flags.base_url);
    if (!inputs)
        return fail(inputs.error());
    if (inputs->size() != 1)
        return fail(exit_usage, fmt::format("{}: inspect looks at one page, here are {}", flags.input, inputs->size()));

    audit::InputReader reader(fetch_options(flags.fetch, named_hosts(*inputs)));
    auto const page = reader.read(inputs->front());
    if (!page)
        return fail(page.error());
    for (auto const& missing : page->styles().missing_sheets())
        note(fmt::format("the style sheet {} could not be had: what is computed may be wrong", missing.href()));

    bool const lines = flags.format == "jsonl";
    auto const text = flags.tree ? (lines ? tree_as_json_lines(*page) : tree_as_text(*page))
                                 : (lines ? styles_as_json_lines(*page) : styles_as_text(*page));
    if (!print(lines ? text : for_terminal_by_lines(text)))
        return output_lost();
    return exit_done;
}

} // namespace

void add_inspect(CLI::App& app, CommonOptions const&, Action& action)
{
    auto* const command = app.add_subcommand("inspect", "Look inside a page: its accessibility tree or its computed styles");
    auto const flags = std::make_shared<InspectFlags>();
    command->add_option("INPUT", flags->input, "A file, an http(s) address, or -")->required();
    command->add_flag("--tree", flags->tree, "The accessibility tree: roles and names");
    command->add_flag("--styles", flags->styles, "The computed styles");
    command->add_option("--format", flags->format, "How to print")->check(CLI::IsMember({ "text", "jsonl" }))->capture_default_str();
    command->add_option("--base-url", flags->base_url, "Address that a file or standard input has on the web");
    add_fetch_flags(*command, flags->fetch);
    command->callback([&action, flags] { action = [flags] { return run_inspect(*flags); }; });
}

} // namespace syna::cli
