#include "store/sqlite.h"

namespace syna::store {

// Result codes: https://www.sqlite.org/rescode.html
Error storage_error(std::string const& path, int code, std::string_view detail)
{
    auto const sentence = [&]() -> std::string {
        switch (code & 0xFF) {
        case SQLITE_FULL:
            return "the disk is full; what was stored before the last pages is kept";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "cannot be written to: the file or its folder is read-only";
        case SQLITE_CANTOPEN:
            return "cannot be opened: the folder does not exist, or the file or folder may not be read or written";
        case SQLITE_NOTADB:
            return "is not a database of syna";
        case SQLITE_CORRUPT:
            return "the database is damaged (" + std::string(detail) + "); use a copy, or save what can be read with sqlite3's .recover";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another program is using the database";
        case SQLITE_IOERR:
            return "the disk could not be read or written (" + std::string(detail) + ")";
        case SQLITE_NOMEM:
            return "not enough memory for the database";
        case SQLITE_TOOBIG:
            return "a text is too long to be stored";
        default:
            return std::string(detail);
        }
    }();
    return { ErrorKind::storage, path + ": " + sentence };
}

void Statement::bind_text(int index, std::string_view text)
{
    // A null pointer would be bound as NULL; an empty text is a text.
    sqlite3_bind_text64(statement_.get(), index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

Result<bool> Statement::next()
{
    auto const code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    auto error = code == SQLITE_DONE ? Error {} : storage_error(*path_, code, sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
    sqlite3_reset(statement_.get());
    if (code == SQLITE_DONE)
        return false;
    return error;
}

Done Statement::run()
{
    auto const row = next();
    sqlite3_reset(statement_.get());
    if (!row)
        return row.error();
    return done();
}

std::string Statement::text(int column) const
{
    auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_.get(), column));
    if (!bytes)
        return {};
    return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Result<Connection> Connection::open(std::string const& path, int flags, std::string const& shown)
{
    Connection connection;
    connection.path_ = std::make_unique<std::string>(shown);
    sqlite3* database = nullptr;
    auto const code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    connection.database_.reset(database);
    if (code != SQLITE_OK)
        return storage_error(shown, code, database ? sqlite3_errmsg(database) : "");
    sqlite3_busy_timeout(database, 10'000);
    return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const
{
    sqlite3_stmt* prepared = nullptr;
    auto const code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK)
        return storage_error(*path_, code, sqlite3_errmsg(database_.get()));
    Statement statement;
    statement.statement_.reset(prepared);
    statement.path_ = path_.get();
    return statement;
}

Done Connection::execute(std::string const& sql) const
{
    auto const code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return storage_error(*path_, code, sqlite3_errmsg(database_.get()));
    return done();
}

Result<int64_t> Connection::number(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    auto const row = statement->next();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : int64_t { 0 };
}

} // namespace syna::store
