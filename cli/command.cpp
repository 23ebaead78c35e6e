#include "cli/command.h"

#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace syna::cli {

namespace {

std::atomic<bool> stop { false };
std::atomic<bool> quiet { false };

extern "C" void on_interrupt(int)
{
    if (stop.exchange(true))
        std::_Exit(exit_interrupted);
}

} // namespace

ExitStatus exit_status_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::usage:
        return exit_usage;
    case ErrorKind::network:
        return exit_too_little;
    case ErrorKind::storage:
    case ErrorKind::internal:
        return exit_internal;
    }
    return exit_internal;
}

void add_fetch_flags(CLI::App& command, FetchFlags& flags)
{
    command.add_option("--contact", flags.contact, "Address or e-mail that a site's owner can reach you at; goes into the User-Agent")->envname("SYNA_CONTACT");
    command.add_flag("--allow-private", flags.allow_private, "Visit loopback, link-local and private addresses too (intranets)");
    command.add_option("--resolve", flags.resolve, "Use ADDRESS for HOST and PORT instead of asking DNS")->type_name("HOST:PORT:ADDRESS")->take_all();
    command.add_flag("--insecure", flags.insecure, "Accept certificates that cannot be verified (staging sites)");
    command.add_option("--timeout", flags.timeout_seconds, "Seconds that one transfer may take")->check(CLI::Range(1, 3600))->capture_default_str();
}

crawler::FetchOptions fetch_options(FetchFlags const& flags, std::vector<std::string> private_hosts)
{
    crawler::FetchOptions options;
    options.user_agent = fmt::format("syna/{}", version());
    if (!flags.contact.empty())
        options.user_agent += fmt::format(" (+{})", for_terminal(flags.contact));
    options.allow_private = flags.allow_private;
    options.insecure_tls = flags.insecure;
    options.resolve = flags.resolve;
    options.timeout_ms = flags.timeout_seconds * 1000;
    options.connect_timeout_ms = std::min(options.connect_timeout_ms, options.timeout_ms);
    options.private_hosts = std::move(private_hosts);
    return options;
}

std::vector<std::string> named_hosts(std::vector<audit::Input> const& inputs)
{
    std::vector<std::string> hosts;
    for (auto const& input : inputs)
        if (input.kind == audit::InputKind::address && (hosts.empty() || hosts.back() != input.url.host()))
            hosts.emplace_back(input.url.host());
    return hosts;
}

void add_rule_flags(CLI::App& command, audit::RuleChoice& choice)
{
    command.add_option("--rule", choice.rules, "Run only these rules (see `syna rules`)")->delimiter(',')->take_all();
    command.add_option("--act", choice.act, "Run only the rules that implement these ACT rules")->delimiter(',')->take_all();
}

int fail(ExitStatus status, std::string_view message)
{
    std::fprintf(stderr, "syna: %s\n", for_terminal(message).c_str());
    return status;
}

int fail(Error const& error) { return fail(exit_status_of(error.kind), error.message); }

void note(std::string_view message)
{
    if (!quiet)
        std::fprintf(stderr, "syna: note: %s\n", for_terminal(message).c_str());
}

std::string for_terminal(std::string_view text)
{
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        // C0, DEL, and C1 in UTF-8 (C2 80 to C2 9F).
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
            shown += fmt::format("\\x{:02x}", byte);
        else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++i]));
        else
            shown += text[i];
    }
    return shown;
}

bool error_is_terminal() { return isatty(STDERR_FILENO) == 1; }
bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

bool output_has_color()
{
    auto const* const no_color = std::getenv("NO_COLOR");
    return output_is_terminal() && (no_color == nullptr || *no_color == '\0');
}

int processor_count() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

std::atomic<bool> const& stop_requested() { return stop; }

void catch_interrupts()
{
    struct sigaction action { };
    action.sa_handler = on_interrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool print(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0; }

int output_lost()
{
    // A reader that has seen enough (`syna audit … | head`) is no fault.
    return errno == EPIPE ? exit_done : fail(exit_internal, std::string("standard output could not be written: ") + std::strerror(errno));
}

Done write_file(std::string const& path, std::string_view text)
{
    auto const temporary = fmt::format("{}.{}.tmp", path, getpid());
    auto const error = [&] { return Error { ErrorKind::storage, fmt::format("{}: {}", path, std::strerror(errno)) }; };
    auto* const file = std::fopen(temporary.c_str(), "wb");
    if (!file)
        return error();
    bool const written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (std::fclose(file) != 0 || !written || std::rename(temporary.c_str(), path.c_str()) != 0) {
        auto const why = error();
        std::remove(temporary.c_str());
        return why;
    }
    return done();
}

char const* version() { return SYNA_VERSION; }

void set_quiet(bool on) { quiet = on; }

} // namespace syna::cli
