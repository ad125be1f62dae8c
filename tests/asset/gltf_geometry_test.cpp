// Geometry out of small glTF documents, held to glTF 2.0 (Khronos, 2021).
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "asset/model_check.h"
#include "asset/read/reader.h"
#include "read_gltf.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};
const std::vector<float> fiveCorners{0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 2, 0};

}

TEST_CASE("a triangle without normals gets the one it faces")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const auto model = importedGltf(
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
    REQUIRE(model);
    const Primitive& part = onlyPart(*model);
    CHECK(part.indices.size() == 3);
    CHECK(part.vertices[1].position == Vec3(1, 0, 0));
    CHECK(part.vertices[0].normal == Vec3(0, 0, 1));
    CHECK(model->bounds.max == Vec3(1, 1, 0));
    CHECK(triangleCount(*model) == 1);
    CHECK(model->warnings.empty());
}

TEST_CASE("strips and fans become the triangles the standard lists")
{
    // glTF 2.0, 3.7.2.1: strip p_i = {v_i, v_i+(1+i%2), v_i+(2-i%2)}; fan p_i = {v_i+1, v_i+2, v_0}.
    SmallGltf gltf;
    const int positions = gltf.floats(fiveCorners, "VEC3");
    const int normals = gltf.floats({0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}, "VEC3");
    const auto drawn = [&](int mode) {
        const auto model = importedGltf(gltf.text(oneTriangle(fmt::format(
            R"("mode":{},"attributes":{{"POSITION":{},"NORMAL":{}}})", mode, positions, normals))));
        REQUIRE(model);
        return onlyPart(*model).indices;
    };
    CHECK(drawn(5) == std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2, 2, 3, 4});
    CHECK(drawn(6) == std::vector<std::uint32_t>{1, 2, 0, 2, 3, 0, 3, 4, 0});
}

TEST_CASE("points and lines are left out with a sentence")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const auto model = importedGltf(gltf.text(
        oneTriangle(fmt::format(R"("mode":1,"attributes":{{"POSITION":{}}})", positions))));
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("lines, which are not drawn") != std::string::npos);
}

TEST_CASE("a part whose every triangle has a corner that is no number is refused")
{
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        SmallGltf gltf;
        std::vector<float> values = corners;
        values[4] = bad;
        const int positions = gltf.floats(values, "VEC3");
        const auto model = importedGltf(
            gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
        REQUIRE_FALSE(model);
        CHECK(model.error().message.find("not finite") != std::string::npos);
    }
}

TEST_CASE("a model whose only mesh has no parts says so")
{
    const auto model = importedGltf(
        R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0}],"meshes":[{"name":"air","primitives":[]}]})");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("Nothing of ") == 0);
    CHECK(model.error().message.find("mesh 0 \"air\" has no parts") != std::string::npos);
}

TEST_CASE("a part that names a vertex it has not is left out and the others stay")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int good = gltf.bytes({0, 1, 2}, "SCALAR");
    const int bad = gltf.bytes({0, 1, 3}, "SCALAR");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0}}],"meshes":[{{"primitives":[{{"indices":{1},"attributes":{{"POSITION":{0}}}}},{{"indices":{2},"attributes":{{"POSITION":{0}}}}}]}}])",
        positions, good, bad)));
    REQUIRE(model);
    CHECK(onlyPart(*model).indices.size() == 3);
    CHECK(says(model->warnings, "it names vertex 3 of 3"));
}

TEST_CASE("quantised positions and normals arrive as the numbers they stand for")
{
    // KHR_mesh_quantization: plain integers are their value, normalised ones value / 65535.
    SmallGltf gltf;
    const int plain = gltf.shorts({0, 0, 0, 300, 0, 0, 0, 700, 0}, "VEC3");
    const int unit = gltf.shorts({0, 0, 65535, 0, 0, 65535, 0, 0, 65535}, "VEC3", true);
    const int uv = gltf.bytes({0, 0, 255, 0, 0, 51}, "VEC2", true);
    const auto model = importedGltf(gltf.text(oneTriangle(fmt::format(
        R"("attributes":{{"POSITION":{},"NORMAL":{},"TEXCOORD_0":{}}})", plain, unit, uv))));
    REQUIRE(model);
    const Primitive& part = onlyPart(*model);
    CHECK(part.vertices[1].position == Vec3(300, 0, 0));
    CHECK(part.vertices[2].position == Vec3(0, 700, 0));
    CHECK(part.vertices[0].normal == Vec3(0, 0, 1));
    CHECK(part.vertices[1].uv == Vec2(1, 0));
    CHECK(part.vertices[2].uv.y == doctest::Approx(0.2));
}

