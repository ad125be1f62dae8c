#include "asset/model_cache.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asset/cache_choice.h"
#include "asset/cache_files.h"
#include "base/file.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;
using namespace std::string_literals;

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::int64_t now()
{
    return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A folder with a model, its side file and a cache, gone at the end.
class Place {
public:
    Place()
    {
        std::string pattern = (fs::temp_directory_path() / "premise-cache-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
        fs::create_directory(path / "set");
        write(model(), "a model");
        write(path / "set" / "wood.png", "a picture");
    }
    ~Place()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    [[nodiscard]] fs::path model() const { return path / "set" / "chair.gltf"; }
    [[nodiscard]] fs::path side() const { return path / "set" / "wood.png"; }
    [[nodiscard]] ModelCache cache(std::uint64_t most = std::uint64_t(1) << 30U) const
    {
        return ModelCache(path / "cache", most, "importer 1");
    }

    static void write(const fs::path& file, const std::string& text)
    {
        std::ofstream(file, std::ios::binary) << text;
    }

    fs::path path;
};

const std::string geometry(5000, 'g');
const std::string textures = std::string(4096, '1') + std::string(4096, '2');

ModelCache::Import importOf(const fs::path& model)
{
    ModelCache::Import import;
    import.model = model;
    import.stampBefore = stampOf(model);
    // As if it had begun a little later than the files were written.
    import.began = now() + 1'000'000'000;
    import.sides = {"wood.png", "metal.png"};
    import.geometry = bytesOf(geometry);
    import.textures = bytesOf(textures);
    import.places = {{0, 0, 4096, {}}, { 1, 4096, 4096, {} }};
    import.notes = {"metal.png is not there."};
    return import;
}

std::string contentOf(const Descriptor& file)
{
    std::string text(100'000, '\0');
    text.resize(std::size_t(pread(file.get(), text.data(), text.size(), 0)));
    return text;
}

std::vector<fs::path> filesWith(const fs::path& folder, const std::string& extension)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    return files;
}

TEST_CASE("what was imported once is found again")
{
    const Place place;
    CHECK_FALSE(place.cache().find(place.model(), {}));
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    CHECK(contentOf(found->geometry) == geometry);
    CHECK(contentOf(found->textures) == textures);
    REQUIRE(found->manifest.textures.size() == 2);
    CHECK(found->manifest.textures[1].offset == 4096);
    CHECK(found->manifest.textures[0].hash == contentHash(bytesOf(std::string(4096, '1'))));
    CHECK(found->manifest.notes == std::vector{"metal.png is not there."s});
    CHECK(filesWith(place.path / "cache", ".part").empty());
}

TEST_CASE("a model without textures is kept without a texture file")
{
    const Place place;
    ModelCache::Import import = importOf(place.model());
    import.textures = {};
    import.places.clear();
    place.cache().store(import);
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    CHECK_FALSE(found->textures.open());
}

TEST_CASE("a changed file is imported anew")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    SUBCASE("the model itself")
    {
        Place::write(place.model(), "another");
    }
    SUBCASE("a file beside it")
    {
        Place::write(place.side(), "another");
    }
    SUBCASE("a file beside it is gone")
    {
        fs::remove(place.side());
    }
    SUBCASE("a file that was missing has come")
    {
        Place::write(place.path / "set" / "metal.png", "here");
    }
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a change back to what it was is found again")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    Place::write(place.side(), "another");
    CHECK_FALSE(place.cache().find(place.model(), {}));
    Place::write(place.side(), "a picture");
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a file touched but equal and a folder moved are found again")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    fs::last_write_time(place.model(), fs::file_time_type::clock::now());
    fs::last_write_time(place.side(), fs::file_time_type::clock::now());
    CHECK(place.cache().find(place.model(), {}));
    fs::rename(place.path / "set", place.path / "moved");
    CHECK(place.cache().find(place.path / "moved" / "chair.gltf", {}));
}

TEST_CASE("files with their old stamps are not read again")
{
    const Place place;
    std::this_thread::sleep_for(std::chrono::milliseconds(150)); // older than a clock's tick
    place.cache().store(importOf(place.model()));
    const std::vector<fs::path> records = filesWith(place.cache().contents() / "places", "");
    REQUIRE(records.size() == 1);
    auto record = placeFrom(readTextFile(records[0]).value_or(""));
    REQUIRE(record);
    // A terabyte of nothing: to read it would take minutes.
    fs::resize_file(place.model(), std::uintmax_t(1) << 40U);
    record->model = stampOf(place.model()).value_or(FileStamp());
    Place::write(records[0], textOf(*record));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a stamp younger than the clock's tick is not trusted")
{
    const Place place;
    Place::write(place.model(), "just now");
    place.cache().store(importOf(place.model()));
    CHECK(place.cache().find(place.model(), {}));
    CHECK_FALSE(fs::exists(place.cache().contents() / "places"));
}

TEST_CASE("other limits and another importer have models of their own")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    ImportLimits other;
    other.set(Limit::triangles, 7);
    CHECK_FALSE(place.cache().find(place.model(), other));
    CHECK_FALSE(ModelCache(place.path / "cache", 1U << 30U, "importer 2").find(place.model(), {}));
}

TEST_CASE("two sets with the same model and other pictures do not disturb each other")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    fs::create_directory(place.path / "night");
    const fs::path night = place.path / "night" / "chair.gltf";
    fs::copy_file(place.model(), night);
    Place::write(place.path / "night" / "wood.png", "dark");
    CHECK_FALSE(place.cache().find(night, {}));
    ModelCache::Import import = importOf(night);
    const std::string dark(5000, 'd');
    import.geometry = bytesOf(dark);
    place.cache().store(import);
    const auto first = place.cache().find(place.model(), {});
    const auto second = place.cache().find(night, {});
    REQUIRE(first);
    REQUIRE(second);
    CHECK(contentOf(first->geometry) == geometry);
    CHECK(contentOf(second->geometry) == dark);
}

