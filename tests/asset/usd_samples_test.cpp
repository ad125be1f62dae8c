// USD text that other programs wrote.
#include <cmath>
#include <numbers>
#include <string>

#include "asset/import/limits.h"
#include "asset/read/model_format.h"
#include "asset/read/reader.h"
#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model readFile(const std::filesystem::path& path)
{
    Result<ReadModel> read = readModel(path, {});
    REQUIRE_MESSAGE(read, read.error().message);
    return std::move(read->model);
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

}

TEST_CASE("USD text is known by its first line")
{
    const auto formatOfText = [](const std::string& text) {
        return formatOf(std::as_bytes(std::span(text)), text.size(), "set.obj");
    };
    CHECK(formatOfText("#usda 1.0\n(\n)\n") == ModelFormat::usda);
    CHECK(formatOfText("PXR-USDC\0\0") == ModelFormat::unknown);
}

TEST_CASE("binary USD and USD packages say how to bring them")
{
    const TemporaryFolder folder;
    for (const auto& [name, start] : {std::pair("set.usdc", std::string("PXR-USDC") + "12345678"),
                                      std::pair("set.usdz", std::string("PK\x03\x04") + "1234")}) {
        const auto read = readModel(written(folder.path() / name, start), {});
        REQUIRE_FALSE(read);
        CHECK(read.error().message.find("cannot be read") != std::string::npos);
        CHECK(read.error().message.find("USD") != std::string::npos);
        CHECK(read.error().message.find("glTF") != std::string::npos);
    }
    const auto broken = readModel(written(folder.path() / "a.usda", "#usda 1.0\ndef {"), {});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message.find("a.usda, line 2: a text in quotes is expected") !=
          std::string::npos);
}

TEST_CASE("a cube that Blender wrote stands where it was put with its camera and lamp")
{
    const Model model = readFile(SHARED_OR_SKIP("samples/usd/translated-cube.usda"));
    CHECK(triangleCount(model) == 12);
    REQUIRE(model.cameras.size() == 1);
    CHECK(model.cameras[0].focalLengthMm == doctest::Approx(50.0));
    CHECK(model.cameras[0].filmWidthMm == doctest::Approx(36.0));
    // 2 · atan(20.25 / 100)
    CHECK(degrees(model.cameras[0].verticalAngle) == doctest::Approx(22.895).epsilon(1e-4));
    CHECK(model.lights.size() == 1);
    // The file has z up and the cube of 2 m at (−1.18536, 0, 1.9551).
    CHECK(model.bounds.centre().x == doctest::Approx(-1.18536).epsilon(1e-4));
    CHECK(model.bounds.centre().y == doctest::Approx(1.9551).epsilon(1e-4));
    CHECK(model.bounds.size().x == doctest::Approx(2.0));
}

TEST_CASE("a texture with a path of Windows is found")
{
    const auto read = readModel(SHARED_OR_SKIP("samples/usd/texturedcube.usda"), {});
    REQUIRE(read);
    REQUIRE(read->images.size() == 1);
    CHECK(read->images[0].name == "textures/checkerboard.png");
    REQUIRE_FALSE(read->model.meshes.empty());
    const Vertex& first = read->model.meshes[0].primitives[0].vertices[0];
    CHECK(first.uv == Vec2(0.625F, 0.5F)); // its UVMap says (0.625, 0.5)
}

TEST_CASE("a camera that turns about a pivot keeps its lens and place")
{
    const Model model = readFile(SHARED_OR_SKIP("samples/usd/StandardShaderBall_camera.usda"));
    REQUIRE(model.cameras.size() == 1);
    CHECK(model.cameras[0].focalLengthMm == doctest::Approx(50.0));
    CHECK(model.cameras[0].filmHeightMm == doctest::Approx(20.955));
    const Vec4 place = modelFromNode(model, "camera") * Vec4(0, 0, 0, 1);
    CHECK(place.x == doctest::Approx(0.0653154));
    CHECK(place.y == doctest::Approx(0.195));
    // Looking 40.1° down: rotateXYZ (−40.1, 20, 0).
    const Vec4 ahead = modelFromNode(model, "camera") * Vec4(0, 0, -1, 0);
    CHECK(double(ahead.y / 0.01F) == doctest::Approx(-std::sin(40.1 / degrees(1.0))).epsilon(1e-4));
}

TEST_CASE("skinned USD samples load with every face joint and shape")
{
    const std::filesystem::path still = SHARED_OR_SKIP("samples/usd/simple-skin-test.usda");
    const Model skin = readFile(still);
    CHECK(triangleCount(skin) == 32);                                 // 16 quads
    CHECK(skin.cameras.at(0).focalLengthMm == doctest::Approx(50.0)); // 0.5 tenths of a metre
    REQUIRE(skin.skins.size() == 1);
    CHECK(skin.skins[0].joints.size() == 2);
    // A grid of 2 m bound as it lies: at rest it looks as it was modelled.
    CHECK(skin.bounds.size().x == doctest::Approx(2.0).epsilon(1e-4));

    const std::filesystem::path folder = still.parent_path();
    const Model moving = readFile(folder / "simple-skin-animation-test.usda");
    CHECK(triangleCount(moving) == 32);
    REQUIRE(moving.animations.size() == 1);
    CHECK(moving.animations[0].seconds == doctest::Approx(40.0 / 24.0));
    REQUIRE(moving.animations[0].channels.size() == 1); // the rest stands still
    CHECK(nodeNamed(moving, "Bone_001").parent >= 0);
    const Channel& bend = moving.animations[0].channels[0];
    CHECK(moving.nodes[std::size_t(bend.node)].name == "Bone_001");
    // At 10: (0.70710677, 0, 0, 0.70710677), a right angle about z.
    CHECK(bend.values[10 * 4 + 2] == doctest::Approx(0.70710677));

    const Model shape = readFile(folder / "blendshape.usda");
    CHECK(triangleCount(shape) == 12);
    REQUIRE(shape.meshes.at(0).primitives.at(0).morphs.size() == 1);
    CHECK(shape.meshes[0].primitives[0].morphs[0].name == "Key_1");
    CHECK(says(shape.warnings, "a DomeLight is left out"));
}
