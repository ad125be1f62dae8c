#include "journal/backups.h"

#include <algorithm>
#include <fstream>

#include "base/file.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr Moment evening{std::int64_t(20'000) * day + 20 * hour};

struct Production {
    test::TemporaryFolder folder{};
    KeepingPlace place{};

    Production()
    {
        const std::filesystem::path file = folder.path() / "project.json";
        std::ofstream(file) << "{}";
        place = keepingPlaceOf(file);
    }
};

}

TEST_CASE(
    "a save every ten minutes for two months leaves ten and a day of hours and a month of days")
{
    std::vector<Moment> moments;
    Moment now = evening;
    std::vector<Moment> kept;
    for (std::int64_t save = 0; save < 61 * 24 * 6; ++save) {
        now.milliseconds += 10 * minute;
        kept.insert(kept.begin(), now);
        const std::vector<bool> keeps = keptByLadder(kept, now);
        std::vector<Moment> left;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (keeps[i]) {
                left.push_back(kept[i]);
            }
        }
        kept = left;
    }
    const auto within = [&](std::int64_t age) {
        return std::ranges::count_if(
            kept, [&](Moment at) { return now.milliseconds - at.milliseconds < age; });
    };
    CHECK(within(100 * minute) == 10);
    // By hand: ten of the last 100 minutes, the last of each other hour of 24, of each day before.
    CHECK(within(day) >= 24 + 10 - 3);
    CHECK(within(day) <= 25 + 10);
    CHECK(within(31 * day) >= within(day) + 29);
    CHECK(kept.size() <= 10 + 25 + 31);
    // Of each of the thirty days before there is one.
    for (std::int64_t ago = 1; ago <= 30; ++ago) {
        const std::int64_t of = now.milliseconds / day - ago;
        CHECK(std::ranges::any_of(kept, [&](Moment at) { return at.milliseconds / day == of; }));
    }
}

TEST_CASE("saves of long ago are kept as long as there are no newer ones")
{
    const std::vector<Moment> old{{1000}, {900}, {800}};
    CHECK(keptByLadder(old, evening) == std::vector<bool>{true, true, true});
}

TEST_CASE("each save is kept and read back and the same one only once")
{
    const Production production;
    CHECK(backupsIn(production.place).empty());
    REQUIRE(keepBackup(production.place, "one", {evening.milliseconds}));
    REQUIRE(keepBackup(production.place, "one", {evening.milliseconds + 1}));
    REQUIRE(keepBackup(production.place, "two", {evening.milliseconds + 2}));
    const std::vector<Backup> backups = backupsIn(production.place);
    REQUIRE(backups.size() == 2);
    CHECK(readBackup(backups[0]).value() == "two");
    CHECK(readBackup(backups[1]).value() == "one");
    CHECK(backups[1].at == evening);
}

TEST_CASE("a damaged backup is not read")
{
    const Production production;
    REQUIRE(keepBackup(production.place, "one", evening));
    const Backup backup = backupsIn(production.place).front();
    std::ofstream(backup.file) << "onf";
    const Result<std::string> text = readBackup(backup);
    REQUIRE_FALSE(text);
    CHECK(text.error().message.find("is damaged") != std::string::npos);
}

TEST_CASE("other files among the backups are left alone")
{
    const Production production;
    REQUIRE(keepBackup(production.place, "one", evening));
    const std::filesystem::path other = backupsIn(production.place).front().file.parent_path();
    std::ofstream(other / "notes.json") << "mine";
    std::ofstream(other / "2026-11-30T18-04-05Z-0-00112233445566778899aabbccddeeff.json") << "";
    for (int i = 0; i < 20; ++i) {
        REQUIRE(keepBackup(production.place, std::to_string(i), {evening.milliseconds + i}));
    }
    CHECK(backupsIn(production.place).size() <= 12);
    CHECK(std::filesystem::exists(other / "notes.json"));
}
