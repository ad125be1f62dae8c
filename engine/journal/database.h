#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace premise {

namespace fs = std::filesystem;

/// A statement under way: bound once, stepped row by row. Errors are sentences without the file's name.
class Statement {
public:
    void bind(int place, std::int64_t value); ///< places count from 1
    void bind(int place, std::string_view text);
    /// True with a row to look at, false at the end.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] std::int64_t number(int column) const; ///< columns count from 0
    [[nodiscard]] std::string text(int column) const;
    void reset(); ///< to be bound and stepped again

private:
    friend class Database;
    struct Finish {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finish> statement_; ///< never null
};

/// An SQLite file, opened as one that may come from a stranger: its own code (triggers, views) never
/// runs.
class Database {
public:
    /// A new one: in write-ahead mode, each commit on disk before it returns. Fails where the file is
    /// there already.
    [[nodiscard]] static Result<Database> create(const fs::path& file);
    /// One that is there, whole, to be read by us alone.
    [[nodiscard]] static Result<Database> open(const fs::path& file);

    [[nodiscard]] Result<void> run(const char* words);
    [[nodiscard]] Result<Statement> prepare(const char* words);
    /// Whether the last failure was for want of room: what was begun is undone, and can be tried again.
    [[nodiscard]] bool wasFull() const;

private:
    [[nodiscard]] static Result<Database> opened(const fs::path& file, int flags);
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_; ///< never null
};

}
