// OBJ, STL, PLY and FBX text small enough to know every number of, and the walls round their files.
#include <cmath>
#include <cstring>
#include <numbers>
#include <string>

#include <fmt/format.h>

#include "asset/foreign/fbx_lenses.h"
#include "asset/foreign/fbx_tree.h"
#include "asset/foreign/walled_files.h"
#include "asset/read/reader.h"
#include "base/file.h"
#include "image/codec.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::string square = "mtllib room.mtl\nv 0 0 0\nv 2 0 0\nv 2 1 0\nv 0 1 0\n"
                           "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
                           "usemtl wall\nf 1/1 2/2 3/3 4/4\n";

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text));
}

/// Text FBX with one camera, whose property lines these are.
std::string cameraFbx(const std::string& properties)
{
    return "; FBX 7.7.0 project file\nObjects:  {\n"
           "  NodeAttribute: 11, \"NodeAttribute::shape\", \"Camera\" {\n    Properties70:  {\n" +
           properties +
           "    }\n  }\n  Model: 12, \"Model::A cam\", \"Camera\" {\n  }\n}\n"
           "Connections:  {\n  C: \"OO\",12,0\n  C: \"OO\",11,12\n}\n";
}

FbxLens lensOf(const std::string& properties)
{
    const auto lenses = fbxLenses(bytesOf(cameraFbx(properties)));
    REQUIRE(lenses.contains("A cam"));
    return lenses.at("A cam");
}

std::string property(const std::string& name, double value)
{
    return fmt::format("      P: \"{}\", \"Number\", \"\", \"A\",{}\n", name, value);
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

}

TEST_CASE("an OBJ keeps its faces its material and its texture the right way up")
{
    const TemporaryFolder folder;
    written(folder.path() / "room.mtl", "newmtl wall\nKd 1 1 1\nmap_Kd paint.png\n");
    REQUIRE(writePng(folder.path() / "paint.png", Image8{1, 1, {10, 20, 30, 255}}));
    const auto model = readWhole(written(folder.path() / "room.obj", square));
    REQUIRE(model);
    CHECK(triangleCount(*model) == 2);
    CHECK(model->bounds.max == Vec3(2, 1, 0));
    REQUIRE(model->meshes.size() == 1);
    const Primitive& part = model->meshes[0].primitives[0];
    for (const Vertex& vertex : part.vertices) {
        CHECK(vertex.normal.z == doctest::Approx(1.0));
        // OBJ counts v from the bottom, we from the top.
        CHECK(vertex.uv == Vec2(vertex.position.x / 2.0F, 1.0F - vertex.position.y));
    }
    const Material& wall = model->materials[static_cast<std::size_t>(part.material)];
    CHECK(wall.name == "wall");
    REQUIRE(wall.baseColourTexture.texture >= 0);
    CHECK(model->textures[0].image->levels[0][2] == 30);
    CHECK(wall.baseColour == Vec4(1.0F));
    CHECK(wall.metallic == 0.0F);
}

TEST_CASE("an OBJ does not reach out of its folder")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "set");
    written(folder.path() / "room.mtl", "newmtl wall\nKd 1 0 0\n");
    REQUIRE(writePng(folder.path() / "paint.png", Image8{1, 1, {10, 20, 30, 255}}));
    std::string text = square;
    text.replace(text.find("room.mtl"), 8, "../room.mtl");
    const auto model = readWhole(written(folder.path() / "set" / "room.obj", text));
    REQUIRE(model);
    for (const Material& material : model->materials) {
        CHECK(material.baseColour.x == doctest::Approx(material.baseColour.y));
    }
    written(folder.path() / "set" / "room.mtl", "newmtl wall\nmap_Kd ../paint.png\n");
    const auto textured = readWhole(written(folder.path() / "set" / "room.obj", square));
    REQUIRE(textured);
    CHECK(says(textured->warnings, "a checker replaces the picture \"../paint.png\""));
}

TEST_CASE("a reader sees the model and its folder and nothing else")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "set");
    written(folder.path() / "secret.txt", "secret");
    written(folder.path() / "set" / "50% grey.mtl", "grey");
    const std::string model = "model bytes";
    WalledFiles files(folder.path() / "set" / "a.obj", bytesOf(model));
    const auto name = [&](const char* file) { return (folder.path() / "set" / file).string(); };
    CHECK(files.Exists(name("a.obj").c_str()));
    CHECK(files.Exists(name("50% grey.mtl").c_str()));
    CHECK_FALSE(files.Exists(name("../secret.txt").c_str()));
    CHECK(files.Open(name("../secret.txt").c_str(), "rb") == nullptr);
    CHECK(files.Open("/etc/hostname", "rb") == nullptr);
    CHECK(files.Open(name("a.obj").c_str(), "wb") == nullptr);
    Assimp::IOStream* stream = files.Open(name("a.obj").c_str(), "rb");
    REQUIRE(stream != nullptr);
    char read[16] = {};
    CHECK(stream->FileSize() == model.size());
    CHECK(stream->Seek(6, aiOrigin_SET) == aiReturn_SUCCESS);
    CHECK(stream->Read(read, 1, 16) == 5);
    CHECK(std::string(read) == "bytes");
    CHECK(stream->Seek(100, aiOrigin_SET) == aiReturn_FAILURE);
    files.Close(stream);
}

