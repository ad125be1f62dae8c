// Levels of detail beside their model in the cache.
#include <chrono>
#include <fstream>
#include <thread>

#include "asset/cache/files.h"
#include "asset/detail/file.h"
#include "asset/detail/kept.h"
#include "asset/import/run.h"
#include "asset/worker/box.h"
#include "cached_folder.h"

#include <doctest/doctest.h>

#include "support/ball_obj.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// A ball that was imported once, and the cache it is in.
struct Ball {
    TemporaryFolder folder{};
    fs::path file = folder.path() / "ball.obj";
    ImportSettings settings{};
    Model model{};

    Ball()
    {
        std::ofstream(file) << ballObj(20);
        // Older than a clock's tick: the cache knows it by its stamp from the first import on.
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        settings.cacheFolder = folder.path() / "cache";
        settings.allowUnboxed = !boxAvailable().has_value();
        import();
    }
    void import()
    {
        Result<Model> imported = importModel(file, settings);
        REQUIRE_MESSAGE(imported, imported.error().message);
        model = std::move(*imported);
        finishKeeping();
    }
    /// The coarsest level, as it is given out; what was made is in the cache afterwards.
    [[nodiscard]] DetailLevel coarsest() const
    {
        const auto detail = keptDetail(model, file, settings);
        finishKeeping();
        REQUIRE(detail != nullptr);
        REQUIRE_FALSE(detail->meshes.at(0).at(0).empty());
        return detail->meshes[0][0].back();
    }
    [[nodiscard]] std::vector<fs::path> kept(const std::string& extension = ".lods") const
    {
        return filesWith(settings.cacheFolder, extension);
    }
    /// In place of what is kept, other levels that pass for it: only the first of them.
    DetailLevel putOthers() const
    {
        ModelDetail detail = *levelsOfDetail(model);
        DetailLevels& levels = detail.meshes[0][0];
        levels.resize(1);
        REQUIRE(keepFile(kept().at(0), detailFile(detail, shapeHash(model))));
        return levels.front();
    }
};

}

TEST_CASE("levels of detail are made once and then lie beside their model")
{
    const Ball ball;
    CHECK(ball.kept().empty());
    const DetailLevel made = ball.coarsest();
    CHECK(made.indices == levelsOfDetail(ball.model)->meshes[0][0].back().indices);
    REQUIRE(ball.kept().size() == 1);
    CHECK(ball.kept().front().stem() == ball.kept(".model").at(0).stem());
    CHECK(ball.kept().front().parent_path() == ball.kept(".model").at(0).parent_path());
    CHECK(ball.coarsest().indices == made.indices);
    // They are taken from there, not made again.
    const DetailLevel other = ball.putOthers();
    REQUIRE_FALSE(other.indices == made.indices);
    CHECK(ball.coarsest().indices == other.indices);
}

TEST_CASE("levels of detail in the cache that are damaged or gone are made anew")
{
    const Ball ball;
    const DetailLevel made = ball.coarsest();
    const fs::path file = ball.kept().at(0);
    const std::string whole = readTextFile(file).value();
    const std::string otherVersion = [&] {
        std::string text = whole;
        text[8] = char(detailVersion + 1); // behind the eight bytes that all such files begin with
        return text;
    }();
    for (const std::string& damaged :
         {std::string(), whole.substr(0, 50), whole.substr(0, whole.size() - 1), otherVersion,
          whole.substr(0, whole.size() - 1) + char(whole.back() ^ 1)}) {
        CachedFolder::write(file, damaged);
        CHECK(ball.coarsest().indices == made.indices);
        CHECK(readTextFile(file).value() == whole);
    }
    fs::remove(file);
    CHECK(ball.coarsest().indices == made.indices);
    CHECK(readTextFile(file).value() == whole);
    fs::remove(file);
    fs::create_directory(file); // somebody's
    CHECK(ball.coarsest().indices == made.indices);
    CHECK(fs::is_directory(file));
}

TEST_CASE("a model that was changed has levels of its own")
{
    Ball ball;
    const DetailLevel before = ball.coarsest();
    std::ofstream(ball.file) << ballObj(30);
    // Of the model as it was there is nothing under the new content.
    CHECK(ball.coarsest().indices == before.indices);
    ball.import();
    const DetailLevel after = ball.coarsest();
    CHECK_FALSE(after.indices == before.indices);
    CHECK(after.indices == levelsOfDetail(ball.model)->meshes[0][0].back().indices);
}

TEST_CASE("without a cache levels of detail are made and not kept")
{
    Ball ball;
    ball.settings.useCache = false;
    CHECK_FALSE(ball.coarsest().indices.empty());
    CHECK(ball.kept().empty());
}

TEST_CASE("levels of detail count in the cache's size and go with their model")
{
    const Ball ball;
    const fs::path contents = ModelCache::in(ball.settings.cacheFolder, "").contents();
    const CacheSize before = sizeOfCache(contents);
    static_cast<void>(ball.coarsest());
    const CacheSize after = sizeOfCache(contents);
    CHECK(after.models == before.models);
    CHECK(after.bytes == before.bytes + fs::file_size(ball.kept().at(0)));
    // Room for the model alone is not room for both.
    trimCache(contents, after.bytes);
    CHECK(ball.kept().size() == 1);
    trimCache(contents, before.bytes);
    CHECK(ball.kept().empty());
    CHECK(ball.kept(".model").empty());
}

TEST_CASE("a damaged model goes from the cache with its levels of detail")
{
    Ball ball;
    static_cast<void>(ball.coarsest());
    const fs::path geometry = ball.kept(".model").at(0);
    std::string text = readTextFile(geometry).value();
    text[text.size() / 2] = char(text[text.size() / 2] ^ 1);
    CachedFolder::write(geometry, text);
    ball.import();
    CHECK(ball.kept(".model").size() == 1);
    CHECK(ball.kept().empty());
}
