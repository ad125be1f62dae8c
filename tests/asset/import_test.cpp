// Models by way of the worker: whatever happens there, the host gets a model or a sentence.
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include <sys/types.h>

#include "asset/cache/model_cache.h"
#include "asset/import/importer.h"
#include "asset/read/reader.h"
#include "boxed_settings.h"
#include "image/codec.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace {

using namespace premise;
using namespace premise::test;

const std::string table = R"(v 0 0 0
v 1 0 0
v 1 1 0
vt 0 0
vt 1 0
vt 1 1
usemtl top
f 1/1 2/2 3/3
)";

/// An OBJ with a material whose picture is red.
fs::path tableIn(const fs::path& folder, int side = 4)
{
    fs::create_directories(folder);
    std::ofstream(folder / "table.obj") << "mtllib table.mtl\n" << table;
    std::ofstream(folder / "table.mtl") << "newmtl top\nmap_Kd wood.png\n";
    Image8 red{side, side, {}};
    for (int i = 0; i < side * side; ++i) {
        red.pixels.insert(red.pixels.end(), {200, 10, 10, 255});
    }
    REQUIRE(writePng(folder / "wood.png", red));
    return folder / "table.obj";
}

std::size_t filesBelow(const fs::path& folder)
{
    std::size_t count = 0;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
}

TEST_CASE("a model arrives from the worker as it is read here")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    const Result<Model> model = importModel(file, boxedWithoutCache());
    REQUIRE_MESSAGE(model, model.error().message);
    const Result<Model> here = readWhole(file);
    REQUIRE(here);
    REQUIRE(model->meshes.size() == 1);
    CHECK(triangleCount(*model) == 1);
    CHECK(model->nodes.size() == here->nodes.size());
    CHECK(model->warnings == here->warnings);
    REQUIRE(model->textures.size() == 1);
    REQUIRE(model->textures[0].image->levels.size() == 3);
    CHECK(model->textures[0].image->levels[0] == here->textures[0].image->levels[0]);
    CHECK_FALSE(model->textures[0].image->standIn);
}

TEST_CASE("a picture that is missing or broken is replaced with a note")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    std::ofstream(folder.path() / "set" / "wood.png") << "no picture";
    const Result<Model> model = importModel(file, boxedWithoutCache());
    REQUIRE(model);
    CHECK(model->textures.at(0).image->standIn);
    REQUIRE(model->warnings.size() == 1);
    CHECK(model->warnings[0].find("a checker replaces the picture") != std::string::npos);
}

TEST_CASE("what the worker cannot read fails with the file's whole path")
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "a.glb";
    std::ofstream(file) << "glTF" << std::string(100, '\0');
    const Result<Model> model = importModel(file, boxedWithoutCache());
    REQUIRE_FALSE(model);
    CHECK(model.error().message.starts_with(file.string() + " "));
}

TEST_CASE("files that hold no model are refused without a worker")
{
    const TemporaryFolder folder;
    ImportSettings settings = boxedWithoutCache();
    settings.program = "/nowhere";
    const fs::path file = tableIn(folder.path() / "set");
    CHECK(importModel(folder.path() / "gone.glb", settings).error().message ==
          (folder.path() / "gone.glb").string() +
              " is not there. Put it back, or choose another model.");
    settings.limits.set(Limit::fileBytes, 10);
    CHECK(importModel(file, settings).error().message.find("the limit is 10 bytes") !=
          std::string::npos);
}

TEST_CASE("without the importer's program a sentence says what to do")
{
    const TemporaryFolder folder;
    ImportSettings settings = boxedWithoutCache();
    settings.program = folder.path() / "premise_import";
    const fs::path file = tableIn(folder.path() / "set");
    CHECK(importModel(file, settings).error().message ==
          file.string() + " was not imported: " + settings.program.string() +
              " cannot be started (No such file or directory).");
}

TEST_CASE("a worker that promises a model and sends none is found out")
{
    const TemporaryFolder folder;
    ImportSettings settings = boxedWithoutCache();
    settings.program = FAKE_IMPORTER;
    const fs::path file = tableIn(folder.path() / "set");
    // The fake one is asked to --serve, and does not know how.
    const Result<Model> model = importModel(file, settings);
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("stopped the importer") != std::string::npos);
}

