// Files beside a model as the boxed importer sees them: it knows the model by a bare name.
#include <fstream>

#include "asset/import/importer.h"
#include "boxed_settings.h"
#include "image/codec.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace {

using namespace premise;
using namespace premise::test;

/// Imports, and waits until the cache has it: what comes next may come from there.
Result<Model> kept(const fs::path& model, const fs::path& cache)
{
    Result<Model> read = importModel(model, boxedSettings(cache));
    finishKeeping();
    return read;
}

void putRed(const fs::path& file)
{
    Image8 red{2, 2, {}};
    for (int i = 0; i < 4; ++i) {
        red.pixels.insert(red.pixels.end(), {200, 10, 10, 255});
    }
    REQUIRE(writePng(file, red));
}

/// Three corners as a buffer of their own: 36 bytes.
void putCorners(const fs::path& file)
{
    const float corners[] = {0, 0, 0, 1, 0, 0, 1, 1, 0};
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(corners), sizeof corners);
}

void putGltf(const fs::path& folder)
{
    fs::create_directories(folder);
    putCorners(folder / "body.bin");
    std::ofstream(folder / "leaf.gltf") << R"({"asset":{"version":"2.0"},
"buffers":[{"uri":"body.bin","byteLength":36}],
"bufferViews":[{"buffer":0,"byteLength":36}],
"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3",
  "min":[0,0,0],"max":[1,1,0]}],
"images":[{"uri":"wood.png"}],"textures":[{"source":0}],
"materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}}],
"meshes":[{"primitives":[{"attributes":{"POSITION":0},"material":0}]}],
"nodes":[{"mesh":0}],"scenes":[{"nodes":[0]}],"scene":0})";
}

void putObj(const fs::path& folder)
{
    fs::create_directories(folder);
    std::ofstream(folder / "leaf.obj") << "mtllib leaf.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\n"
                                          "vt 0 0\nvt 1 0\nvt 1 1\nusemtl top\nf 1/1 2/2 3/3\n";
    std::ofstream(folder / "leaf.mtl") << "newmtl top\nmap_Kd wood.png\n";
}

void putPly(const fs::path& folder)
{
    fs::create_directories(folder);
    std::ofstream(folder / "leaf.ply")
        << "ply\nformat ascii 1.0\ncomment TextureFile wood.png\nelement vertex 3\n"
           "property float x\nproperty float y\nproperty float z\nproperty float s\n"
           "property float t\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n"
           "0 0 0 0 0\n1 0 0 1 0\n1 1 0 1 1\n3 0 1 2\n";
}

void putUsd(const fs::path& folder)
{
    fs::create_directories(folder);
    std::ofstream(folder / "leaf.usda") << R"(#usda 1.0
def Mesh "leaf" {
    int[] faceVertexCounts = [3]
    int[] faceVertexIndices = [0, 1, 2]
    point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0)]
    texCoord2f[] primvars:st = [(0, 0), (1, 0), (1, 1)] (interpolation = "vertex")
    rel material:binding = </top>
}
def Material "top" {
    token outputs:surface.connect = </top/surface.outputs:surface>
    def Shader "surface" {
        uniform token info:id = "UsdPreviewSurface"
        color3f inputs:diffuseColor.connect = </top/wood.outputs:rgb>
        token outputs:surface
    }
    def Shader "wood" {
        uniform token info:id = "UsdUVTexture"
        asset inputs:file = @wood.png@
        float3 outputs:rgb
    }
}
)";
}

struct Kind {
    const char* file;
    void (*put)(const fs::path& folder);
};
constexpr Kind kinds[] = {
    {"leaf.gltf", putGltf}, {"leaf.obj", putObj}, {"leaf.ply", putPly}, {"leaf.usda", putUsd}};

bool hasItsPicture(const Model& model)
{
    REQUIRE(model.textures.size() == 1);
    return !model.textures[0].image->standIn;
}

