// A production's models, and the boxes that stand in for those that are not there.
#include "asset/library.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "asset/import/importer.h"
#include "base/file.h"
#include "boxed_settings.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Asset assetOf(std::uint32_t id, const std::string& name, const std::string& path)
{
    Asset asset;
    asset.id = {id};
    asset.name = name;
    asset.path = path;
    return asset;
}

void writeTriangle(const std::filesystem::path& path)
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    written(path,
            gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
}

}

TEST_CASE("a stand-in is a labelled box that stands on the floor")
{
    const Model box = standInModel("Bar counter", Vec3(2.0F, 1.1F, 0.6F));
    CHECK(box.standIn);
    CHECK(triangleCount(box) == 12);
    CHECK(box.bounds.min == Vec3(-1.0F, 0.0F, -0.3F));
    CHECK(box.bounds.max == Vec3(1.0F, 1.1F, 0.3F));
    REQUIRE(box.textures.size() == 2);
    const SharedArray<std::uint8_t>& side = box.textures[0].image->levels[0];
    const auto [darkest, lightest] = std::ranges::minmax_element(side.begin(), side.end() - 1);
    CHECK(*darkest < 60); // the label's ink
    CHECK(*lightest > 120);
}

TEST_CASE("every side of a stand-in faces outwards and reads from left to right")
{
    const Model box = standInModel("x");
    for (const Primitive& part : box.meshes[0].primitives) {
        const Vec3 a = part.vertices[part.indices[0]].position;
        const Vec3 b = part.vertices[part.indices[1]].position;
        const Vec3 c = part.vertices[part.indices[2]].position;
        const Vec3 across = glm::cross(b - a, c - a);
        CHECK(glm::dot(across, part.vertices[0].normal) > 0.0F);
        CHECK(glm::dot(a - Vec3(0.0F, 0.5F, 0.0F), part.vertices[0].normal) > 0.0F);
        // u grows to the right of somebody who looks at the side with y up.
        const Vec3 right = part.vertices[1].position - part.vertices[0].position;
        const Vec3 up = part.vertices[3].position - part.vertices[0].position;
        CHECK(glm::dot(glm::cross(right, up), part.vertices[0].normal) > 0.0F);
    }
}

TEST_CASE("a stand-in of no size can still be seen")
{
    const Model box = standInModel("", Vec3(0.0F, -1.0F, std::numeric_limits<float>::infinity()));
    CHECK(box.bounds.size().x > 0.0F);
    CHECK(box.bounds.size().y > 0.0F);
    CHECK(box.bounds.size().z < 1.0F);
}

TEST_CASE("every asset gets a model and the missing ones say so")
{
    const TemporaryFolder folder;
    writeTriangle(folder.path() / "leaf.gltf");
    written(folder.path() / "broken.gltf", "{");
    Project project;
    project.assets.put(assetOf(1, "Leaf", "leaf.gltf"));
    project.assets.put(assetOf(2, "Chair", "props/chair.glb"));
    project.assets.put(assetOf(3, "Broken", "broken.gltf"));
    project.assets.put(assetOf(4, "Same leaf", "leaf.gltf"));
    std::vector<std::size_t> seen;
    const std::thread::id here = std::this_thread::get_id();
    const LoadedModels loaded =
        loadModels(project, folder.path(), [&](std::size_t done, std::size_t total) {
            CHECK(std::this_thread::get_id() == here);
            CHECK(total == 3); // files, not assets
            seen.push_back(done);
        });
    REQUIRE(loaded.models.size() == 4);
    CHECK(triangleCount(*loaded.models.at({1})) == 1);
    CHECK(loaded.models.at({2})->standIn);
    CHECK(loaded.models.at({3})->standIn);
    CHECK(loaded.models.at({4}) == loaded.models.at({1}));
    CHECK(says(loaded.warnings, "A box stands in for \"Chair\""));
    CHECK(says(loaded.warnings, "chair.glb is not there"));
    CHECK(says(loaded.warnings, "A box stands in for \"Broken\""));
    REQUIRE_FALSE(seen.empty());
    CHECK(seen.back() == 3);
    CHECK(std::ranges::is_sorted(seen));
}

TEST_CASE("assets for which a box stands in are listed with the cause")
{
    const TemporaryFolder folder;
    writeTriangle(folder.path() / "leaf.gltf");
    Project project;
    project.assets.put(assetOf(1, "Leaf", "leaf.gltf"));
    project.assets.put(assetOf(2, "Chair", "props/chair.glb"));
    const LoadedModels loaded = loadModels(project, folder.path());
    REQUIRE(loaded.standIns.size() == 1);
    CHECK(loaded.standIns.at({2}).find("chair.glb is not there") != std::string::npos);
    CHECK_FALSE(loaded.stopped);
}

