#include "asset/model_cache.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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
    const std::vector<fs::path> records = filesWith(place.path / "cache" / "places", "");
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
    CHECK_FALSE(fs::exists(place.path / "cache" / "places"));
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
    const fs::path old = folder / "half.part";
    const fs::path fresh = folder / "busy.part";
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

TEST_CASE("the user's cache lies where the environment says")
{
    REQUIRE(setenv("PREMISE_CACHE", "/somewhere/else", 1) == 0);
    REQUIRE(ModelCache::ofUser("importer 1"));
    CHECK(ModelCache::ofUser("importer 1")->folder() == "/somewhere/else");
    REQUIRE(setenv("PREMISE_CACHE", "", 1) == 0);
    CHECK_FALSE(ModelCache::ofUser("importer 1"));
}

}
