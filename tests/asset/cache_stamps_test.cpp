// When the cache may take a file for unchanged without reading it.
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "asset/cache/model_cache.h"
#include "asset/cache/trusted_stamp.h"
#include "base/file.h"
#include "cached_folder.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;
using namespace premise::test;

TEST_CASE("files with their old stamps are not read again")
{
    const CachedFolder place;
    std::this_thread::sleep_for(std::chrono::milliseconds(150)); // older than a clock's tick
    place.cache().store(importOf(place.model()));
    const std::vector<fs::path> records = filesWith(place.cache().contents() / "places", "");
    REQUIRE(records.size() == 1);
    auto record = placeFrom(readTextFile(records[0]).value_or(""));
    REQUIRE(record);
    // A terabyte of nothing: to read it would take minutes.
    fs::resize_file(place.model(), std::uintmax_t(1) << 40U);
    record->model = stampOf(place.model()).value_or(FileStamp());
    CachedFolder::write(records[0], textOf(*record));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a stamp younger than the clock's tick is not trusted")
{
    const CachedFolder place;
    CachedFolder::write(place.model(), "just now");
    ModelCache::Import import = importOf(place.model());
    import.began = stampOf(place.model())->changed + 1'000'000;
    place.cache().store(import);
    CHECK_FALSE(fs::exists(place.cache().contents() / "places"));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("what changed as its import began is not trusted however long that takes")
{
    const CachedFolder place;
    ModelCache::Import import = importOf(place.model());
    // One clock tick later: whoever wrote it may have written once more, with the same stamp.
    import.began = stampOf(place.side())->changed + 10'000'000;
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    place.cache().store(import);
    CHECK_FALSE(fs::exists(place.cache().contents() / "places"));
    CHECK(place.cache().find(place.model(), {})); // by content, which is as old as it has to be now
    CHECK(fs::exists(place.cache().contents() / "places"));
}

TEST_CASE("a stamp whose file system counts coarsely has to be older")
{
    const CachedFolder place;
    const std::int64_t second = 1'000'000'000;
    FileStamp stamp = stampOf(place.model()).value();
    stamp.changed = 1'700'000'000 * second + 5'000'000;
    CHECK_FALSE(isTrustworthy(stamp, place.model(), stamp.changed + second / 20));
    CHECK(isTrustworthy(stamp, place.model(), stamp.changed + second / 5));
    stamp.changed = 1'700'000'000 * second; // FAT counts every other second
    CHECK_FALSE(isTrustworthy(stamp, place.model(), stamp.changed + 2 * second));
    CHECK(isTrustworthy(stamp, place.model(), stamp.changed + 3 * second));
    CHECK(isTrustworthy({}, place.path / "gone", 0));
}

TEST_CASE("the cache knows a file's content by its stamp and without reading it")
{
    const CachedFolder place;
    const std::string hash = contentHash(place.model()).value();
    CHECK_FALSE(place.cache().hasContent(place.model(), {}, hash).has_value());
    std::this_thread::sleep_for(std::chrono::milliseconds(150)); // older than a clock's tick
    place.cache().store(importOf(place.model()));
    CHECK(place.cache().hasContent(place.model(), {}, hash) == true);
    CHECK(place.cache().hasContent(place.model(), {}, std::string(32, '0')) == false);
}

TEST_CASE("a change of the same length that hides its time is seen")
{
    const CachedFolder place;
    const std::string hash = contentHash(place.model()).value();
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    place.cache().store(importOf(place.model()));
    REQUIRE(place.cache().hasContent(place.model(), {}, hash) == true);
    const FileStamp before = stampOf(place.model()).value();
    const fs::file_time_type time = fs::last_write_time(place.model());
    CachedFolder::write(place.model(), std::string(before.bytes, 'z'));
    fs::last_write_time(place.model(), time);
    const FileStamp after = stampOf(place.model()).value();
    REQUIRE(after.bytes == before.bytes);
    REQUIRE(after.modified == before.modified);
    REQUIRE(after.inode == before.inode);
    CHECK_FALSE(place.cache().hasContent(place.model(), {}, hash).has_value());
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

}
