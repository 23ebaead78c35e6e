#pragma once
// The folder a report is written to. Everything is written into a new folder beside it, which then takes its place in one step,
// so a half-written report is never seen. A report knows its own files (they stand in its marker, `.syna-report`), so a later one
// takes away those and nothing else; a folder with other things in it and no marker is refused.

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace syna::report {

class OutputFolder {
public:
    // Fails (usage) where `path` is no folder, or holds something and is no report; (storage) where it cannot be written.
    static Result<OutputFolder> prepare(std::string const& path);
    OutputFolder(OutputFolder&& other) noexcept;
    OutputFolder& operator=(OutputFolder&&) = delete;
    ~OutputFolder(); // What was never published is taken away.

    // `name` is relative, with '/': "sv/index.html". Each name once.
    Done write(std::string const& name, std::string_view bytes);
    std::size_t files() const { return names_.size(); }
    // Puts the new report in its place.
    Done publish();

private:
    OutputFolder(std::filesystem::path place, std::filesystem::path beside);

    std::filesystem::path place_, beside_; // beside_ is empty once published.
    std::vector<std::string> names_;
};

} // namespace syna::report
