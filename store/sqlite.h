#pragma once
// SQLite behind two small types: a Connection and its Statements. Every failure becomes an Error that names the file and says
// in one sentence what is wrong. Nothing outside store/ includes this.

#include "base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace syna::store {

// A prepared statement. Parameters are bound in order by bind(); texts must live until the next step has been taken.
class Statement {
public:
    Statement() = default;

    template<typename... Values>
    Statement& bind(Values const&... values)
    {
        sqlite3_reset(statement_.get());
        int index = 0;
        (bind_one(++index, values), ...);
        return *this;
    }

    // To the next row: false after the last one.
    Result<bool> next();
    // To the end, for statements without rows.
    Done run();
    // Frees the read lock that a statement left in the middle of its rows still holds.
    void reset() { sqlite3_reset(statement_.get()); }

    bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
    int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    std::string text(int column) const;

private:
    friend class Connection;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    template<typename Value>
    void bind_one(int index, Value const& value)
    {
        if constexpr (std::is_same_v<Value, std::nullptr_t>)
            sqlite3_bind_null(statement_.get(), index);
        else if constexpr (std::is_integral_v<Value>)
            sqlite3_bind_int64(statement_.get(), index, static_cast<sqlite3_int64>(value));
        else
            bind_text(index, value);
    }
    void bind_text(int index, std::string_view text);

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    std::string const* path_ = nullptr; // The connection's.
};

class Connection {
public:
    // `flags` as sqlite3_open_v2() takes them. With SQLITE_OPEN_URI `path` may be "file:…"; `shown` stands in messages.
    static Result<Connection> open(std::string const& path, int flags, std::string const& shown);

    Result<Statement> prepare(std::string_view sql) const;
    Done execute(std::string const& sql) const;         // Several statements, no parameters.
    Result<int64_t> number(std::string_view sql) const; // The first column of the first row; 0 where there is none.

    // False when SQLite has ended the transaction by itself, as it does when the disk is full.
    bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
    bool is_read_only() const { return sqlite3_db_readonly(database_.get(), "main") == 1; }
    // True after an error that says that the file, or one that SQLite needs beside it, could not be opened.
    bool could_not_open() const
    {
        auto const code = sqlite3_errcode(database_.get()) & 0xFF;
        return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
    }
    int64_t last_inserted() const { return sqlite3_last_insert_rowid(database_.get()); }
    std::string const& path() const { return *path_; }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
    std::unique_ptr<std::string> path_; // Statements point at it.
};

// What a result code of SQLite means for a person: "syna.db: the disk is full; …".
Error storage_error(std::string const& path, int code, std::string_view detail);

} // namespace syna::store