TEST_CASE("a link out of the model's folder is not followed and a link to the model is")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    fs::rename(folder.path() / "set" / "wood.png", folder.path() / "wood.png");
    fs::create_symlink(folder.path() / "wood.png", folder.path() / "set" / "wood.png");
    fs::create_symlink(file, folder.path() / "link.obj");
    const Result<Model> model = importModel(folder.path() / "link.obj", boxedWithoutCache());
    REQUIRE_MESSAGE(model, model.error().message);
    CHECK(triangleCount(*model) == 1);
    CHECK_FALSE(model->warnings.empty());
}

TEST_CASE("progress tells when the model can be drawn and ends with all textures")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set", 512);
    std::vector<ImportStage> stages;
    std::shared_ptr<const Model> early;
    std::size_t arrived = 0;
    const Result<Model> model =
        importModel(file, boxedWithoutCache(), [&](const ImportProgress& progress) {
            if (stages.empty() || stages.back() != progress.stage) {
                stages.push_back(progress.stage);
            }
            CHECK(progress.texturesDone >= arrived);
            arrived = progress.texturesDone;
            early = early == nullptr ? progress.model : early;
            return true;
        });
    REQUIRE(model);
    CHECK(stages.back() == ImportStage::done);
    CHECK(std::ranges::find(stages, ImportStage::textures) != stages.end());
    CHECK(arrived == 1);
    REQUIRE(early);
    CHECK(triangleCount(*early) == 1);
    CHECK(early->textures[0].image != nullptr);
}

TEST_CASE("a stopped import says so and leaves nothing")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    const ImportSettings settings = boxedSettings(folder.path() / "cache");
    const Result<Model> model =
        importModel(file, settings, [](const ImportProgress&) { return false; });
    REQUIRE_FALSE(model);
    CHECK(model.error().message == file.string() + " was not imported: it was stopped.");
    finishKeeping();
    CHECK(filesBelow(folder.path() / "cache") == 0);
    CHECK(filesBelow(folder.path() / "set") == 3);
}

TEST_CASE("the second import comes from the cache and is the same")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    ImportSettings settings = boxedSettings(folder.path() / "cache");
    const Result<Model> first = importModel(file, settings);
    REQUIRE_MESSAGE(first, first.error().message);
    finishKeeping();
    const std::size_t kept = filesBelow(folder.path() / "cache");
    CHECK(kept >= 3);
    bool read = false;
    const Result<Model> second =
        importModel(file, settings, [&read](const ImportProgress& progress) {
            read = read || progress.stage == ImportStage::reading;
            return true;
        });
    REQUIRE(second);
    CHECK_FALSE(read);
    CHECK(triangleCount(*second) == 1);
    CHECK(second->warnings == first->warnings);
    CHECK(second->textures[0].image->levels[1] == first->textures[0].image->levels[1]);

    SUBCASE("a changed picture is imported anew")
    {
        CHECK(readImage(folder.path() / "set" / "wood.png"));
        tableIn(folder.path() / "set", 8);
        CHECK(importModel(file, settings)->textures[0].image->width == 8);
    }
    SUBCASE("a changed material library is imported anew")
    {
        std::ofstream(folder.path() / "set" / "table.mtl") << "newmtl top\nKd 1 0 0\n";
        CHECK(importModel(file, settings)->textures.empty());
    }
}

TEST_CASE("a flipped bit in the cache is found and the model made anew")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    const ImportSettings settings = boxedSettings(folder.path() / "cache");
    REQUIRE(importModel(file, settings));
    finishKeeping();
    for (const char* const extension : {".model", ".textures"}) {
        CAPTURE(extension);
        for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "cache")) {
            if (entry.path().extension() == extension) {
                std::fstream damaged(entry.path(), std::ios::in | std::ios::out);
                damaged.seekg(-20, std::ios::end);
                const auto byte = static_cast<char>(damaged.get() ^ 4);
                damaged.seekp(-20, std::ios::end);
                damaged.put(byte);
            }
        }
        bool read = false;
        const Result<Model> again =
            importModel(file, settings, [&read](const ImportProgress& progress) {
                read = read || progress.stage == ImportStage::reading;
                return true;
            });
        REQUIRE(again);
        CHECK(read);
        CHECK(again->textures[0].image->levels[0][0] == 200);
        finishKeeping();
    }
}