TEST_CASE("a file that changed while it was imported is not kept")
{
    const Place place;
    SUBCASE("the model")
    {
        const ModelCache::Import import = importOf(place.model());
        Place::write(place.model(), "saved again, longer");
        place.cache().store(import);
    }
    SUBCASE("a file beside it")
    {
        ModelCache::Import import = importOf(place.model());
        import.began = stampOf(place.side())->changed - 1;
        place.cache().store(import);
    }
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache that is cut or gone or rubbish is no cache")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    const fs::path folder = place.path / "cache";
    SUBCASE("geometry cut")
    {
        fs::resize_file(filesWith(folder, ".model").at(0), 10);
    }
    SUBCASE("textures gone")
    {
        fs::remove(filesWith(folder, ".textures").at(0));
    }
    SUBCASE("manifests cut")
    {
        for (const fs::path& file : filesWith(folder, "")) {
            fs::resize_file(file, fs::file_size(file) / 2);
        }
    }
    SUBCASE("one letter of a manifest")
    {
        for (const fs::path& file : filesWith(folder, "")) {
            std::fstream(file, std::ios::in | std::ios::out).seekp(20).put('!');
        }
    }
    SUBCASE("all gone")
    {
        fs::remove_all(folder);
    }
    CHECK_FALSE(place.cache().find(place.model(), {}));
    place.cache().store(importOf(place.model()));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache deleted while a model of it is in use harms nothing")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    fs::remove_all(place.path / "cache");
    CHECK(contentOf(found->geometry) == geometry);
    place.cache().drop(*found);
}

