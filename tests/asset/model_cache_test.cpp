#include "asset/cache/model_cache.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "asset/cache/choice.h"
#include "asset/cache/files.h"
#include "base/file.h"
#include "cached_folder.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;
using namespace premise::test;
using namespace std::string_literals;

TEST_CASE("what was imported once is found again")
{
    const CachedFolder place;
    CHECK_FALSE(place.cache().find(place.model(), {}));
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    CHECK(contentOf(found->geometry) == storedGeometry);
    CHECK(contentOf(found->textures) == storedTextures);
    REQUIRE(found->manifest.textures.size() == 2);
    CHECK(found->manifest.textures[1].offset == 4096);
    CHECK(found->manifest.textures[0].hash == contentHash(bytesOf(std::string(4096, '1'))));
    CHECK(found->manifest.notes == std::vector{"metal.png is not there."s});
    CHECK(filesWith(place.path / "cache", ".part").empty());
}

TEST_CASE("a model without textures is kept without a texture file")
{
    const CachedFolder place;
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
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    SUBCASE("the model itself")
    {
        CachedFolder::write(place.model(), "another");
    }
    SUBCASE("a file beside it")
    {
        CachedFolder::write(place.side(), "another");
    }
    SUBCASE("a file beside it is gone")
    {
        fs::remove(place.side());
    }
    SUBCASE("a file that was missing has come")
    {
        CachedFolder::write(place.path / "set" / "metal.png", "here");
    }
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a change back to what it was is found again")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    CachedFolder::write(place.side(), "another");
    CHECK_FALSE(place.cache().find(place.model(), {}));
    CachedFolder::write(place.side(), "a picture");
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a file touched but equal and a folder moved are found again")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    fs::last_write_time(place.model(), fs::file_time_type::clock::now());
    fs::last_write_time(place.side(), fs::file_time_type::clock::now());
    CHECK(place.cache().find(place.model(), {}));
    fs::rename(place.path / "set", place.path / "moved");
    CHECK(place.cache().find(place.path / "moved" / "chair.gltf", {}));
}

TEST_CASE("other limits and another importer have models of their own")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    ImportLimits other;
    other.set(Limit::triangles, 7);
    CHECK_FALSE(place.cache().find(place.model(), other));
    CHECK_FALSE(ModelCache(place.path / "cache", 1U << 30U, "importer 2").find(place.model(), {}));
}

TEST_CASE("two sets with the same model and other pictures do not disturb each other")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    fs::create_directory(place.path / "night");
    const fs::path night = place.path / "night" / "chair.gltf";
    fs::copy_file(place.model(), night);
    CachedFolder::write(place.path / "night" / "wood.png", "dark");
    CHECK_FALSE(place.cache().find(night, {}));
    ModelCache::Import import = importOf(night);
    const std::string dark(5000, 'd');
    import.geometry = bytesOf(dark);
    place.cache().store(import);
    const auto first = place.cache().find(place.model(), {});
    const auto second = place.cache().find(night, {});
    REQUIRE(first);
    REQUIRE(second);
    CHECK(contentOf(first->geometry) == storedGeometry);
    CHECK(contentOf(second->geometry) == dark);
}

TEST_CASE("a file that changed while it was imported is not kept")
{
    const CachedFolder place;
    SUBCASE("the model")
    {
        const ModelCache::Import import = importOf(place.model());
        CachedFolder::write(place.model(), "saved again, longer");
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
    const CachedFolder place;
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
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    fs::remove_all(place.path / "cache");
    CHECK(contentOf(found->geometry) == storedGeometry);
    place.cache().drop(*found);
}

TEST_CASE("what is damaged is dropped and made anew")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    const auto found = place.cache().find(place.model(), {});
    REQUIRE(found);
    place.cache().drop(*found);
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache keeps within its size and forgets what was used longest ago")
{
    const CachedFolder place;
    const ModelCache cache = place.cache(30'000); // two models of 13 kB, not three
    std::vector<fs::path> models;
    for (const char* const name : {"a.gltf", "b.gltf", "c.gltf"}) {
        models.push_back(place.path / "set" / name);
        CachedFolder::write(models.back(), name);
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
    const CachedFolder place;
    place.cache(10'000).store(importOf(place.model()));
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("what an interrupted store left behind is cleared away after a while")
{
    const CachedFolder place;
    place.cache().store(importOf(place.model()));
    const fs::path folder = filesWith(place.path / "cache", ".model").at(0).parent_path();
    const fs::path old = folder / "0123456789abcdef0123456789abcdef-12-0.part";
    const fs::path fresh = folder / "0123456789abcdef0123456789abcdef.model-12-1.part";
    CachedFolder::write(old, "half");
    CachedFolder::write(fresh, "busy");
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
    place.cache().trim();
    CHECK_FALSE(fs::exists(old));
    CHECK(fs::exists(fresh));
    CHECK(place.cache().find(place.model(), {}));
}

TEST_CASE("a cache that cannot be written is no cache and no error")
{
    const CachedFolder place;
    CachedFolder::write(place.path / "file", "");
    const ModelCache cache(place.path / "file" / "cache", 1U << 30U, "importer 1");
    cache.store(importOf(place.model()));
    CHECK_FALSE(cache.find(place.model(), {}));
    cache.trim();
    CHECK_FALSE(ModelCache("/proc/none", 1U << 30U, "importer 1").find(place.model(), {}));
}

TEST_CASE("nothing outside the model's folder is looked at for the cache")
{
    const CachedFolder place;
    ModelCache::Import import = importOf(place.model());
    import.sides = {"../secret"};
    place.cache().store(import);
    CHECK_FALSE(place.cache().find(place.model(), {}));
}

TEST_CASE("several processes keep and find the same model at once")
{
    const CachedFolder place;
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            bool good = true;
            for (int k = 0; k < 25; ++k) {
                place.cache().store(importOf(place.model()));
                const auto found = place.cache().find(place.model(), {});
                good = good && found && contentOf(found->geometry) == storedGeometry &&
                       contentOf(found->textures) == storedTextures;
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
TEST_CASE("a relative folder is a cache like any other")
{
    const CachedFolder place;
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
    const CachedFolder place;
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
