// What a cache must never touch: everything that is not its own.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "asset/cache/choice.h"
#include "asset/cache/files.h"
#include "asset/cache/model_cache.h"
#include "base/file.h"
#include "cached_folder.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;
using namespace premise::test;

/// What a folder holds at any depth, with contents and times: links are looked at, not followed.
std::map<fs::path, std::string> portraitOf(const fs::path& folder)
{
    std::map<fs::path, std::string> portrait;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        struct stat facts {};
        REQUIRE(lstat(entry.path().c_str(), &facts) == 0);
        std::string& told = portrait[entry.path()];
        told = std::to_string(facts.st_mode);
        if (S_ISLNK(facts.st_mode)) {
            told += " " + fs::read_symlink(entry.path()).string();
        } else if (S_ISREG(facts.st_mode)) {
            told += " " + std::to_string(facts.st_mtim.tv_sec) + " " +
                    readTextFile(entry.path()).value_or("?");
        }
    }
    return portrait;
}

const std::string hash = "0123456789abcdef0123456789abcdef";

/// Somebody's home: all that a careless cache could take for its own, and all of it old.
void fillHome(const fs::path& home)
{
    std::vector<std::string> names{
        "notes.txt",         "noext",       "take.part",     "house.model",      "wood.textures",
        "far.lods",          hash,          hash + ".model", hash + ".textures", hash + ".lods",
        hash + "-12-0.part", "CACHEDIR.TAG"};
    for (const char* const folder : {"", "a", "places", ".git", ".git/objects", ".git/objects/3f",
                                     "a/b/c", "fedcba9876543210fedcba9876543210"}) {
        fs::create_directories(home / folder);
        for (const std::string& name : names) {
            CachedFolder::write(home / folder / name, "mine");
        }
    }
    fs::create_directories(home / (hash + "-folder") / hash);
    fs::create_directories(home / "empty");
}

void makeOld(const fs::path& folder)
{
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(72);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && !entry.is_symlink()) {
            fs::last_write_time(entry.path(), old);
        }
    }
}

bool keepsAll(const std::map<fs::path, std::string>& before, const fs::path& folder)
{
    const std::map<fs::path, std::string> after = portraitOf(folder);
    return std::ranges::all_of(before, [&after](const auto& file) {
        const auto found = after.find(file.first);
        return found != after.end() && found->second == file.second;
    });
}

TEST_CASE("a cache in a folder full of other things touches none of them")
{
    const CachedFolder place;
    const fs::path home = place.path / "cache";
    fs::create_directories(home);
    fillHome(home);
    makeOld(home);
    const auto before = portraitOf(home);
    place.cache().store(importOf(place.model()));
    CHECK(place.cache().find(place.model(), {}));
    CHECK(keepsAll(before, home));
    place.cache().trim();
    CHECK(keepsAll(before, home));
    place.cache(0).trim();
    CHECK(keepsAll(before, home));
    CHECK_FALSE(place.cache().find(place.model(), {}));
    CHECK(filesWith(place.cache().contents(), ".model").empty());
    CHECK(filesWith(place.cache().contents(), "").empty());
}

TEST_CASE("what others put into the cache's own folder stays there")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    const fs::path contents = place.cache().contents();
    const fs::path content = filesWith(contents, ".model").at(0).parent_path();
    const fs::path elsewhere = place.path / "elsewhere";
    fs::create_directory(elsewhere);
    for (const fs::path& folder : {contents, content, contents / "places", contents / "mine"}) {
        fs::create_directories(folder);
        for (const std::string name :
             {"notes.txt", "noext", "take.part", "house.model", "half-12-0.part"}) {
            CachedFolder::write(folder / name, "mine");
        }
        CachedFolder::write(folder / (hash + ".blend"), "mine");
        CachedFolder::write(folder / (hash + "0"), "mine");
        CachedFolder::write(folder / ("F" + hash.substr(1)), "mine");
    }
    CachedFolder::write(contents / hash, "mine");
    CachedFolder::write(contents / "mine" / hash, "mine");
    for (const std::string& name : {hash, hash + ".model", hash + ".lods", hash + "-1-2.part"}) {
        CachedFolder::write(elsewhere / name, "mine");
    }
    // Links are not ours, and lead to nothing that is.
    fs::create_directory_symlink(elsewhere, contents / ("f" + hash.substr(1)));
    fs::create_symlink(elsewhere / hash, content / hash);
    fs::create_symlink(elsewhere / (hash + ".model"), content / (hash + ".model"));
    const std::string geometry = filesWith(content, ".model").at(0).stem().string();
    fs::create_symlink(elsewhere / (hash + ".lods"), content / (geometry + ".lods"));
    // Nor are folders that bear a file's name.
    fs::create_directory(content / ("e" + hash.substr(1)));
    std::map<fs::path, std::string> before;
    makeOld(elsewhere);
    for (const auto& [path, told] : portraitOf(place.path)) {
        const bool ours =
            cacheFileAt(path) != CacheFile::foreign && path != contents / hash &&
            (path.parent_path() == content || path.parent_path() == contents / "places");
        if (!ours) {
            before[path] = told;
        }
    }
    place.cache().trim();
    CHECK(keepsAll(before, place.path));
    place.cache(0).trim();
    CHECK(keepsAll(before, place.path));
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a folder of the cache's name that Premise did not make is left alone")
{
    const CachedFolder place;
    const fs::path contents = place.cache().contents();
    const fs::path real = place.path / "real";
    fs::create_directories(contents.parent_path());
    fs::create_directories(real / hash);
    for (const char* const suffix : {"", ".model", ".textures", ".lods", "-12-0.part"}) {
        CachedFolder::write(real / hash / (hash + suffix), "mine");
    }
    SUBCASE("without a marker")
    {
        fs::rename(real, contents);
    }
    SUBCASE("with another's marker")
    {
        CachedFolder::write(real / "CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
        fs::rename(real, contents);
    }
    SUBCASE("a link to a cache elsewhere")
    {
        const ModelCache other(place.path / "other", 1U << 30U, "importer 1");
        other.store(importOf(place.model()));
        fs::create_directory_symlink(other.contents(), contents);
    }
    SUBCASE("with a marker that is a link")
    {
        const ModelCache other(place.path / "other", 1U << 30U, "importer 1");
        other.store(importOf(place.model()));
        fs::create_symlink(other.contents() / "CACHEDIR.TAG", real / "CACHEDIR.TAG");
        fs::rename(real, contents);
    }
    makeOld(place.path);
    const auto before = portraitOf(place.path);
    place.cache().store(importOf(place.model()));
    CHECK_FALSE(place.cache().find(place.model(), {}));
    place.cache().trim();
    place.cache(0).trim();
    CHECK(portraitOf(place.path) == before);
    ImportSettings settings;
    settings.cacheFolder = place.path / "cache";
    CHECK(cacheComplaint(settings) ==
          "Imported models are not kept: " + contents.string() +
              " was not made by Premise. Name another folder with --cache-folder.");
}

}
