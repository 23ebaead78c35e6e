#pragma once
// The comparative report: a static website in Swedish and English, made from a database alone. It needs no script and no
// network, and works from a folder.

#include "base/result.h"

#include <cstddef>
#include <string>

namespace syna::report {

struct ReportOptions {
    std::string database;
    std::string folder;  // Made if missing. Only files of an earlier report are replaced in it.
    std::string version; // Of the program, told on "how we measured".
};

struct ReportSummary {
    std::string start_page; // Path of the page to open first.
    std::size_t municipalities = 0, pages = 0, files = 0;
};

// Fails (ErrorKind::usage) where the database is no syna database or holds no scan, (storage) where the folder cannot be
// written. The report is written beside its place and moved there, so that a half-written one is never seen.
Result<ReportSummary> write_report(ReportOptions const& options);

} // namespace syna::report
