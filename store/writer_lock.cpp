#include "store/writer_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace syna::store {

static bool is_still_named(int descriptor, std::string const& path)
{
    struct stat held { };
    struct stat named { };
    return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

Result<WriterLock> WriterLock::take(std::string const& database_path)
{
    auto path = database_path + ".lock";
    for (;;) {
        auto const descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0) {
            auto const reason = errno;
            if (reason == EROFS || reason == EACCES || reason == EPERM)
                return Error { ErrorKind::storage, database_path + ": cannot be written to: the file or its folder is read-only" };
            if (reason == ENOENT || reason == ENOTDIR)
                return Error { ErrorKind::storage, database_path + ": cannot be made: the folder does not exist" };
            return Error { ErrorKind::storage, path + ": " + std::strerror(reason) };
        }
        WriterLock lock(path, descriptor);
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            char holder[24] = {};
            auto const length = pread(descriptor, holder, sizeof holder - 1, 0);
            lock.descriptor_ = -1; // Its file is another's: close it, leave it.
            close(descriptor);
            auto const who = length > 0 ? " (process " + std::string(holder, static_cast<std::size_t>(length)) + ")" : std::string();
            return Error { ErrorKind::storage, database_path + ": another scan" + who + " is writing to it" };
        }
        // The holder before us takes the file away on leaving: then what we locked is no longer what others will find.
        if (!is_still_named(descriptor, path)) {
            lock.descriptor_ = -1;
            close(descriptor);
            continue;
        }
        auto const number = std::to_string(getpid());
        if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, number.data(), number.size(), 0) < 0) {
            // The number is for people only; the lock holds without it.
        }
        return lock;
    }
}

WriterLock::WriterLock(std::string path, int descriptor)
    : path_(std::move(path))
    , descriptor_(descriptor)
{
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_))
    , descriptor_(std::exchange(other.descriptor_, -1))
{
}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept
{
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

WriterLock::~WriterLock()
{
    if (descriptor_ < 0)
        return;
    unlink(path_.c_str()); // While still locked, so that nobody else's file is taken away.
    close(descriptor_);
}

} // namespace syna::store