TEST_CASE("a model in use outlives the deletion of the cache")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    const ImportSettings settings = boxedSettings(folder.path() / "cache");
    REQUIRE(importModel(file, settings));
    finishKeeping();
    const Result<Model> model = importModel(file, settings);
    REQUIRE(model);
    fs::remove_all(folder.path() / "cache");
    CHECK(model->textures[0].image->levels[0][0] == 200);
    CHECK(importModel(file, settings));
    finishKeeping();
}

TEST_CASE("many threads import many models at once")
{
    const TemporaryFolder folder;
    std::atomic<int> good{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            const fs::path file = tableIn(folder.path() / std::to_string(i));
            threads.emplace_back([file, &good] {
                const Result<Model> model = importModel(file, boxedWithoutCache());
                good += model && triangleCount(*model) == 1 ? 1 : 0;
            });
        }
    }
    CHECK(good == 8);
}

/// Processes that this one has started and not waited for.
std::vector<pid_t> childrenOfOurs()
{
    std::vector<pid_t> found;
    for (const auto& task : fs::directory_iterator("/proc/self/task")) {
        std::ifstream children(task.path() / "children");
        for (pid_t child = 0; children >> child;) {
            found.push_back(child);
        }
    }
    return found;
}

/// A grid of so many squares that it takes a while to read.
fs::path largeModelIn(const fs::path& folder)
{
    std::ofstream file(folder / "large.obj");
    constexpr int side = 700;
    for (int i = 0; i < side * side; ++i) {
        file << "v " << i % side << " 0 " << i / side << "\n";
    }
    for (int i = 0; i < side * (side - 1); ++i) {
        file << "f " << i + 1 << " " << i + 2 << " " << i + side << "\n";
    }
    return folder / "large.obj";
}

TEST_CASE("many imports leave one server at most and no worker")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    for (int i = 0; i < 5; ++i) {
        CHECK(importModel(file, boxedWithoutCache()));
    }
    CHECK(childrenOfOurs().size() <= 1);
}

TEST_CASE("an import stopped halfway ends within a moment")
{
    const TemporaryFolder folder;
    const fs::path file = largeModelIn(folder.path());
    for (int i = 0; i < 2; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        int asked = 0;
        const Result<Model> model = importModel(file, boxedWithoutCache(),
                                                [&](const ImportProgress&) { return ++asked < 4; });
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        REQUIRE_FALSE(model);
        CHECK(model.error().message == file.string() + " was not imported: it was stopped.");
        CHECK(took.count() < 10.0);
    }
}

TEST_CASE("imports go on when their server is killed")
{
    const TemporaryFolder folder;
    const fs::path file = tableIn(folder.path() / "set");
    for (int i = 0; i < 3; ++i) {
        CHECK(importModel(file, boxedWithoutCache()));
        for (const pid_t child : childrenOfOurs()) {
            kill(child, SIGKILL);
        }
    }
    CHECK(importModel(file, boxedWithoutCache()));
}

TEST_CASE("the sentences of a forked worker are those of any other")
{
    const TemporaryFolder folder;
    const fs::path good = tableIn(folder.path() / "set");
    const fs::path bad = folder.path() / "a.glb";
    std::ofstream(bad) << "glTF" << std::string(100, '\0');
    CHECK(importModel(good, boxedWithoutCache()));
    const Result<Model> first = importModel(bad, boxedWithoutCache());
    const Result<Model> second = importModel(bad, boxedWithoutCache());
    REQUIRE_FALSE(first);
    REQUIRE_FALSE(second);
    CHECK(first.error().message == second.error().message);
}

#if !defined(PREMISE_SANITIZE) // which takes address space as it likes
TEST_CASE("a model that needs more memory than its importer may have is told the limit")
{
    const TemporaryFolder folder;
    const fs::path large = largeModelIn(folder.path());
    ImportSettings settings = boxedWithoutCache();
    settings.limits.set(Limit::memory, 100'000'000);
    const Result<Model> beyond = importModel(large, settings);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().message.find("--limit") != std::string::npos);
}
#endif

}
