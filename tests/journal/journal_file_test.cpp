#include "journal/journal_file.h"

#include <fstream>

#include "journals.h"

using namespace premise;
using test::RandomAuthor;

namespace {

/// A journal as a killed process leaves it: nothing was closed, so most of it is in the log.
struct Left {
    test::TemporaryFolder folder{};
    std::filesystem::path file = folder.path() / "journal-1.sqlite";
    test::Written written{};

    explicit Left(std::size_t steps)
    {
        RandomAuthor author(31);
        written = test::sessionOf(author, author.project(10), steps);
        const test::TemporaryFolder live;
        const std::filesystem::path open = live.path() / "journal-1.sqlite";
        Result<JournalFile> journal =
            JournalFile::create(open, std::span(written.entries).first(steps / 2));
        REQUIRE_MESSAGE(journal, journal.error().message);
        for (std::size_t i = steps / 2; i < written.entries.size(); ++i) {
            REQUIRE(journal->append(std::span(written.entries).subspan(i, 1)));
        }
        for (const auto& [path, bytes] : test::contentsOf(live.path())) {
            test::overwrite(folder.path() / path.filename(), bytes);
        }
    }
};

/// What is read is the beginning of what was written; whether all of it is.
bool holdsToWhatWasWritten(const JournalReading& reading, const test::Written& written)
{
    REQUIRE(reading.entries.size() <= written.entries.size());
    for (std::size_t i = 0; i < reading.entries.size(); ++i) {
        REQUIRE(reading.entries[i] == written.entries[i]);
    }
    return reading.entries.size() == written.entries.size();
}

}

TEST_CASE("a journal is read as it was written")
{
    const Left left(12);
    const auto before = test::contentsOf(left.folder.path());
    const Result<JournalReading> reading = readJournal(left.file);
    REQUIRE(reading);
    CHECK(reading->damage.empty());
    CHECK(reading->entries == left.written.entries);
    CHECK(test::contentsOf(left.folder.path()) == before); // looked at, and nothing else
}

TEST_CASE("a journal that is not there has no entries")
{
    const test::TemporaryFolder folder;
    const Result<JournalReading> reading = readJournal(folder.path() / "journal-1.sqlite");
    REQUIRE(reading);
    CHECK(reading->entries.empty());
    CHECK(reading->damage.empty());
}

TEST_CASE("a journal is not begun over another")
{
    const Left left(2);
    CHECK_FALSE(JournalFile::create(left.file, left.written.entries));
}

TEST_CASE("a journal whose file was removed acknowledges nothing")
{
    const test::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "journal-1.sqlite";
    const std::vector<Entry> entries{{EntryKind::base, {0}, "", projectText(Project())}};
    Result<JournalFile> journal = JournalFile::create(file, entries);
    REQUIRE(journal);
    REQUIRE(journal->append(std::vector<Entry>{{EntryKind::undo, {1}, "", ""}}));
    std::filesystem::remove(file);
    const Result<void> appended =
        journal->append(std::vector<Entry>{{EntryKind::undo, {2}, "", ""}});
    REQUIRE_FALSE(appended);
    CHECK(appended.error().message.find("was removed by another program") != std::string::npos);
    CHECK_FALSE(journal->canBeTriedAgain());
}

TEST_CASE("a journal cut off anywhere gives its intact beginning and says what is missing" *
          doctest::test_suite("slow"))
{
    const Left left(12);
    for (const auto& [path, bytes] : test::contentsOf(left.folder.path())) {
        const std::size_t stride = bytes.size() > 4000 ? 61 : 1;
        for (std::size_t length = 0; length < bytes.size(); length += stride) {
            CAPTURE(path);
            CAPTURE(length);
            test::overwrite(path, bytes.substr(0, length));
            const Result<JournalReading> reading = readJournal(left.file);
            REQUIRE(reading);
            const bool whole = holdsToWhatWasWritten(*reading, left.written);
            // A witness that is gone takes nothing with it.
            CHECK((whole || !reading->damage.empty()));
        }
        test::overwrite(path, bytes);
    }
}

TEST_CASE("a bit flipped anywhere in a journal is seen or harmless" * doctest::test_suite("slow"))
{
    const Left left(12);
    RandomAuthor author(32);
    std::size_t seen = 0;
    for (const auto& [path, bytes] : test::contentsOf(left.folder.path())) {
        for (int i = 0; i < 400; ++i) {
            std::string flipped = bytes;
            const auto at = std::size_t(author.whole(0, std::int64_t(bytes.size()) - 1));
            flipped[at] = char(flipped[at] ^ (1 << author.whole(0, 7)));
            CAPTURE(path);
            CAPTURE(at);
            test::overwrite(path, flipped);
            const Result<JournalReading> reading = readJournal(left.file);
            REQUIRE(reading);
            const bool whole = holdsToWhatWasWritten(*reading, left.written);
            CHECK((whole || !reading->damage.empty()));
            seen += reading->damage.empty() ? 0U : 1U;
        }
        test::overwrite(path, bytes);
    }
    CHECK(seen > 100); // else nothing was hit
}

TEST_CASE("SQLite alone would not see most flipped bits of a journal")
{
    // The control of the test above: without our checksums a changed letter is taken for what was
    // written.
    const Left left(12);
    for (const auto& [path, bytes] : test::contentsOf(left.folder.path())) {
        std::filesystem::copy_file(path, left.folder.path() / ("copy-" + path.filename().string()));
    }
    Result<Database> database = Database::open(left.file);
    REQUIRE(database);
    REQUIRE(database->run("PRAGMA wal_checkpoint(TRUNCATE)"));
    std::string bytes = readTextFile(left.file).value();
    const std::size_t at = bytes.find("{\"put_");
    REQUIRE(at != std::string::npos);
    bytes[at + 2] = 'q';
    test::overwrite(left.file, bytes);
    Result<Database> again = Database::open(left.file);
    REQUIRE(again);
    Result<Statement> check = again->prepare("PRAGMA integrity_check");
    REQUIRE(check);
    REQUIRE(check->next());
    CHECK(check->text(0) == "ok");
    const Result<JournalReading> reading = readJournal(left.file);
    REQUIRE(reading);
    CHECK_FALSE(reading->damage.empty());
    CHECK_FALSE(holdsToWhatWasWritten(*reading, left.written));
}
