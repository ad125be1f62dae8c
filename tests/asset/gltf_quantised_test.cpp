// KHR_mesh_quantization and the component types of glTF 2.0 (3.6.2.2, 3.7.2.1): an integer c that is
// normalised stands for c / 255, c / 65535, max(c / 127, −1) or max(c / 32767, −1), else for itself.
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "asset/read/reader.h"
#include "read_gltf.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

struct Kind {
    int code = 0;
    std::size_t bytes = 0;
    double largest = 0.0; ///< what a normalised 1 is written as
    bool isSigned = false;
};
const Kind kinds[] = {{5120, 1, 127.0, true},
                      {5121, 1, 255.0, false},
                      {5122, 2, 32767.0, true},
                      {5123, 2, 65535.0, false}};

/// Rows of whole numbers in this component type, each padded to four bytes as the extension asks.
int add(SmallGltf& gltf, const Kind& kind, bool normalised, const std::string& type,
        std::size_t components, const std::vector<int>& numbers)
{
    const std::size_t stride = (kind.bytes * components + 3) / 4 * 4;
    std::vector<std::uint8_t> bytes(numbers.size() / components * stride);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = std::uint32_t(numbers[i]);
        std::memcpy(&bytes[i / components * stride + i % components * kind.bytes], &number,
                    kind.bytes);
    }
    const int view = gltf.addView(bytes.data(), bytes.size(), stride);
    return gltf.accessor(fmt::format(
        R"({{"bufferView":{},"componentType":{},"count":{},"type":"{}","normalized":{}}})", view,
        kind.code, numbers.size() / components, type, normalised));
}

Model imported(const std::string& text)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "model.gltf", text));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return *model;
}

const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};

}

TEST_CASE("positions of every component type stand where they say")
{
    for (const Kind& kind : kinds) {
        for (const bool normalised : {false, true}) {
            CAPTURE(kind.code);
            CAPTURE(normalised);
            SmallGltf gltf;
            const int low = kind.isSigned ? -100 : 0;
            const int positions =
                add(gltf, kind, normalised, "VEC3", 3, {low, 0, 0, 100, 0, 0, 0, 100, 0});
            const Model model = imported(gltf.text(
                oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
            const double unit = normalised ? 1.0 / kind.largest : 1.0;
            const Primitive& part = onlyPart(model);
            CHECK(part.vertices[0].position.x == doctest::Approx(low * unit));
            CHECK(part.vertices[1].position.x == doctest::Approx(100 * unit));
            CHECK(part.vertices[2].position.y == doctest::Approx(100 * unit));
        }
    }
}

TEST_CASE("the lowest signed integer stands for minus one like the second lowest")
{
    for (const Kind& kind : kinds) {
        if (!kind.isSigned) {
            continue;
        }
        SmallGltf gltf;
        const int lowest = int(-kind.largest) - 1;
        const int positions =
            add(gltf, kind, true, "VEC3", 3, {lowest, 0, 0, lowest + 1, 5, 0, 0, 100, 0});
        const Model model = imported(
            gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions))));
        CHECK(onlyPart(model).vertices[0].position.x == -1.0F);
        CHECK(onlyPart(model).vertices[1].position.x == -1.0F);
    }
}

TEST_CASE("texture coordinates of every component type lie where they say")
{
    for (const Kind& kind : kinds) {
        for (const bool normalised : {false, true}) {
            CAPTURE(kind.code);
            SmallGltf gltf;
            const int positions = gltf.floats(corners, "VEC3");
            const int uv = add(gltf, kind, normalised, "VEC2", 2,
                               {0, 0, int(kind.largest), 0, kind.isSigned ? -7 : 7, 3});
            const Model model = imported(gltf.text(oneTriangle(
                fmt::format(R"("attributes":{{"POSITION":{0},"TEXCOORD_0":{1},"TEXCOORD_1":{1}}})",
                            positions, uv))));
            const double unit = normalised ? 1.0 / kind.largest : 1.0;
            const Primitive& part = onlyPart(model);
            CHECK(part.vertices[1].uv.x == doctest::Approx(kind.largest * unit));
            CHECK(part.vertices[2].uv.x == doctest::Approx((kind.isSigned ? -7 : 7) * unit));
            CHECK(part.uv1[2].y == doctest::Approx(3 * unit));
        }
    }
}

