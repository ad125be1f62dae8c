#include "journal/journal.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <sys/mount.h>
#include <sys/resource.h>

#include "journals.h"

using namespace premise;

namespace {

struct Production {
    test::TemporaryFolder folder{};
    std::filesystem::path file = folder.path() / "project.json";
    KeepingPlace place{};

    Production()
    {
        std::ofstream(file) << "{}";
        place = keepingPlaceOf(file);
    }
    /// What the one journal there holds.
    [[nodiscard]] std::vector<Entry> kept() const
    {
        const std::vector<std::filesystem::path> journals = journalsIn(place.folder);
        REQUIRE(journals.size() == 1);
        Result<JournalReading> reading = readJournal(journals.front());
        REQUIRE(reading);
        CHECK(reading->damage.empty());
        return std::move(reading->entries);
    }
};

std::vector<Journal::Draft> base()
{
    std::vector<Journal::Draft> drafts;
    drafts.push_back({EntryKind::base, {1}, "hash", [] { return projectText(Project()); }});
    return drafts;
}

Journal::Draft step(std::int64_t at, std::size_t size = 100)
{
    return {EntryKind::step, {at}, "Step", [size] { return std::string(size, 'x'); }};
}

bool becomesDurable(const Journal& journal, std::uint64_t entry)
{
    for (int wait = 0; wait < 1500 && journal.durable() < entry; ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return journal.durable() >= entry;
}

/// For as long as this lives no file of this process grows beyond so many bytes.
struct SmallFiles {
    explicit SmallFiles(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &before);
        ignored = std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit small = {bytes, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles()
    {
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, ignored);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    struct rlimit before = {};
    void (*ignored)(int) = nullptr;
};

}

TEST_CASE("nothing is written before there is something to keep")
{
    const Production production;
    Journal journal(production.place, base());
    REQUIRE(journal.wait());
    CHECK(journal.newest() == 0);
    CHECK_FALSE(std::filesystem::exists(production.place.folder));
}

TEST_CASE("what a journal took is on disk in order when it says so")
{
    const Production production;
    Journal journal(production.place, base());
    for (std::int64_t i = 1; i <= 200; ++i) {
        CHECK(journal.append(step(i)) == std::uint64_t(i));
        if (i % 20 == 0) {
            REQUIRE(journal.wait());
            CHECK(journal.durable() == std::uint64_t(i));
            // Another process reads it as it lies there.
            CHECK(production.kept().size() == std::size_t(i) + 1);
        }
    }
    const std::vector<Entry> kept = production.kept();
    CHECK(kept.front().kind == EntryKind::base);
    for (std::size_t i = 1; i < kept.size(); ++i) {
        CHECK(kept[i].at.milliseconds == std::int64_t(i));
    }
}

TEST_CASE("a journal that goes away brings to disk what it took last")
{
    const Production production;
    {
        Journal journal(production.place, base());
        journal.append(step(1));
        journal.append(step(2));
    }
    CHECK(production.kept().size() == 3);
}

TEST_CASE("a new journal takes the place of the one before when it is on disk")
{
    const Production production;
    {
        Journal journal(production.place, base());
        journal.append(step(1));
    }
    Journal next(production.place, base());
    CHECK(production.kept().size() == 2);
    next.append(step(2));
    REQUIRE(next.wait());
    REQUIRE(production.kept().size() == 2);
    CHECK(production.kept().back().at.milliseconds == 2);
    next.remove();
    CHECK(journalsIn(production.place.folder).empty());
}

TEST_CASE(
    "a production that goes away is told and what was changed meanwhile is kept for its return")
{
    const Production production;
    Journal journal(production.place, base());
    std::filesystem::rename(production.folder.path(), production.folder.path().string() + "-gone");
    journal.append(step(1));
    const Result<void> waited = journal.wait();
    REQUIRE_FALSE(waited);
    CHECK(waited.error().message.find("is not there any more") != std::string::npos);
    CHECK(journal.durable() == 0);
    CHECK(journal.trouble() == waited.error().message);
    CHECK_FALSE(std::filesystem::exists(production.folder.path()));
    journal.append(step(2));
    std::filesystem::rename(production.folder.path().string() + "-gone", production.folder.path());
    CHECK(becomesDurable(journal, 2));
    CHECK(journal.trouble().empty());
    CHECK(production.kept().size() == 3);
}

TEST_CASE("a journal that was removed is written anew and whole")
{
    const Production production;
    Journal journal(production.place, base());
    journal.append(step(1));
    REQUIRE(journal.wait());
    std::filesystem::remove_all(production.place.folder.parent_path());
    journal.append(step(2));
    CHECK(becomesDurable(journal, 2));
    CHECK(production.kept().size() == 3);
}

TEST_CASE("a disk that fails is not trusted again: the journal goes on in another file")
{
    const Production production;
    Journal journal(production.place, base());
    journal.append(step(1));
    REQUIRE(journal.wait());
    const std::filesystem::path first = journalsIn(production.place.folder).front();
    {
        const SmallFiles small(8192);
        journal.append(step(2, 100'000));
        const Result<void> waited = journal.wait();
        REQUIRE_FALSE(waited);
        CHECK(waited.error().message.ends_with("."));
        CHECK(journal.durable() == 1);
    }
    CHECK(becomesDurable(journal, 2));
    CHECK(journal.trouble().empty());
    CHECK(production.kept().size() == 3);
    CHECK(journalsIn(production.place.folder).front() != first);
}

TEST_CASE("a full disk is told and nothing on it counts until there is room")
{
    const Production production;
    const std::filesystem::path disk = production.folder.path() / "disk";
    std::filesystem::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=512k") != 0) {
        MESSAGE("skipped: no small disk can be mounted here");
        return;
    }
    {
        std::ofstream(disk / "project.json") << "{}";
        const KeepingPlace place = keepingPlaceOf(disk / "project.json");
        Journal journal(place, base());
        journal.append(step(1));
        REQUIRE(journal.wait());
        std::ofstream(disk / "filler") << std::string(100'000, 'x');
        journal.append(step(2, 400'000));
        const Result<void> waited = journal.wait();
        REQUIRE_FALSE(waited);
        CHECK(waited.error().message.find("the disk is full") != std::string::npos);
        CHECK(journal.durable() == 1);
        CHECK(readJournal(journalsIn(place.folder).front())->entries.size() == 2);
        CHECK(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
        CHECK(becomesDurable(journal, 2));
        CHECK(readJournal(journalsIn(place.folder).front())->entries.size() == 3);
    }
    CHECK(::umount(disk.c_str()) == 0);
}