TEST_CASE("what is damaged is dropped and made anew")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    place.cache().drop(*found);
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache keeps within its size and forgets what was used longest ago")
{
    const Place place;
    const ModelCache cache = place.cache(30'000); // two models of 13 kB, not three
    std::vector<fs::path> models;
    for (const char* const name : {"a.gltf", "b.gltf", "c.gltf"}) {
        models.push_back(place.path / "set" / name);
        Place::write(models.back(), name);
    }
    cache.store(importOf(models[0]));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cache.store(importOf(models[1]));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    REQUIRE(cache.find(models[0], {}));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cache.store(importOf(models[2]));
    CHECK(cache.find(models[0], {}));
    CHECK_FALSE(cache.find(models[1], {}));
    CHECK(cache.find(models[2], {}));
}

TEST_CASE("a model larger than the whole cache is not kept")
{
    const Place place;
    place.cache(10'000).store(importOf(place.model()));
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("what an interrupted store left behind is cleared away after a while")
{
    const Place place;
    place.cache().store(importOf(place.model()));
    const fs::path folder = filesWith(place.path / "cache", ".model").at(0).parent_path();
    const fs::path old = folder / "0123456789abcdef0123456789abcdef-12-0.part";
    const fs::path fresh = folder / "0123456789abcdef0123456789abcdef.model-12-1.part";
    Place::write(old, "half");
    Place::write(fresh, "busy");
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
    place.cache().trim();
    CHECK_FALSE(fs::exists(old));
    CHECK(fs::exists(fresh));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache that cannot be written is no cache and no error")
{
    const Place place;
    Place::write(place.path / "file", "");
    const ModelCache cache(place.path / "file" / "cache", 1U << 30U, "importer 1");
    cache.store(importOf(place.model()));
    CHECK_FALSE(cache.find(place.model(), {}));
    cache.trim();
    CHECK_FALSE(ModelCache("/proc/none", 1U << 30U, "importer 1").find(place.model(), {}));
}

TEST_CASE("nothing outside the model's folder is looked at for the cache")
{
    const Place place;
    ModelCache::Import import = importOf(place.model());
    import.sides = {"../secret"};
    place.cache().store(import);
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("several processes keep and find the same model at once")
{
    const Place place;
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            bool good = true;
            for (int k = 0; k < 25; ++k) {
                place.cache().store(importOf(place.model()));
                const auto found = place.cache().find(place.model(), {});
                good = good && found && contentOf(found->geometry) == geometry &&
                       contentOf(found->textures) == textures;
            }
            _exit(good ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    CHECK(filesWith(place.path / "cache", ".part").empty());
}

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
        "notes.txt", "noext",         "take.part",        "house.model",       "wood.textures",
        hash,        hash + ".model", hash + ".textures", hash + "-12-0.part", "CACHEDIR.TAG"};
    for (const char* const folder : {"", "a", "places", ".git", ".git/objects", ".git/objects/3f",
                                     "a/b/c", "fedcba9876543210fedcba9876543210"}) {
        fs::create_directories(home / folder);
        for (const std::string& name : names) {
            Place::write(home / folder / name, "mine");
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
    const Place place;
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
    const Place place;
    place.cache().store(importOf(place.model()));
    const fs::path contents = place.cache().contents();
    const fs::path content = filesWith(contents, ".model").at(0).parent_path();
    const fs::path elsewhere = place.path / "elsewhere";
    fs::create_directory(elsewhere);
    for (const fs::path& folder : {contents, content, contents / "places", contents / "mine"}) {
        fs::create_directories(folder);
        for (const std::string name :
             {"notes.txt", "noext", "take.part", "house.model", "half-12-0.part"}) {
            Place::write(folder / name, "mine");
        }
        Place::write(folder / (hash + ".blend"), "mine");
        Place::write(folder / (hash + "0"), "mine");
        Place::write(folder / ("F" + hash.substr(1)), "mine");
    }
    Place::write(contents / hash, "mine");
    Place::write(contents / "mine" / hash, "mine");
    for (const std::string& name : {hash, hash + ".model", hash + "-1-2.part"}) {
        Place::write(elsewhere / name, "mine");
    }
    // Links are not ours, and lead to nothing that is.
    fs::create_directory_symlink(elsewhere, contents / ("f" + hash.substr(1)));
    fs::create_symlink(elsewhere / hash, content / hash);
    fs::create_symlink(elsewhere / (hash + ".model"), content / (hash + ".model"));
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
    const Place place;
    const fs::path contents = place.cache().contents();
    const fs::path real = place.path / "real";
    fs::create_directories(contents.parent_path());
    fs::create_directories(real / hash);
    for (const char* const suffix : {"", ".model", ".textures", "-12-0.part"}) {
        Place::write(real / hash / (hash + suffix), "mine");
    }
    SUBCASE("without a marker")
    {
        fs::rename(real, contents);
    }
    SUBCASE("with another's marker")
    {
        Place::write(real / "CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
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

TEST_CASE("a relative folder is a cache like any other")
{
    const Place place;
    const fs::path before = fs::current_path();
    fs::current_path(place.path);
    const ModelCache cache("ca", 1U << 30U, "importer 1");
    cache.store(importOf(place.model()));
    CHECK(cache.find(place.model(), {}));
    fs::current_path(before);
    CHECK(fs::exists(place.path / "ca" / "premise-models" / "CACHEDIR.TAG"));
}

TEST_CASE("to ask whether a folder can be a cache makes nothing")
{
    const Place place;
    ImportSettings settings;
    settings.cacheFolder = place.path / "new" / "deep";
    CHECK_FALSE(cacheComplaint(settings));
    CHECK_FALSE(fs::exists(place.path / "new"));
}

TEST_CASE("the user's cache lies where the environment says")
{
    REQUIRE(setenv("PREMISE_CACHE", "/somewhere/else", 1) == 0);
    REQUIRE(ModelCache::ofUser("importer 1"));
    CHECK(ModelCache::ofUser("importer 1")->folder() == "/somewhere/else");
    REQUIRE(setenv("PREMISE_CACHE", "", 1) == 0);
    CHECK_FALSE(ModelCache::ofUser("importer 1"));
}

}