TEST_CASE("the vertices of a model under a wrong name still arrive")
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "room.stl", square));
    REQUIRE(model);
    CHECK(triangleCount(*model) == 2);
}

TEST_CASE("STL and PLY triangles arrive with normals")
{
    const TemporaryFolder folder;
    const auto stl = readWhole(written(folder.path() / "a.stl",
                                       "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\n"
                                       "vertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n"
                                       "endsolid a\n"));
    REQUIRE(stl);
    CHECK(triangleCount(*stl) == 1);
    CHECK(stl->meshes[0].primitives[0].vertices[0].normal.z == doctest::Approx(1.0));

    const auto ply = readWhole(
        written(folder.path() / "a.ply",
                "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\n"
                "property float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\n"
                "element face 1\nproperty list uchar int vertex_indices\nend_header\n"
                "0 0 0 255 0 188\n5000 0 0 255 0 188\n0 1 0 255 0 188\n3 0 1 2\n"));
    REQUIRE(ply);
    CHECK(triangleCount(*ply) == 1);
    const Primitive& part = ply->meshes[0].primitives[0];
    REQUIRE(part.colours.size() == 3);
    CHECK(part.colours[0].x == doctest::Approx(1.0));
    CHECK(part.colours[0].z == doctest::Approx(0.503).epsilon(0.01)); // sRGB 188 is half the light
    CHECK(says(ply->warnings, "taken as metres it is 5000 m large"));
}

TEST_CASE("a file that Assimp refuses gives its reason and a remedy")
{
    const TemporaryFolder folder;
    const auto model =
        readWhole(written(folder.path() / "a.dae", "<?xml version=\"1.0\"?><COLLADA><broken"));
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("a.dae cannot be read:") != std::string::npos);
    CHECK(model.error().message.find("best as glTF") != std::string::npos);
}

TEST_CASE("an FBX lens is its focal length behind its film back")
{
    // Published: Maya's 36 mm gate and 35 mm lens see 54.43° across.
    const std::string maya = property("FilmWidth", 1.41732) + property("FilmHeight", 0.94488) +
                             property("ApertureMode", 3) + property("FocalLength", 35);
    const FbxLens fill = lensOf(maya + property("GateFit", 3) + property("AspectWidth", 960) +
                                property("AspectHeight", 540));
    CHECK(degrees(fill.horizontalAngle) == doctest::Approx(54.4321).epsilon(1e-5));
    CHECK(fill.focalLengthMm == 35.0);
    CHECK(fill.filmWidthMm == doctest::Approx(36.0).epsilon(1e-4));
    CHECK(fill.filmHeightMm == doctest::Approx(24.0).epsilon(1e-4));
    CHECK(fill.aspect == doctest::Approx(16.0 / 9.0));

    // Fitted by height, a 16:9 picture shows 24 · 16/9 = 42.67 mm of such film.
    const FbxLens vertical = lensOf(maya + property("GateFit", 1) + property("AspectWidth", 960) +
                                    property("AspectHeight", 540));
    CHECK(degrees(vertical.horizontalAngle) ==
          doctest::Approx(degrees(2.0 * std::atan(42.6667 / 70.0))).epsilon(1e-4));
}

TEST_CASE("an FBX camera that gives an angle keeps it")
{
    const std::string base = property("AspectWidth", 1920) + property("AspectHeight", 1080) +
                             property("FieldOfView", 40);
    CHECK(degrees(lensOf(base + property("ApertureMode", 1)).horizontalAngle) ==
          doctest::Approx(40.0));
    const double vertical = 2.0 * std::atan(std::tan(20.0 * std::numbers::pi / 180) * 16.0 / 9.0);
    CHECK(lensOf(base + property("ApertureMode", 2)).horizontalAngle == doctest::Approx(vertical));
}

TEST_CASE("an FBX camera without a usable lens is none")
{
    CHECK(fbxLenses(bytesOf(cameraFbx(property("AspectHeight", 0)))).empty());
    CHECK(fbxLenses(bytesOf(cameraFbx(property("ApertureMode", 3) + property("FocalLength", 0))))
              .empty());
}

TEST_CASE("FBX that is cut off anywhere is read as far as it goes")
{
    const std::string text = cameraFbx(property("FocalLength", 50));
    for (std::size_t length = 0; length < text.size(); ++length) {
        static_cast<void>(fbxLenses(bytesOf(text.substr(0, length))));
    }
    const auto path = sharedFile("models/ufbx/maya_camera_light_axes_y_up_7700_binary.fbx");
    if (!path) {
        MESSAGE("skipped the binary half: " PREMISE_SHARED_DIR " is absent");
        return;
    }
    const auto file = readFile(*path);
    REQUIRE(file);
    for (std::size_t length = 0; length < file->size(); length += 7) {
        static_cast<void>(fbxTree(std::span(*file).first(length)));
    }
    std::vector<std::byte> broken = *file;
    for (std::size_t i = 27; i < broken.size(); i += 13) {
        broken[i] ^= std::byte(0xFF);
        static_cast<void>(fbxTree(broken));
        broken[i] ^= std::byte(0xFF);
    }
}
