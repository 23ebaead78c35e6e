// `syna report --db FILE --out DIR`: the comparative report, a static website.

#include "cli/command.h"
#include "report/report.h"

#include <CLI/Option.hpp>
#include <fmt/format.h>

#include <memory>

namespace syna::cli {

void add_report(CLI::App& app, CommonOptions const& common, Action& action)
{
    auto* const command = app.add_subcommand("report", "Make the report of a database: a static website in Swedish and English");
    auto const options = std::make_shared<report::ReportOptions>();
    options->database = "syna.db";
    options->version = version();
    command->add_option("--db", options->database, "The database")->envname("SYNA_DB")->capture_default_str();
    command->add_option("--out", options->folder, "The folder to write the website to")->required();
    command->callback([&common, &action, options] {
        action = [&common, options]() -> int {
            auto const written = report::write_report(*options);
            if (!written)
                return fail(written.error());
            if (common.language == "sv")
                fmt::print("{} kommuner, {} sidor, {} filer: {}\n", written->municipalities, written->pages, written->files, written->start_page);
            else
                fmt::print("{} municipalities, {} pages, {} files: {}\n", written->municipalities, written->pages, written->files, written->start_page);
            return exit_done;
        };
    });
}

} // namespace syna::cli
