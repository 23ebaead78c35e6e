#pragma once
// The writer's place at a database: a lock on FILE.lock that the operating system takes back when its holder ends,
// however it ends. The file holds the holder's process number, for the sentence that the next one gets.

#include "base/result.h"

#include <string>

namespace syna::store {

class WriterLock {
public:
    static Result<WriterLock> take(std::string const& database_path);
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

private:
    WriterLock(std::string path, int descriptor);
    std::string path_;
    int descriptor_ = -1;
};

} // namespace syna::store
