#include "cli/progress.h"

#include "cli/command.h"

#include <fmt/format.h>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace syna::cli {

namespace {

std::size_t terminal_width()
{
    winsize size {};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

// Cuts at a number of code points.
std::string cut(std::string text, std::size_t width)
{
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++seen > width) {
            text.resize(i);
            break;
        }
    return text;
}

} // namespace

ProgressLine::ProgressLine(bool on, std::string_view language)
    : on_(on)
    , swedish_(language == "sv")
{
}

ProgressLine::~ProgressLine()
{
    if (shown_)
        std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(audit::ScanProgress const& progress)
{
    if (!on_)
        return;
    auto const seconds = std::chrono::duration<double>(progress.elapsed).count();
    auto const rate = seconds > 0 ? static_cast<double>(progress.pages) / seconds : 0;
    auto const line = swedish_
        ? fmt::format("{}/{} webbplatser, {} sidor ({:.1f}/s), {} fel, {} väntar, {} problem | {}", progress.sites_finished, progress.sites,
            progress.pages, rate, progress.faults, progress.waiting, progress.problems, for_terminal(progress.doing))
        : fmt::format("{}/{} sites, {} pages ({:.1f}/s), {} faults, {} waiting, {} problems | {}", progress.sites_finished, progress.sites,
            progress.pages, rate, progress.faults, progress.waiting, progress.problems, for_terminal(progress.doing));
    std::fprintf(stderr, "\r\x1b[K%s", cut(line, terminal_width() - 1).c_str());
    std::fflush(stderr);
    shown_ = true;
}

} // namespace syna::cli