TEST_CASE("loading that nobody wants ends with boxes and says that it was stopped")
{
    const TemporaryFolder folder;
    Project project;
    for (std::uint32_t i = 1; i <= 20; ++i) {
        const std::string name = fmt::format("leaf{}.gltf", i);
        writeTriangle(folder.path() / name);
        project.assets.put(assetOf(i, name, name));
    }
    const LoadedModels loaded =
        loadModels(project, folder.path(), LoadOptions{{}, {}, [] { return false; }, {}});
    CHECK(loaded.stopped);
    CHECK(loaded.models.size() == 20);
    CHECK(says(loaded.warnings, "it was stopped"));
}

TEST_CASE("a model that crashes or hangs the importer keeps no other from arriving")
{
    const fs::path hostile =
        std::string(PREMISE_SHARED_DIR) + "/malformed/generated/counts/million_nodes.gltf";
    if (!fs::exists(hostile)) {
        MESSAGE("skipped: the hostile models are not here");
        return;
    }
    const TemporaryFolder folder;
    fs::copy_file(hostile, folder.path() / "hostile.gltf");
    Project project;
    project.assets.put(assetOf(1, "Hostile", "hostile.gltf"));
    for (std::uint32_t i = 2; i <= 6; ++i) {
        const std::string name = fmt::format("leaf{}.gltf", i);
        writeTriangle(folder.path() / name);
        project.assets.put(assetOf(i, name, name));
    }
    const LoadedModels loaded = loadModels(project, folder.path());
    for (std::uint32_t i = 2; i <= 6; ++i) {
        CHECK_FALSE(loaded.models.at({i})->standIn);
    }
}

TEST_CASE("a stand-in is labelled with the name of the file that is missing")
{
    Project project;
    project.assets.put(assetOf(1, "Chair", "props/bentwood_02.glb"));
    const TemporaryFolder folder;
    const LoadedModels loaded = loadModels(project, folder.path());
    const Model& box = *loaded.models.at({1});
    REQUIRE(box.textures.size() == 1); // a cube has one label all around
    CHECK(*box.textures[0].image == *standInModel("bentwood_02.glb").textures[0].image);
    CHECK_FALSE(*box.textures[0].image == *standInModel("Chair").textures[0].image);
}

TEST_CASE("a file that is not the one that was chosen is used with a warning")
{
    const TemporaryFolder folder;
    writeTriangle(folder.path() / "leaf.gltf");
    Project project;
    Asset asset = assetOf(1, "Leaf", "leaf.gltf");
    asset.contentHash = contentHash(folder.path() / "leaf.gltf").value();
    project.assets.put(asset);
    CHECK(loadModels(project, folder.path()).warnings.empty());
    asset.contentHash = std::string(32, '0');
    project.assets.put(asset);
    const LoadedModels loaded = loadModels(project, folder.path());
    CHECK_FALSE(loaded.models.at({1})->standIn);
    CHECK(says(loaded.warnings, "\"Leaf\" has changed on disk"));
}

TEST_CASE("a file changed behind its time and length is not the one that was chosen")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "leaf.obj";
    written(file, "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    Project project;
    Asset asset = assetOf(1, "Leaf", "leaf.obj");
    asset.contentHash = contentHash(file).value();
    project.assets.put(asset);
    LoadOptions options{boxedSettings(folder.path() / "cache"), {}, {}, {}};
    std::this_thread::sleep_for(std::chrono::milliseconds(150)); // older than a clock's tick
    CHECK(loadModels(project, folder.path(), options).warnings.empty());
    finishKeeping();
    CHECK(loadModels(project, folder.path(), options).warnings.empty());
    const auto time = std::filesystem::last_write_time(file);
    written(file, "v 0 0 0\nv 5 0 0\nv 0 1 0\nf 1 2 3\n");
    std::filesystem::last_write_time(file, time);
    const LoadedModels loaded = loadModels(project, folder.path(), options);
    CHECK(loaded.models.at({1})->bounds.max.x == 5.0F);
    CHECK(says(loaded.warnings, "\"Leaf\" has changed on disk"));
}

TEST_CASE("a production without assets loads at once")
{
    const LoadedModels loaded = loadModels({}, "nowhere");
    CHECK(loaded.models.empty());
    CHECK(loaded.warnings.empty());
}
