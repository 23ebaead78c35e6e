#include "store/migration.h"

namespace syna::store {

Result<Standing> standing(Connection const& connection)
{
    auto const application = connection.number("PRAGMA application_id");
    if (!application)
        return application.error();
    auto const tables = connection.number("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return tables.error();
    if (*application == 0 && *tables == 0)
        return Standing::empty;
    if (*application != application_id)
        return Error { ErrorKind::storage, connection.path() + ": is another program's database, not one of syna" };

    auto const version = connection.number("PRAGMA user_version");
    if (!version)
        return version.error();
    auto const known = static_cast<int64_t>(embedded_files().size());
    if (*version > known)
        return Error { ErrorKind::storage, connection.path() + ": was made by a newer syna (database version " + std::to_string(*version) + "; this one knows " + std::to_string(known) + "); use that one or a newer" };
    return *version < known ? Standing::older : Standing::current;
}

Done migrate(Connection const& connection, std::span<EmbeddedFile const> scripts)
{
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto const work = [&]() -> Done {
        // The version is read inside the transaction: another process may have migrated the file while this one waited.
        auto const version = connection.number("PRAGMA user_version");
        if (!version)
            return version.error();
        for (auto i = static_cast<std::size_t>(*version); i < scripts.size(); ++i)
            if (auto applied = connection.execute(std::string(scripts[i].bytes)); !applied)
                return Error { ErrorKind::storage, applied.error().message + " (in " + std::string(scripts[i].name) + ")" };
        if (static_cast<std::size_t>(*version) < scripts.size())
            return connection.execute("PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(scripts.size()));
        return done();
    }();
    if (!work) {
        (void)connection.execute("ROLLBACK");
        return work;
    }
    return connection.execute("COMMIT");
}

} // namespace syna::store
