#include "report/output_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace syna::report {

namespace files = std::filesystem;

static constexpr std::string_view marker = ".syna-report";
static constexpr std::string_view marker_heading = "# The files of a report that syna wrote. The next report in this folder takes them away, and nothing else.\n";

static Error cannot_write(files::path const& path, std::error_code const& error)
{
    return { ErrorKind::storage, fmt::format("{}: cannot be written ({})", path.string(), error.message()) };
}

// A name that cannot lead out of the folder it stands in.
static bool stays_inside(files::path const& name)
{
    return !name.empty() && name.is_relative() && std::ranges::none_of(name, [](files::path const& part) { return part == ".."; });
}

// The names in a report's marker, the marker's own among them.
static std::vector<files::path> files_of_report(files::path const& folder)
{
    std::vector<files::path> names { files::path(marker) };
    std::ifstream stream(folder / marker);
    for (std::string line; std::getline(stream, line);)
        if (!line.starts_with('#') && stays_inside(line))
            names.emplace_back(line);
    return names;
}

// Takes away the files named and the folders that are empty then.
static void remove_files(files::path const& folder, std::vector<files::path> const& names)
{
    std::error_code ignored;
    for (auto const& name : names) {
        files::remove(folder / name, ignored);
        for (auto parent = name.parent_path(); !parent.empty(); parent = parent.parent_path())
            files::remove(folder / parent, ignored);
    }
    files::remove(folder, ignored);
}

// Moves what somebody else put into the old folder to the new one. What stands under a name that the new report uses stays
// where it is.
static void carry_over(files::path const& from, files::path const& to)
{
    std::error_code ignored;
    std::vector<files::path> waiting { files::path() };
    while (!waiting.empty()) {
        auto const inside = waiting.back();
        waiting.pop_back();
        std::vector<files::path> names;
        for (auto entry = files::directory_iterator(from / inside, ignored); entry != files::directory_iterator(); entry.increment(ignored))
            names.push_back(inside / entry->path().filename());
        for (auto const& name : names) {
            if (!files::exists(files::symlink_status(to / name, ignored)))
                files::rename(from / name, to / name, ignored);
            else if (files::is_directory(files::symlink_status(from / name, ignored)))
                waiting.push_back(name);
        }
    }
}

OutputFolder::OutputFolder(files::path place, files::path beside)
    : place_(std::move(place))
    , beside_(std::move(beside))
{
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : place_(std::move(other.place_))
    , beside_(std::exchange(other.beside_, {}))
    , names_(std::move(other.names_))
{
}

OutputFolder::~OutputFolder()
{
    std::error_code ignored;
    if (!beside_.empty())
        files::remove_all(beside_, ignored);
}

Result<OutputFolder> OutputFolder::prepare(std::string const& path)
{
    std::error_code error;
    // A link to a folder stays a link: what it leads to is replaced.
    auto place = files::weakly_canonical(files::absolute(path, error), error);
    if (error || path.empty())
        return Error { ErrorKind::usage, fmt::format("{}: expected a folder for the report", path) };
    if (!place.has_filename())
        place = place.parent_path();

    auto const status = files::status(place, error);
    if (files::exists(status)) {
        if (!files::is_directory(status))
            return Error { ErrorKind::usage, fmt::format("{}: is a file, expected a folder for the report", path) };
        auto const empty = files::is_empty(place, error);
        if (error)
            return cannot_write(place, error);
        if (!empty && !files::exists(place / marker, error))
            return Error { ErrorKind::usage, fmt::format("{}: holds other files and no earlier report, expected a new or empty folder", path) };
    } else if (files::create_directories(place.parent_path(), error); error) {
        return cannot_write(place.parent_path(), error);
    }

    for (int number = 0; number < 1000; ++number) {
        auto beside = place.parent_path() / fmt::format(".{}.new-{}-{}", place.filename().string(), getpid(), number);
        if (files::create_directory(beside, error))
            return OutputFolder(std::move(place), std::move(beside));
        if (error)
            return cannot_write(beside, error);
    }
    return Error { ErrorKind::storage, fmt::format("{}: no room beside it for a new report", path) };
}

Done OutputFolder::write(std::string const& name, std::string_view bytes)
{
    std::error_code error;
    auto const path = beside_ / name;
    if (files::create_directories(path.parent_path(), error); error)
        return cannot_write(path, error);
    errno = 0;
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream)
        return cannot_write(path, { errno, std::generic_category() });
    names_.push_back(name);
    return done();
}

Done OutputFolder::publish()
{
    std::string list(marker_heading);
    for (auto const& name : names_)
        (list += name) += '\n';
    auto const count = names_.size();
    if (auto const written = write(std::string(marker), list); !written)
        return written.error();
    names_.resize(count);

    std::error_code error;
    if (!files::exists(place_, error)) {
        if (files::rename(beside_, place_, error); error)
            return cannot_write(place_, error);
        beside_.clear();
        return done();
    }

    // The two folders change places in one step where the file system can do that, else in two.
    auto const old_names = files_of_report(place_);
    if (renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, place_.c_str(), RENAME_EXCHANGE) != 0) {
        auto const aside = beside_.string() + ".old";
        if (files::rename(place_, aside, error); error)
            return cannot_write(place_, error);
        if (files::rename(beside_, place_, error); error) {
            std::error_code ignored;
            files::rename(aside, place_, ignored);
            return cannot_write(place_, error);
        }
        beside_ = aside;
    }
    remove_files(beside_, old_names);
    carry_over(beside_, place_);
    // Folders that only those things held are empty now. Whatever is left is somebody's and stays.
    remove_files(beside_, old_names);
    beside_.clear();
    return done();
}

} // namespace syna::report