TEST_CASE("a sparse accessor replaces the elements it names")
{
    SmallGltf gltf;
    const int base = gltf.addView(corners.data(), corners.size() * 4);
    const std::uint16_t index = 1;
    const int indices = gltf.addView(&index, 2);
    const std::vector<float> value{5, 6, 7};
    const int values = gltf.addView(value.data(), 12);
    const int positions = gltf.accessor(fmt::format(
        R"({{"bufferView":{},"componentType":5126,"count":3,"type":"VEC3","sparse":{{"count":1,"indices":{{"bufferView":{},"componentType":5123}},"values":{{"bufferView":{}}}}}}})",
        base, indices, values));
    const auto model = importedGltf(
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices[0].position == Vec3(0, 0, 0));
    CHECK(onlyPart(*model).vertices[1].position == Vec3(5, 6, 7));
    CHECK(onlyPart(*model).vertices[2].position == Vec3(0, 1, 0));
}

TEST_CASE("interleaved vertices are read by their stride")
{
    SmallGltf gltf;
    // Position and colour side by side: 16 bytes a vertex.
    const std::vector<float> both{0, 0, 0, 9, 1, 0, 0, 9, 0, 1, 0, 9};
    const int view = gltf.addView(both.data(), both.size() * 4);
    const int positions = gltf.accessor(
        fmt::format(R"({{"bufferView":{},"componentType":5126,"count":3,"type":"VEC3"}})", view));
    std::string text =
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions)));
    text.insert(text.find(R"("byteLength":48}])") + 15, R"(,"byteStride":16)");
    const auto model = importedGltf(text);
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices[1].position == Vec3(1, 0, 0));
    CHECK(onlyPart(*model).vertices[2].position == Vec3(0, 1, 0));
}

TEST_CASE("of eight influences the four largest stay and sum to one")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int joints0 = gltf.bytes({0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}, "VEC4");
    const int joints1 = gltf.bytes({4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7}, "VEC4");
    const int weights0 = gltf.floats({.1F, .2F, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, "VEC4");
    const int weights1 = gltf.floats({.3F, .25F, .15F, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "VEC4");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0,1,2,3,4,5,6,7,8]}}],"nodes":[{{"mesh":0,"skin":0}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}}],"skins":[{{"joints":[1,2,3,4,5,6,7,8]}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{},"JOINTS_0":{},"JOINTS_1":{},"WEIGHTS_0":{},"WEIGHTS_1":{}}}}}]}}])",
        positions, joints0, joints1, weights0, weights1)));
    REQUIRE(model);
    CHECK(model->nodes[0].skin == 0);
    const SkinVertex& skin = onlyPart(*model).skin[0];
    CHECK(skin.joints[0] == 4);
    CHECK(skin.joints[1] == 5);
    CHECK(skin.joints[2] == 1);
    CHECK(skin.joints[3] == 6);
    CHECK(skin.weights[0] == doctest::Approx(0.3 / 0.9));
    CHECK(skin.weights[0] + skin.weights[1] + skin.weights[2] + skin.weights[3] ==
          doctest::Approx(1.0));
    CHECK(says(model->warnings, "more than four joints move; the four strongest are kept"));
}

TEST_CASE("a mesh that names more joints than its skin has is shown without it")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int joints = gltf.bytes({1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "VEC4");
    const int weights = gltf.floats({1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, "VEC4");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0,1]}}],"nodes":[{{"mesh":0,"skin":0}},{{}}],"skins":[{{"joints":[1]}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{},"JOINTS_0":{},"WEIGHTS_0":{}}}}}]}}])",
        positions, joints, weights)));
    REQUIRE(model);
    CHECK(model->nodes[0].skin == -1);
    CHECK(says(model->warnings, "shown without its skin"));
}

