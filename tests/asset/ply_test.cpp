// PLY as Turk's description of it lays it out: every encoding, strips, colours, and broken ones.
#include <bit>
#include <cstring>
#include <string>

#include "asset/ply/header.h"
#include "asset/ply/reader.h"
#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::string vertexHead = "element vertex 4\nproperty float x\nproperty float y\n"
                               "property float z\n";
const std::string faceHead = "element face 1\nproperty list uchar int vertex_indices\n";
const std::string square = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n";

Result<Model> modelOf(const std::string& text, const ImportLimits& limits = {})
{
    auto read = readPly("set/scan.ply", std::as_bytes(std::span(text)), limits);
    return read ? Result<Model>(withPictures(std::move(*read)))
                : Result<Model>(tl::unexpected(read.error()));
}

void checkFails(const std::string& text, const std::string& sentence)
{
    const auto model = modelOf(text);
    REQUIRE_FALSE(model);
    CHECK_MESSAGE(model.error().message.find(sentence) != std::string::npos, model.error().message);
}

template <class T> void append(std::string& out, T value, bool bigEndian)
{
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        out += raw[bigEndian ? sizeof(T) - 1 - i : i];
    }
}

std::string binarySquare(bool bigEndian)
{
    std::string text = std::string("ply\nformat binary_") + (bigEndian ? "big" : "little") +
                       "_endian 1.0\n" + vertexHead + faceHead + "end_header\n";
    for (const float value : {0.F, 0.F, 0.F, 1.F, 0.F, 0.F, 1.F, 1.F, 0.F, 0.F, 1.F, 0.F}) {
        append(text, value, bigEndian);
    }
    text += '\x04';
    for (const std::int32_t corner : {0, 1, 2, 3}) {
        append(text, corner, bigEndian);
    }
    return text;
}

}

TEST_CASE("PLY is the same square in text and in binary of both orders")
{
    const std::string text = "ply\r\nformat ascii 1.0\r\ncomment by hand\r\n" + vertexHead +
                             faceHead + "end_header\r\n" + square + "4 0 1 2 3\n";
    for (const std::string& file : {text, binarySquare(false), binarySquare(true)}) {
        const auto model = modelOf(file);
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        CHECK(triangleCount(*model) == 2);
        CHECK(model->bounds.max == Vec3(1, 1, 0));
        CHECK(model->meshes[0].primitives[0].vertices.size() == 4);
        for (const Vertex& vertex : model->meshes[0].primitives[0].vertices) {
            CHECK(vertex.normal == Vec3(0, 0, 1));
        }
    }
}

