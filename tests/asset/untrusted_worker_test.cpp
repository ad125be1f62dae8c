// What a worker sends that no longer does as it was told: the host holds it to the limits itself.
#include <algorithm>
#include <fstream>

#include "asset/import/importer.h"
#include "asset/worker/importer_program.h"
#include "cooked_file.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace {

using namespace premise;
using namespace premise::test;

/// The fake importer does as the model's name says. Each has a content of its own, for the cache.
fs::path modelCalled(const TemporaryFolder& folder, const std::string& act)
{
    return written(folder.path() / (act + ".obj"), "# " + act + "\nv 0 0 0\n");
}

ImportSettings faked(const TemporaryFolder& folder)
{
    ImportSettings settings;
    settings.program = FAKE_IMPORTER;
    settings.cacheFolder = folder.path() / "cache";
    return settings;
}

/// Imports, and says whether a worker was asked.
Result<Model> imported(const fs::path& model, const ImportSettings& settings, bool& read)
{
    read = false;
    Result<Model> result = importModel(model, settings, [&read](const ImportProgress& progress) {
        read = read || progress.stage == ImportStage::reading ||
               progress.stage == ImportStage::waiting;
        return true;
    });
    finishKeeping();
    return result;
}

TEST_CASE("a model beyond a limit is refused whatever the importer let through")
{
    const TemporaryFolder folder;
    ImportSettings settings = faked(folder);
    const fs::path model = modelCalled(folder, "eleven nodes");
    bool read = false;
    settings.limits.set(Limit::nodes, 11);
    CHECK(imported(model, settings, read));
    settings.limits.set(Limit::nodes, 10);
    const Result<Model> beyond = imported(model, settings, read);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().message ==
          model.string() +
              " stopped the importer (what it made of it is no model: it has more than "
              "the limits allow). Export it again, best as glTF.");
    settings.limits.set(Limit::nodes, 11);
    settings.limits.set(Limit::allBytes, 100);
    const Result<Model> large = imported(model, settings, read);
    REQUIRE_FALSE(large);
    CHECK(large.error().message.find("it is larger than the limits allow") != std::string::npos);
}

TEST_CASE("a picture beyond a limit is refused whatever the importer let through")
{
    const TemporaryFolder folder;
    ImportSettings settings = faked(folder);
    const fs::path model = modelCalled(folder, "large picture");
    bool read = false;
    CHECK(imported(model, settings, read));
    for (const Limit limit : {Limit::side, Limit::pixels}) {
        ImportSettings tight = settings;
        tight.limits.set(limit, limit == Limit::side ? 31 : 1023);
        const Result<Model> beyond = imported(model, tight, read);
        REQUIRE_FALSE(beyond);
        CHECK(beyond.error().message.find("picture 0 is 32 × 32 pixels") != std::string::npos);
    }
}

TEST_CASE(
    "a picture handed over twice or wrongly and what an importer keeps its hands on is no model")
{
    const TemporaryFolder folder;
    for (const auto& [act, why] : {std::pair("picture twice", "picture 0 is one too many"),
                                   {"picture for another use", "picture 0 is not what it is for"},
                                   {"hands on it", "it keeps its hands on it"}}) {
        const fs::path model = modelCalled(folder, act);
        bool read = false;
        const Result<Model> result = imported(model, faked(folder), read);
        CAPTURE(act);
        REQUIRE_FALSE(result);
        CHECK(result.error().message ==
              fmt::format("{} stopped the importer (what it made of it is no model: {}). Export it "
                          "again, best as glTF.",
                          model.string(), why));
    }
}

TEST_CASE("rows that would take more memory than the importer had are not made")
{
    ReadModel read;
    read.model.nodes.resize(1000);
    const auto bytes = std::make_shared<const std::vector<std::byte>>(cookedBytes(read));
    ImportLimits limits;
    CHECK(cookedModel(*bytes, bytes, limits));
    limits.set(Limit::memory, 999 * sizeof(Node));
    const Result<CookedModel> beyond = cookedModel(*bytes, bytes, limits);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().message == "its parts do not make a whole");
}

TEST_CASE("a worker counts with its memory and the two files it may fill")
{
    ImportLimits limits;
    limits.set(Limit::memory, 1000);
    limits.set(Limit::allBytes, 300);
    CHECK(mostMemory(limits) == 1600);
}

TEST_CASE("a model read without a box says so every time")
{
    const TemporaryFolder folder;
    ImportSettings settings = faked(folder);
    settings.allowUnboxed = true;
    const fs::path model = modelCalled(folder, "no box");
    const std::string sentence =
        "no box.obj was read without a box: this kernel has no Landlock. What a hostile file does "
        "then, nothing stops.";
    bool read = false;
    const Result<Model> first = imported(model, settings, read);
    REQUIRE_MESSAGE(first, first.error().message);
    CHECK(read);
    CHECK(first->warnings == std::vector{sentence});
    const Result<Model> second = imported(model, settings, read);
    REQUIRE(second);
    CHECK_FALSE(read);
    CHECK(second->warnings == std::vector{sentence});
    // Who wants a box gets nothing that was made without one.
    settings.allowUnboxed = false;
    const Result<Model> boxed = imported(model, settings, read);
    CHECK(read);
    REQUIRE_FALSE(boxed);
    CHECK(boxed.error().message.find("Do not trust this file") != std::string::npos);
}

TEST_CASE("notes beyond the most are counted")
{
    const TemporaryFolder folder;
    bool read = false;
    const Result<Model> model = imported(modelCalled(folder, "many notes"), faked(folder), read);
    REQUIRE_MESSAGE(model, model.error().message);
    REQUIRE(model->warnings.size() == 201);
    CHECK(model->warnings.back() == "many notes.obj: 1,003 more notes are left out.");
}

TEST_CASE("a model that looks for more files than can be watched is not kept")
{
    const TemporaryFolder folder;
    const ImportSettings settings = faked(folder);
    bool read = false;
    const fs::path few = modelCalled(folder, "few files");
    CHECK(imported(few, settings, read));
    CHECK(imported(few, settings, read));
    CHECK_FALSE(read);
    const fs::path many = modelCalled(folder, "many files");
    for (int i = 0; i < 2; ++i) {
        const Result<Model> model = imported(many, settings, read);
        REQUIRE_MESSAGE(model, model.error().message);
        CHECK(read);
        CHECK(model->warnings == std::vector<std::string>{
                                     "many files.obj looks for 7 more files beside itself than the "
                                     "20,000 that the cache can watch, so it is read anew every "
                                     "time."});
    }
}

}
