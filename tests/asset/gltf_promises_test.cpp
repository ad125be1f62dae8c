// What a glTF promises of its numbers and does not keep.
#include <fmt/format.h>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};

Result<Model> imported(const std::string& text)
{
    const TemporaryFolder folder;
    return readWhole(written(folder.path() / "leaf.gltf", text));
}

}

TEST_CASE("a buffer shorter than it promises is told with both lengths")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    std::string text =
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions)));
    const std::string length = R"("buffers":[{"byteLength":36,)";
    REQUIRE(text.find(length) != std::string::npos);
    text.replace(text.find(length), length.size(), R"("buffers":[{"byteLength":4000,)");
    const auto model = imported(text);
    REQUIRE(model);
    CHECK(triangleCount(*model) == 1);
    CHECK(says(model->warnings, "leaf.gltf promises 4000 bytes in buffer 0, but there are 36."));
}

TEST_CASE("numbers closer together than they are long are refused")
{
    SmallGltf gltf;
    const int view = gltf.addView(corners.data(), corners.size() * 4, 4);
    const int positions = gltf.accessor(
        fmt::format(R"({{"bufferView":{},"componentType":5126,"count":3,"type":"VEC3"}})", view));
    const auto model = imported(
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
    REQUIRE_FALSE(model);
    CHECK(says({model.error().message}, "accessor 0 has a stride of 4 bytes"));
}

TEST_CASE("a thing whose many places differ in number is drawn once")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int places = gltf.floats({0, 0, 0, 2, 0, 0}, "VEC3");
    const int sizes = gltf.floats({1, 1, 1}, "VEC3");
    const std::string scene = fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{}}}}}]}}],)"
        R"("nodes":[{{"mesh":0,"extensions":{{"EXT_mesh_gpu_instancing":{{"attributes":{{"TRANSLATION":{},"SCALE":{}}}}}}}}}])",
        positions, places, sizes);
    const auto model = imported(gltf.text(scene));
    REQUIRE(model);
    CHECK(triangleCount(*model) == 1);
    CHECK(says(model->warnings,
               "node 0 is drawn once, not many times: its attributes differ in number."));
}
