#pragma once
// What the commands share: exit statuses, the terminal, the options that every command has. Only cli talks to the terminal.

#include "audit/inputs.h"
#include "audit/page_audit.h"
#include "base/result.h"
#include "crawler/fetcher.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace syna::cli {

// PRODUCT: exit statuses.
enum ExitStatus : int {
    exit_done = 0,
    exit_gate_failed = 1,
    exit_usage = 2,
    exit_too_little = 3,
    exit_internal = 4,
    exit_interrupted = 130,
};

ExitStatus exit_status_of(ErrorKind kind);

// The options every command knows.
struct CommonOptions {
    std::string language = "en"; // "sv" or "en".
    bool quiet = false, verbose = false;
};

// What a command does once the arguments are read; gives the exit status.
using Action = std::function<int()>;

// Each adds one command with its options to the program and sets `action` when it is chosen.
void add_scan(CLI::App& app, CommonOptions const& common, Action& action);
void add_audit(CLI::App& app, CommonOptions const& common, Action& action);
void add_gate(CLI::App& app, CommonOptions const& common, Action& action);
void add_rules(CLI::App& app, CommonOptions const& common, Action& action);
void add_explain(CLI::App& app, CommonOptions const& common, Action& action);
void add_inspect(CLI::App& app, CommonOptions const& common, Action& action);
void add_report(CLI::App& app, CommonOptions const& common, Action& action);

// The options of commands that fetch.
struct FetchFlags {
    std::string contact;
    bool allow_private = false, insecure = false;
    std::vector<std::string> resolve;
    int timeout_seconds = 60;
};
void add_fetch_flags(CLI::App& command, FetchFlags& flags);
// The fetch options they make; `private_hosts` are those that a person named.
crawler::FetchOptions fetch_options(FetchFlags const& flags, std::vector<std::string> private_hosts);

// The hosts of addresses that a person named: they may be at private addresses.
std::vector<std::string> named_hosts(std::vector<audit::Input> const& inputs);

// The options that choose rules.
void add_rule_flags(CLI::App& command, audit::RuleChoice& choice);

// "syna: …" on standard error, in one line, and the exit status that goes with it.
int fail(Error const& error);
int fail(ExitStatus status, std::string_view message);
void note(std::string_view message); // "syna: note: …", unless --quiet was given before.

// Text from outside, fit for a terminal: control characters are shown as "\x1b".
std::string for_terminal(std::string_view text);
bool error_is_terminal();
bool output_is_terminal();
// Colours are wanted on standard output: a terminal, and NO_COLOR is not set. https://no-color.org/
bool output_has_color();
int processor_count();

// Set by ctrl-C (SIGINT) and SIGTERM once the handlers are in place; a second ctrl-C ends the program at once.
std::atomic<bool> const& stop_requested();
void catch_interrupts();

// Writes to standard output. False when nobody reads it any more (a closed pipe) or it cannot be written; output_lost()
// then tells what to end with.
bool print(std::string_view text);
int output_lost();

// Writes a whole file by way of a temporary one beside it, so that nothing is ever half-written.
Done write_file(std::string const& path, std::string_view text);

char const* version();
void set_quiet(bool on); // No notes and no progress from here on.

} // namespace syna::cli
