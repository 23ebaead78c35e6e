#pragma once
// The line at the bottom of a terminal while a scan runs: sites, pages, rate, faults, what is waiting. Nothing is written
// where standard error is no terminal.

#include "audit/scan.h"

#include <string_view>

namespace syna::cli {

class ProgressLine {
public:
    explicit ProgressLine(bool on, std::string_view language);
    ~ProgressLine(); // Takes the line away.
    void show(audit::ScanProgress const& progress);

private:
    bool const on_, swedish_;
    bool shown_ = false;
};

} // namespace syna::cli
