#include "journal/journal_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/witness.h"

namespace premise {

namespace {

    constexpr const char* tables =
        "CREATE TABLE entry (place INTEGER PRIMARY KEY, kind TEXT NOT "
        "NULL, at_ms INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT "
        "NULL, checksum TEXT NOT NULL);";
    constexpr const char* insertion =
        "INSERT INTO entry (place, kind, at_ms, name, text, checksum) VALUES (?, ?, ?, ?, ?, ?)";

    tl::unexpected<Error> unkept(const fs::path& file, const std::string& reason)
    {
        return fail("The last changes are not on disk yet: {}: {}", file.string(), reason);
    }

    /// Names of new files are on disk only when their folder is.
    bool syncFolder(const fs::path& folder)
    {
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) {
            return false;
        }
        const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
        ::close(descriptor);
        return done;
    }

}

JournalFile::JournalFile(Database database, fs::path file)
    : database_(std::move(database)), file_(std::move(file))
{
}

Result<JournalFile> JournalFile::create(const fs::path& file, std::span<const Entry> entries)
{
    Result<Database> database = Database::create(file);
    if (!database) {
        return unkept(file, database.error().message);
    }
    JournalFile journal(std::move(*database), file);
    struct stat made = {};
    if (::stat(file.c_str(), &made) != 0) {
        return unkept(file, "it went away. Look whether its folder is still there.");
    }
    journal.device_ = made.st_dev;
    journal.inode_ = made.st_ino;
    Result<void> done = journal.database_.run("BEGIN");
    if (done) {
        done = journal.database_.run(tables);
    }
    if (done) {
        done = journal.insert(entries);
    }
    if (done) {
        done = journal.database_.run("COMMIT");
    }
    if (!done) {
        return unkept(file, done.error().message);
    }
    const fs::path folder = file.parent_path(); // it and the one above may be new too
    if (!syncFolder(folder) || !syncFolder(folder.parent_path()) ||
        !syncFolder(folder.parent_path().parent_path())) {
        return unkept(file, "the disk fails to keep its folder. Check the disk.");
    }
    TRY(journal.isStillThere());
    journal.writeWitness();
    return journal;
}

Result<void> JournalFile::insert(std::span<const Entry> entries)
{
    Statement statement = TRY(database_.prepare(insertion));
    std::uint64_t place = entries_;
    std::string checksum = checksum_;
    for (const Entry& entry : entries) {
        checksum = checksumOf(entry, place, checksum);
        statement.bind(1, std::int64_t(place));
        statement.bind(2, wordOf(entry.kind));
        statement.bind(3, entry.at.milliseconds);
        statement.bind(4, std::string_view(entry.name));
        statement.bind(5, std::string_view(entry.text));
        statement.bind(6, std::string_view(checksum));
        TRY(statement.next());
        statement.reset();
        ++place;
    }
    entries_ = place;
    checksum_ = std::move(checksum);
    return {};
}

Result<void> JournalFile::append(std::span<const Entry> entries)
{
    const std::uint64_t before = entries_;
    const std::string checksumBefore = checksum_;
    canBeTriedAgain_ = false;
    Result<void> done = database_.run("BEGIN");
    if (done) {
        done = insert(entries);
    }
    if (done) {
        done = database_.run("COMMIT");
    }
    if (!done) {
        const bool full = database_.wasFull();
        // It may have been undone already, by the failure itself.
        static_cast<void>(database_.run("ROLLBACK").has_value());
        canBeTriedAgain_ = full;
        entries_ = before;
        checksum_ = checksumBefore;
        return unkept(file_, done.error().message);
    }
    TRY(isStillThere());
    writeWitness();
    return {};
}

Result<void> JournalFile::isStillThere() const
{
    // A file whose name is gone still takes every write, and keeps none.
    struct stat now = {};
    if (::stat(file_.c_str(), &now) != 0 || now.st_dev != device_ || now.st_ino != inode_) {
        return unkept(file_, "it was removed by another program. It is written anew.");
    }
    return {};
}

void JournalFile::writeWitness() const
{
    premise::writeWitness(witnessOf(file_), {entries_ - 1, checksum_});
}

}