TEST_CASE("triangle strips of PLY turn every second triangle")
{
    const std::string head = "ply\nformat ascii 1.0\n" + vertexHead +
                             "element tristrips 1\nproperty list int int vertex_indices\n"
                             "end_header\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n";
    const auto model = modelOf(head + "8 0 1 2 3 -1 1 3 2\n");
    REQUIRE(model);
    const Primitive& part = model->meshes[0].primitives[0];
    CHECK(triangleCount(*model) == 3);
    for (std::size_t i = 0; i < part.indices.size(); i += 3) {
        const Vec3 a = part.vertices[part.indices[i]].position;
        const Vec3 b = part.vertices[part.indices[i + 1]].position;
        const Vec3 c = part.vertices[part.indices[i + 2]].position;
        CHECK((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0.0F); // all face us
    }
    const auto outside = modelOf(head + "4 0 1 9 2\n");
    REQUIRE_FALSE(outside);
}

TEST_CASE("a scan of strips has all of its triangles")
{
    // Its strips hold 134345 vertices; twice as many triangles close a surface of one piece.
    const auto path =
        SHARED_OR_SKIP("malformed/invalid/valid-but-unsupported-by-assimp-5.2.5/igea.ply");
    const auto model = readWhole(path);
    REQUIRE(model);
    CHECK(model->meshes[0].primitives[0].vertices.size() == 134345);
    CHECK(triangleCount(*model) == 2 * 134345 - 4);
}

TEST_CASE("PLY keeps colours texture coordinates and normals")
{
    const auto model =
        modelOf("ply\nformat ascii 1.0\nelement vertex 3\nproperty double x\nproperty double y\n"
                "property double z\nproperty float nx\nproperty float ny\nproperty float nz\n"
                "property float s\nproperty float t\nproperty uchar red\nproperty uchar green\n"
                "property uchar blue\nproperty uchar alpha\n" +
                faceHead +
                "end_header\n0 0 0 0 2 0 0.25 0.25 255 188 0 51\n1 0 0 0 1 0 0 0 0 0 0 255\n"
                "0 1 0 0 1 0 0 1 0 0 0 255\n3 0 1 2\n");
    REQUIRE(model);
    const Primitive& part = model->meshes[0].primitives[0];
    CHECK(part.vertices[0].normal == Vec3(0, 1, 0));
    CHECK(part.vertices[0].uv == Vec2(0.25F, 0.75F)); // t counts from the bottom
    CHECK(part.colours[0].x == doctest::Approx(1.0));
    CHECK(part.colours[0].y == doctest::Approx(0.503).epsilon(0.01)); // sRGB 188: half the light
    CHECK(part.colours[0].w == doctest::Approx(0.2));
}

TEST_CASE("faces of PLY that bring their own texture coordinates keep their seams")
{
    const auto model =
        modelOf("ply\nformat ascii 1.0\ncomment TextureFile skin of wall.png\n" + vertexHead +
                "element face 2\nproperty list uchar int vertex_indices\n"
                "property list uchar float texcoord\nend_header\n" +
                square + "3 0 1 2 6 0 0 1 0 1 1\n3 0 2 3 6 0.5 0.5 1 1 0 1\n");
    REQUIRE(model);
    const Primitive& part = model->meshes[0].primitives[0];
    REQUIRE(part.vertices.size() == 6);
    CHECK(part.vertices[part.indices[0]].uv == Vec2(0, 1));
    CHECK(part.vertices[part.indices[3]].uv == Vec2(0.5F, 0.5F));
    CHECK(model->materials.at(0).baseColourTexture.texture == 0);
    CHECK(says(model->warnings, "a checker replaces the picture \"skin of wall.png\""));
}

TEST_CASE("faces of PLY that cannot be drawn are counted")
{
    const auto model = modelOf("ply\nformat ascii 1.0\n" + vertexHead +
                               "element face 5\nproperty list uchar int vertex_indices\n"
                               "end_header\n0 0 0\n1 0 0\n1 1 0\nnan 1 0\n"
                               "3 0 1 2\n3 0 1 9\n2 0 1\n3 0 1 3\n3 0 1 -1\n");
    REQUIRE(model);
    CHECK(triangleCount(*model) == 1);
    CHECK(says(model->warnings, "2 faces name vertices that are not there; they are left out."));
    CHECK(says(model->warnings, "1 faces have fewer than three corners; they are left out."));
    CHECK(says(model->warnings,
               "1 faces have corners that are not finite numbers; they are left out."));
    CHECK(model->bounds.max == Vec3(1, 1, 0));
}

TEST_CASE("a cloud of points is told from a mesh")
{
    checkFails("ply\nformat ascii 1.0\n" + vertexHead + "end_header\n" + square,
               "set/scan.ply is a cloud of 4 points without faces, which cannot be drawn. Make a "
               "mesh of it where it was scanned");
    checkFails("ply\nformat ascii 1.0\nend_header\n", "holds no vertices");
}

TEST_CASE("a broken PLY says what is broken")
{
    const std::string head = "ply\nformat ascii 1.0\n";
    checkFails(head + vertexHead, "set/scan.ply cannot be read: its header has no end. Copy or "
                                  "export it again.");
    checkFails("ply\nformat utf8 1.0\nend_header\n", "names the encoding \"utf8\"");
    checkFails(head + "element vertex many\nend_header\n", "counts \"many\" of \"vertex\"");
    checkFails(head + "element vertex 1\nproperty half x\nend_header\n", "the type \"half\"");
    checkFails(head + "element face 1\nproperty list uchar x\nend_header\n",
               "unfinished property of \"face\"");
    checkFails(head + "elephant 4\nend_header\n", "the line \"elephant 4\", which PLY does not");
    checkFails(head + "element vertex 4000000000\nproperty float x\nend_header\n",
               "counts 4000000000 of \"vertex\", for which the file is too short");
    checkFails(head + "element vertex 1\nproperty float x\nend_header\n1\n",
               "its vertices have no x, y and z");
    checkFails(head + vertexHead + faceHead + "end_header\n" + square + "4 0 1",
               "it ends, or has no number, in the middle of its \"face\"");
    checkFails(head + vertexHead + faceHead + "end_header\n" + square + "200 0 1 2",
               "it ends, or has no number, in the middle of its \"face\"");
    checkFails(head + vertexHead + "end_header\n0 0 zero\n1 0 0\n1 1 0\n0 1 0\n",
               "in the middle of its \"vertex\"");
}

TEST_CASE("a PLY that is cut off anywhere is an error and nothing worse")
{
    const std::string file = binarySquare(false);
    for (std::size_t length = 4; length < file.size(); ++length) {
        CHECK_FALSE(modelOf(file.substr(0, length)));
    }
}

TEST_CASE("a PLY beyond a limit is refused from its header")
{
    ImportLimits limits;
    limits.set(Limit::vertices, 3);
    const auto points = modelOf(binarySquare(false), limits);
    REQUIRE_FALSE(points);
    CHECK(points.error().message.find("set/scan.ply") != std::string::npos);
    CHECK(points.error().message.find("--limit vertices=") != std::string::npos);
    limits = {};
    limits.set(Limit::triangles, 1);
    const auto faces = modelOf(binarySquare(false), limits);
    REQUIRE_FALSE(faces);
    CHECK(faces.error().message.find("--limit triangles=") != std::string::npos);
}