TEST_CASE("normals and tangents in bytes and shorts have length one")
{
    for (const Kind& kind : {kinds[0], kinds[2]}) {
        CAPTURE(kind.code);
        SmallGltf gltf;
        const int positions = gltf.floats(corners, "VEC3");
        const int three = int(kind.largest * 0.6);
        const int four = int(kind.largest * 0.8);
        const int normals =
            add(gltf, kind, true, "VEC3", 3, {0, three, four, 0, three, four, 0, three, four});
        const int one = int(kind.largest);
        const int tangents = add(gltf, kind, true, "VEC4", 4,
                                 {three, four, 0, one, three, four, 0, -one, three, four, 0, one});
        const Model model = imported(gltf.text(
            oneTriangle(fmt::format(R"("attributes":{{"POSITION":{},"NORMAL":{},"TANGENT":{}}})",
                                    positions, normals, tangents))));
        const Primitive& part = onlyPart(model);
        CHECK(glm::length(part.vertices[1].normal) == doctest::Approx(1.0));
        CHECK(part.vertices[1].normal.z == doctest::Approx(0.8).epsilon(0.01));
        CHECK(glm::length(Vec3(part.tangents[1])) == doctest::Approx(1.0));
        CHECK(part.tangents[1].x == doctest::Approx(0.6).epsilon(0.01));
        CHECK(part.tangents[0].w == 1.0F);
        CHECK(part.tangents[1].w == -1.0F);
    }
}

TEST_CASE("vertex colours of every allowed type arrive")
{
    for (const Kind& kind : {kinds[1], kinds[3]}) {
        for (const std::size_t components : {3U, 4U}) {
            CAPTURE(kind.code);
            CAPTURE(components);
            SmallGltf gltf;
            const int positions = gltf.floats(corners, "VEC3");
            std::vector<int> numbers;
            for (int i = 0; i < 3; ++i) {
                numbers.insert(numbers.end(), {51 * i, 0, 255});
                if (components == 4) {
                    numbers.push_back(51);
                }
            }
            const int colours =
                add(gltf, kind, true, components == 4 ? "VEC4" : "VEC3", components, numbers);
            const Model model = imported(gltf.text(oneTriangle(fmt::format(
                R"("attributes":{{"POSITION":{},"COLOR_0":{}}})", positions, colours))));
            const Primitive& part = onlyPart(model);
            CHECK(part.colours[1].r == doctest::Approx(51.0 / kind.largest));
            CHECK(part.colours[1].b == doctest::Approx(255.0 / kind.largest));
            CHECK(part.colours[1].a ==
                  doctest::Approx(components == 4 ? 51.0 / kind.largest : 1.0));
        }
    }
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int colours = gltf.floats({.25F, .5F, 1, .25F, .5F, 1, .25F, .5F, 1}, "VEC3");
    const Model model = imported(gltf.text(oneTriangle(
        fmt::format(R"("attributes":{{"POSITION":{},"COLOR_0":{}}})", positions, colours))));
    CHECK(onlyPart(model).colours[2] == Vec4(0.25F, 0.5F, 1.0F, 1.0F));
}

TEST_CASE("morph targets in shorts move as far as they say")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int normals = gltf.floats({0, 0, 1, 0, 0, 1, 0, 0, 1}, "VEC3");
    const int moves = add(gltf, kinds[2], false, "VEC3", 3, {0, 0, 7, 0, 0, -9, 0, 0, 0});
    const int turns = add(gltf, kinds[0], true, "VEC3", 3, {127, 0, 0, 0, 127, 0, 0, 0, -127});
    const Model model = imported(gltf.text(oneTriangle(fmt::format(
        R"("attributes":{{"POSITION":{},"NORMAL":{}}},"targets":[{{"POSITION":{},"NORMAL":{}}}])",
        positions, normals, moves, turns))));
    const Primitive& part = onlyPart(model);
    REQUIRE(part.morphs.size() == 1);
    CHECK(part.morphs[0].positions[0] == Vec3(0, 0, 7));
    CHECK(part.morphs[0].positions[1] == Vec3(0, 0, -9));
    CHECK(part.morphs[0].normals[0] == Vec3(1, 0, 0));
    CHECK(part.morphs[0].normals[2] == Vec3(0, 0, -1));
}

TEST_CASE("turns of instances in shorts are turns")
{
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    const int half = int(32767 * 0.70710678);
    const int turns = add(gltf, kinds[2], true, "VEC4", 4, {0, half, 0, half, 0, 0, 0, 32767});
    const Model model = imported(gltf.text(fmt::format(
        R"("scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0,"extensions":{{"EXT_mesh_gpu_instancing":{{"attributes":{{"ROTATION":{}}}}}}}}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{}}}}}]}}])",
        turns, positions)));
    REQUIRE(model.nodes[0].instances.size() == 2);
    // A quarter turn about y brings x to −z.
    const Vec3 turned = Vec3(model.nodes[0].instances[0] * Vec4(1, 0, 0, 0));
    CHECK(turned.z == doctest::Approx(-1.0).epsilon(1e-3));
    CHECK(std::abs(turned.x) < 1e-3F);
}
