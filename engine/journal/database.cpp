#include "journal/database.h"

#include <sqlite3.h>

namespace premise {

namespace {

    constexpr int longestText = 1 << 28; ///< what a project's file may have (base/file.h)

    tl::unexpected<Error> failure(sqlite3* database)
    {
        const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(database);
        switch (code & 0xff) {
        case SQLITE_FULL: return fail("the disk is full. Free some space.");
        case SQLITE_READONLY:
        case SQLITE_PERM: return fail("it is read-only to you. Make the folder writable.");
        case SQLITE_CANTOPEN:
            return fail("it cannot be opened. Look whether its folder is still there.");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return fail("it is damaged.");
        case SQLITE_IOERR: return fail("the disk fails to keep it. Check the disk.");
        default: return fail("{}.", sqlite3_errstr(code));
        }
    }

}

void Statement::Finish::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int place, std::int64_t value)
{
    sqlite3_bind_int64(statement_.get(), place, value);
}

void Statement::bind(int place, std::string_view text)
{
    sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return failure(sqlite3_db_handle(statement_.get()));
    }
    return code == SQLITE_ROW;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const
{
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return text == nullptr ? std::string()
                           : std::string(reinterpret_cast<const char*>(text), std::size_t(size));
}

void Statement::reset()
{
    sqlite3_reset(statement_.get());
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::opened(const fs::path& file, int flags)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    Database database;
    database.database_.reset(handle); // there even when it could not be opened
    if (code != SQLITE_OK) {
        return failure(handle);
    }
    for (const int setting : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_TRUSTED_SCHEMA}) {
        sqlite3_db_config(handle, setting, 0, nullptr);
    }
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestText);
    TRY(database.run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"));
    return database;
}

Result<Database> Database::create(const fs::path& file)
{
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored))) {
        return fail("it is there already.");
    }
    Database database = TRY(opened(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    // NORMAL would lose the last commits in a power cut.
    TRY(database.run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                     "PRAGMA synchronous = FULL;"));
    return database;
}

Result<Database> Database::open(const fs::path& file)
{
    return opened(file, SQLITE_OPEN_READWRITE);
}

Result<void> Database::run(const char* words)
{
    if (sqlite3_exec(database_.get(), words, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return failure(database_.get());
    }
    return {};
}

Result<Statement> Database::prepare(const char* words)
{
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(database_.get(), words, -1, &handle, nullptr) != SQLITE_OK) {
        return failure(database_.get());
    }
    Statement statement;
    statement.statement_.reset(handle);
    return statement;
}

bool Database::wasFull() const
{
    return (sqlite3_extended_errcode(database_.get()) & 0xff) == SQLITE_FULL;
}

}