TEST_CASE("a picture that is not there is missed by name and found once it is there")
{
    for (const Kind& kind : kinds) {
        CAPTURE(kind.file);
        const TemporaryFolder folder;
        const fs::path set = folder.path() / "set";
        kind.put(set);
        const Result<Model> without = kept(set / kind.file, folder.path() / "cache");
        REQUIRE_MESSAGE(without, without.error().message);
        CHECK_FALSE(hasItsPicture(*without));
        const std::string sentence =
            std::string(kind.file) +
            ": a checker replaces the picture \"wood.png\": it is not in the model's folder.";
        CHECK(says(without->warnings, sentence));
        putRed(set / "wood.png");
        const Result<Model> with = kept(set / kind.file, folder.path() / "cache");
        REQUIRE_MESSAGE(with, with.error().message);
        CHECK(hasItsPicture(*with));
        CHECK_FALSE(says(with->warnings, "checker"));
        fs::remove(set / "wood.png");
        const Result<Model> again = kept(set / kind.file, folder.path() / "cache");
        REQUIRE(again);
        CHECK_FALSE(hasItsPicture(*again));
    }
}

TEST_CASE("the same model in two folders has the picture where that lies")
{
    for (const Kind& kind : kinds) {
        CAPTURE(kind.file);
        const TemporaryFolder folder;
        const fs::path bare = folder.path() / "bare";
        const fs::path full = folder.path() / "full";
        kind.put(bare);
        kind.put(full);
        putRed(full / "wood.png");
        for (int i = 0; i < 2; ++i) {
            const Result<Model> without = kept(bare / kind.file, folder.path() / "cache");
            const Result<Model> with = kept(full / kind.file, folder.path() / "cache");
            REQUIRE(without);
            REQUIRE(with);
            CHECK_FALSE(hasItsPicture(*without));
            CHECK(hasItsPicture(*with));
        }
    }
}

TEST_CASE("a buffer that is not there is missed by name and found once it is there")
{
    const TemporaryFolder folder;
    const fs::path set = folder.path() / "set";
    putGltf(set);
    fs::remove(set / "body.bin");
    const Result<Model> without = kept(set / "leaf.gltf", folder.path() / "cache");
    REQUIRE_FALSE(without);
    CHECK(without.error().message.starts_with((set / "leaf.gltf").string() +
                                              " needs \"body.bin\": it cannot be read"));
    CHECK(without.error().message.find("beside the model") != std::string::npos);
    putCorners(set / "body.bin");
    const Result<Model> with = kept(set / "leaf.gltf", folder.path() / "cache");
    REQUIRE_MESSAGE(with, with.error().message);
    CHECK(triangleCount(*with) == 1);
}

TEST_CASE("a material library that is not there is missed by name and found once it is there")
{
    const TemporaryFolder folder;
    const fs::path set = folder.path() / "set";
    putObj(set);
    putRed(set / "wood.png");
    fs::remove(set / "leaf.mtl");
    const Result<Model> without = kept(set / "leaf.obj", folder.path() / "cache");
    REQUIRE_MESSAGE(without, without.error().message);
    CHECK(without->textures.empty());
    CHECK(says(without->warnings, "leaf.obj: \"leaf.mtl\" is not in the model's folder, so what it "
                                  "says is left out."));
    std::ofstream(set / "leaf.mtl") << "newmtl top\nmap_Kd wood.png\n";
    const Result<Model> with = kept(set / "leaf.obj", folder.path() / "cache");
    REQUIRE(with);
    CHECK(hasItsPicture(*with));
}

TEST_CASE("a picture in place of a link that leads out is found")
{
    const TemporaryFolder folder;
    const fs::path set = folder.path() / "set";
    putGltf(set);
    putRed(folder.path() / "wood.png");
    fs::create_symlink(folder.path() / "wood.png", set / "wood.png");
    const Result<Model> without = kept(set / "leaf.gltf", folder.path() / "cache");
    REQUIRE(without);
    CHECK(says(without->warnings, "it leads out of the model's folder."));
    fs::remove(set / "wood.png");
    putRed(set / "wood.png");
    const Result<Model> with = kept(set / "leaf.gltf", folder.path() / "cache");
    REQUIRE(with);
    CHECK(hasItsPicture(*with));
}

}