TEST_CASE("morph targets have their names and default weights")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int up = gltf.floats({0, 1, 0, 0, 1, 0, 0, 1, 0}, "VEC3");
    const int normals = gltf.floats({0, 0, 1, 0, 0, 1, 0, 0, 1}, "VEC3");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0,"weights":[0.75]}}],"meshes":[{{"weights":[0.25],"extras":{{"targetNames":["rise"]}},"primitives":[{{"attributes":{{"POSITION":{},"NORMAL":{}}},"targets":[{{"POSITION":{}}}]}}]}}])",
        positions, normals, up)));
    REQUIRE(model);
    const Primitive& part = onlyPart(*model);
    REQUIRE(part.morphs.size() == 1);
    CHECK(part.morphs[0].name == "rise");
    CHECK(part.morphs[0].positions[2] == Vec3(0, 1, 0));
    CHECK(model->meshes[0].morphWeights == std::vector<float>{0.25F});
    CHECK(model->nodes[0].morphWeights == std::vector<float>{0.75F});
}

TEST_CASE("vertices that no triangle of a part uses are not carried along")
{
    SmallGltf gltf;
    std::vector<float> many;
    std::vector<float> normals;
    for (int i = 0; i < 100; ++i) {
        many.insert(many.end(), {float(i), float(i % 7), 0});
        normals.insert(normals.end(), {0, 0, 1});
    }
    const int positions = gltf.floats(many, "VEC3");
    const int normal = gltf.floats(normals, "VEC3");
    const int indices = gltf.bytes({90, 91, 95}, "SCALAR");
    const auto model = importedGltf(gltf.text(
        oneTriangle(fmt::format(R"("indices":{},"attributes":{{"POSITION":{},"NORMAL":{}}})",
                                indices, positions, normal))));
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices.size() == 3);
    CHECK(onlyPart(*model).vertices[2].position == Vec3(95, 95 % 7, 0));
}

TEST_CASE("a mesh is drawn at every place its instances name")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int places = gltf.floats({10, 0, 0, 0, 20, 0}, "VEC3");
    const int sizes = gltf.floats({1, 1, 1, 2, 2, 2}, "VEC3");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0,"extensions":{{"EXT_mesh_gpu_instancing":{{"attributes":{{"TRANSLATION":{},"SCALE":{}}}}}}}}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{}}}}}]}}])",
        places, sizes, positions)));
    REQUIRE(model);
    REQUIRE(model->nodes[0].instances.size() == 2);
    CHECK(triangleCount(*model) == 2);
    CHECK(model->bounds.max == Vec3(11, 22, 0));
    CHECK(model->bounds.min == Vec3(0, 0, 0));
}

TEST_CASE("triangles with a corner that is no number are dropped and the others stay")
{
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity()}) {
        SmallGltf gltf;
        std::vector<float> values = fiveCorners;
        values[13] = bad; // of the fifth
        const int positions = gltf.floats(values, "VEC3");
        const int normals = gltf.floats({0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}, "VEC3");
        const int indices = gltf.bytes({0, 1, 2, 2, 3, 4, 1, 3, 2}, "SCALAR");
        const auto model = importedGltf(gltf.text(
            oneTriangle(fmt::format(R"("indices":{},"attributes":{{"POSITION":{},"NORMAL":{}}})",
                                    indices, positions, normals))));
        REQUIRE(model);
        CHECK(onlyPart(*model).indices == std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2});
        CHECK(model->bounds.max == Vec3(1, 1, 0));
        CHECK(says(model->warnings, "has 1 triangles left out whose corners are not finite"));
        CHECK(checkModel(*model));
        for (const Vertex& vertex : onlyPart(*model).vertices) {
            CHECK(vertex.position.y <= 1.0F);
        }
    }
}

TEST_CASE("texture coordinates that are no numbers become zero and are told")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int uv = gltf.floats({0, std::numeric_limits<float>::quiet_NaN(), 0.5F, 1, 0, 0}, "VEC2");
    const auto model = importedGltf(gltf.text(oneTriangle(
        fmt::format(R"("attributes":{{"POSITION":{},"TEXCOORD_0":{}}})", positions, uv))));
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices[0].uv == Vec2(0, 0));
    CHECK(onlyPart(*model).vertices[1].uv == Vec2(0.5F, 1));
    CHECK(says(model->warnings, "has a TEXCOORD_0 that is not finite; 0 replaces it"));
}

TEST_CASE("nodes that carry their mesh beyond all measure are refused")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"nodes":[{{"scale":[1e30,1,1],"children":[1]}},{{"mesh":0,"scale":[1e30,1,1]}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{}}}}}]}}])",
        positions)));
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("carry its geometry beyond all measure") != std::string::npos);
}
