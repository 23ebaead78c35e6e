#pragma once
// A database's version and how an older one becomes a newer one. The scripts stand in store/schema/NNNN.sql; the number of
// the last one applied is the file's `user_version`. A file of ours carries `application_id` "syna".

#include "base/embedded_file.h"
#include "base/result.h"
#include "store/sqlite.h"

#include <span>

namespace syna::store {

std::span<EmbeddedFile const> embedded_files(); // The scripts, compiled in, in order.

constexpr int64_t application_id = 0x73796E61; // "syna".

enum class Standing { empty, // No table yet: a new file.
    older,
    current };

// What the file is. An error for another program's database, for damage that shows at once, and for a file that a newer syna made.
Result<Standing> standing(Connection const& connection);

// Applies the scripts that the file lacks, in order, in one transaction.
Done migrate(Connection const& connection, std::span<EmbeddedFile const> scripts = embedded_files());

} // namespace syna::store
