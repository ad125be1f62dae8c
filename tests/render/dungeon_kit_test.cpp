// A kit that its author exported three times must give the same picture each time.
#include <filesystem>
#include <string>

#include <glm/geometric.hpp>

#include "asset/read/reader.h"
#include "image/compare.h"
#include "render/scene.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// The piece in sunlight, filling most of the picture.
Image8 portrait(const std::filesystem::path& path)
{
    auto model = readWhole(path);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    const Vec3 size = model->bounds.size();
    const Vec3 middle = (model->bounds.min + model->bounds.max) * 0.5F;
    Scene scene(192, 108);
    // The lens sees as wide as it is far; of the height 108/192 of that.
    const float distance = glm::length(size) * 1.2F;
    scene.stand(*model, placed(Vec3(0, 0, -distance) - middle));
    scene.sun(30000.0, Vec3(-0.4F, -0.7F, -0.6F));
    scene.lamp(LightKind::point, 4000.0, Vec3(distance * 0.5F, distance * 0.3F, -distance * 0.3F),
               Vec3(0, 0, -1));
    scene.exposeFor(30000.0);
    return drawn(scene).display;
}

}

TEST_CASE("pieces of the dungeon kit give one picture from glTF FBX and OBJ" *
          doctest::test_suite("slow"))
{
    const auto folder = SHARED_OR_SKIP("models/kaykit-dungeon");
    const TemporaryFolder beside; // the kit's FBX name their picture on its author's disk
    std::filesystem::copy_file(folder / "texture" / "dungeon_texture.png",
                               beside.path() / "dungeon_texture.png");
    for (const std::string name :
         {"barrel_large", "chair", "table_long_decorated_A", "torch_lit", "wall_cracked"}) {
        CAPTURE(name);
        std::filesystem::copy_file(folder / "fbx" / (name + ".fbx"),
                                   beside.path() / (name + ".fbx"));
        const Image8 gltf = portrait(folder / "gltf" / (name + ".gltf.glb"));
        const Image8 fbx = portrait(beside.path() / (name + ".fbx"));
        const Image8 obj = portrait(folder / "obj" / (name + ".obj"));
        const auto fromFbx = difference(gltf, fbx);
        const auto fromObj = difference(gltf, obj);
        REQUIRE(fromFbx);
        REQUIRE(fromObj);
        // In 8-bit steps; the eye sees 0.5 nowhere. OBJ rounds its normals to four figures.
        CHECK(fromFbx->mean < 0.1);
        CHECK(fromObj->mean < 0.1);
        // And there is something in the picture: an empty one is far from it.
        const auto empty = difference(
            gltf, Image8{gltf.width, gltf.height, std::vector<std::uint8_t>(gltf.pixels.size())});
        REQUIRE(empty);
        CHECK(empty->mean > 5.0);
    }
}
