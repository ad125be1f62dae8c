// Nodes, cameras, lights, materials and whole documents out of small glTF files.
#include <cmath>

#include <fmt/format.h>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "read_gltf.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// A document without numbers of its own.
Result<Model> importedRest(const std::string& rest)
{
    return importedGltf(R"({"asset":{"version":"2.0"},)" + rest + "}");
}

/// One triangle with one material, whose JSON this is, and other members of the document.
Result<Model> withMaterial(const std::string& material, const std::string& more = "")
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const std::string triangle =
        oneTriangle(fmt::format(R"("material":0,"attributes":{{"POSITION":{}}})", positions));
    return importedGltf(gltf.text(triangle + R"(,"materials":[)" + material + "]" + more));
}

// A PNG of one red pixel, as the format's specification composes it.
const char* const redPixel =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIA"
    "X8jx0gAAAABJRU5ErkJggg==";

}

TEST_CASE("nodes come parents first whatever their order in the file")
{
    const auto model = importedRest(
        R"("scenes":[{"nodes":[2]}],"nodes":[{"name":"hand"},{"name":"arm","children":[0]},{"name":"body","children":[1]}])");
    REQUIRE(model);
    REQUIRE(model->nodes.size() == 3);
    CHECK(model->nodes[0].name == "body");
    CHECK(model->nodes[1].name == "arm");
    CHECK(model->nodes[1].parent == 0);
    CHECK(model->nodes[2].name == "hand");
    CHECK(model->nodes[2].parent == 1);
}

TEST_CASE("a node that is its own ancestor is refused")
{
    const auto model =
        importedRest(R"("scenes":[{"nodes":[0]}],"nodes":[{"children":[1]},{"children":[0]}])");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("its own ancestor") != std::string::npos);
}

TEST_CASE("a chain of a hundred thousand nodes is walked without running out of stack")
{
    std::string nodes;
    for (int i = 0; i < 100000; ++i) {
        nodes += fmt::format(R"({{"children":[{}]}},)", i + 1);
    }
    const auto model = importedRest(R"("scenes":[{"nodes":[0]}],"nodes":[)" + nodes + "{}]");
    REQUIRE(model);
    CHECK(model->nodes.size() == 100001);
}

TEST_CASE("a description that nests without end is refused")
{
    const auto model =
        importedRest("\"extras\":" + std::string(100000, '[') + std::string(100000, ']'));
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("nests brackets 100,001 deep") != std::string::npos);
}

TEST_CASE("only the default scene is read and the user is told")
{
    const auto model = importedRest(
        R"("scene":1,"scenes":[{"nodes":[0]},{"name":"night","nodes":[1]}],"nodes":[{"name":"a"},{"name":"b"}])");
    REQUIRE(model);
    REQUIRE(model->nodes.size() == 1);
    CHECK(model->nodes[0].name == "b");
    CHECK(says(model->warnings, "shows its scene \"night\"; not read: "));
}

TEST_CASE("a matrix is taken apart into translation rotation and scale")
{
    // Columns: x to y, y to −x, z to 2 z, moved by 1 2 3: a quarter turn about z.
    const auto model = importedRest(
        R"("nodes":[{"matrix":[0,1,0,0,-1,0,0,0,0,0,2,0,1,2,3,1],"extras":{"role":"hinge"}}])");
    REQUIRE(model);
    const Transform& local = model->nodes[0].local;
    CHECK(local.translation == Vec3(1, 2, 3));
    CHECK(local.scale.z == doctest::Approx(2.0));
    CHECK(local.rotation.z == doctest::Approx(std::sqrt(0.5)));
    CHECK(local.rotation.w == doctest::Approx(std::sqrt(0.5)));
    CHECK(model->nodes[0].extras == R"({"role":"hinge"})");
}

TEST_CASE("cameras keep their lens and an impossible one is left out")
{
    const auto model = importedRest(
        R"("nodes":[{"camera":0},{"camera":1},{"camera":2},{"camera":3}],"cameras":[{"name":"A","type":"perspective","perspective":{"yfov":0.6,"aspectRatio":1.5,"znear":0.2}},{"type":"orthographic","orthographic":{"xmag":4,"ymag":2,"znear":0,"zfar":50}},{"name":"flat","type":"perspective","perspective":{"yfov":3.2,"znear":0.1}},{"type":"perspective","perspective":{"yfov":0.6,"znear":5,"zfar":1}}])");
    REQUIRE(model);
    REQUIRE(model->cameras.size() == 2);
    CHECK(model->cameras[0].verticalAngle == doctest::Approx(0.6));
    CHECK(model->cameras[0].aspect == doctest::Approx(1.5));
    CHECK(model->cameras[0].near == doctest::Approx(0.2));
    CHECK(model->cameras[0].far == 0.0); // glTF: no zfar means infinite
    CHECK(model->cameras[1].orthographic);
    CHECK(model->cameras[1].orthographicWidth == doctest::Approx(8.0)); // xmag is half
    CHECK(model->cameras[1].orthographicHeight == doctest::Approx(4.0));
    CHECK(model->nodes[2].camera == -1);
    CHECK(model->nodes[3].camera == -1);
    CHECK(says(model->warnings, "angle of view is 3.2 rad"));
    CHECK(says(model->warnings, "near and far planes are 5 m and 1 m"));
}

TEST_CASE("lights keep their candela and their cones")
{
    const auto model = importedRest(
        R"("extensionsUsed":["KHR_lights_punctual"],"nodes":[{"extensions":{"KHR_lights_punctual":{"light":1}}}],"extensions":{"KHR_lights_punctual":{"lights":[{"type":"directional","intensity":90000},{"name":"key","type":"spot","color":[1,0.5,0.25],"intensity":800,"range":12,"spot":{"innerConeAngle":0.2,"outerConeAngle":0.4}}]}})");
    REQUIRE(model);
    REQUIRE(model->lights.size() == 2);
    CHECK(model->lights[0].kind == ModelLightKind::directional);
    CHECK(model->lights[0].intensity == doctest::Approx(90000));
    const ModelLight& key = model->lights[static_cast<std::size_t>(model->nodes[0].light)];
    CHECK(key.name == "key");
    CHECK(key.kind == ModelLightKind::spot);
    CHECK(key.colour == Vec3(1, 0.5F, 0.25F));
    CHECK(key.intensity == doctest::Approx(800));
    CHECK(key.range == doctest::Approx(12));
    CHECK(key.innerCone == doctest::Approx(0.2));
    CHECK(key.outerCone == doctest::Approx(0.4));
}

TEST_CASE("emission is its colour times its strength")
{
    const auto model = withMaterial(
        R"({"emissiveFactor":[1,0.5,0],"extensions":{"KHR_materials_emissive_strength":{"emissiveStrength":20}}})");
    REQUIRE(model);
    CHECK(model->materials[0].emissive == Vec3(20, 10, 0));
}

TEST_CASE("a material without members is the standard's default")
{
    const auto model = withMaterial("{}");
    REQUIRE(model);
    const Material& material = model->materials[0];
    CHECK(material.baseColour == Vec4(1.0F));
    CHECK(material.metallic == 1.0F);
    CHECK(material.roughness == 1.0F);
    CHECK(material.alpha == AlphaMode::opaque);
    CHECK(material.alphaCutoff == 0.5F);
    CHECK_FALSE(material.doubleSided);
}

TEST_CASE("a texture transform moves turns and scales its texture alone")
{
    const auto model = withMaterial(
        R"({"alphaMode":"MASK","alphaCutoff":0.3,"doubleSided":true,"pbrMetallicRoughness":{"baseColorTexture":{"index":0,"texCoord":0,"extensions":{"KHR_texture_transform":{"offset":[0.25,0.5],"rotation":0.4,"scale":[2,3],"texCoord":1}}}},"extensions":{"KHR_materials_unlit":{}}})",
        fmt::format(
            R"(,"samplers":[{{"wrapS":33071,"wrapT":33648,"magFilter":9728}}],"textures":[{{"source":0,"sampler":0}}],"images":[{{"uri":"{}"}}])",
            redPixel));
    REQUIRE(model);
    const Material& material = model->materials[0];
    CHECK(material.baseColourTexture.offset == Vec2(0.25F, 0.5F));
    CHECK(material.baseColourTexture.scale == Vec2(2, 3));
    CHECK(material.baseColourTexture.rotation == doctest::Approx(0.4));
    CHECK(material.baseColourTexture.uvSet == 1);
    CHECK(material.emissiveTexture.texture == -1);
    CHECK(material.unlit);
    CHECK(material.doubleSided);
    CHECK(material.alpha == AlphaMode::mask);
    CHECK(material.alphaCutoff == doctest::Approx(0.3));
    REQUIRE(model->textures.size() == 1);
    CHECK(model->textures[0].wrapU == Wrap::clamp);
    CHECK(model->textures[0].wrapV == Wrap::mirror);
    CHECK(model->textures[0].nearest);
    CHECK(model->textures[0].image->width == 1);
}

TEST_CASE("a picture that is not there is replaced by a magenta and grey checker")
{
    const auto model = withMaterial(R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}})",
                                    R"(,"textures":[{"source":0}],"images":[{"uri":"gone.png"}])");
    REQUIRE(model);
    CHECK(says(model->warnings, "a checker replaces the picture \"gone.png\""));
    const TextureImage& image = *model->textures[0].image;
    CHECK(image.standIn);
    CHECK(image.width == 64);
    CHECK(image.levels[0][0] > 200); // magenta: red and blue without green
    CHECK(image.levels[0][1] == 0);
    CHECK(image.levels[0][2] > 200);
}

TEST_CASE("a picture behind a compressed format alone is replaced too")
{
    const auto model = withMaterial(
        R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}})",
        R"(,"extensionsRequired":["KHR_texture_basisu"],"extensionsUsed":["KHR_texture_basisu"],"textures":[{"extensions":{"KHR_texture_basisu":{"source":0}}}],"images":[{"uri":"data:image/ktx2;base64,q0tUWCAyMLsNChoK"}])");
    REQUIRE(model);
    CHECK(says(model->warnings, "a checker replaces the picture"));
}

TEST_CASE("pictures outside the model's folder are not opened")
{
    for (const char* uri :
         {"../secret.png", "/etc/hostname", "a/../../secret.png", "..%2Fsecret.png",
          "file:///etc/hostname", "C:/secret.png", "..\\\\secret.png"}) {
        CAPTURE(uri);
        const auto model = withMaterial(
            R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}})",
            fmt::format(R"(,"textures":[{{"source":0}}],"images":[{{"uri":"{}"}}])", uri));
        REQUIRE(model);
        const bool walled = says(model->warnings, "out of the model's folder") ||
                            says(model->warnings, "outside the model's folder");
        CHECK(walled);
    }
}

TEST_CASE("a buffer outside the model's folder is not opened")
{
    const auto model =
        importedRest(R"("buffers":[{"uri":"../../other.bin","byteLength":4}],"nodes":[{}])");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("leads out of the model's folder") != std::string::npos);
}

TEST_CASE("a model whose buffer is missing says which")
{
    const auto model =
        importedRest(R"("buffers":[{"uri":"body%20mesh.bin","byteLength":4}],"nodes":[{}])");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("needs \"body%20mesh.bin\"") != std::string::npos);
    CHECK(model.error().message.find("Put that file beside the model") != std::string::npos);
}

TEST_CASE("extensions that are not drawn are named")
{
    const auto model =
        importedRest(R"("extensionsUsed":["KHR_materials_sheen"],"nodes":[{"name":"x"}])");
    REQUIRE(model);
    CHECK(says(model->warnings, "uses KHR_materials_sheen: the sheen of cloth is left out"));
}

TEST_CASE("a glTF of another version is refused with a remedy")
{
    const auto model = importedGltf(R"({"asset":{"version":"1.0"},"nodes":{}})");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("version \"1.0\"") != std::string::npos);
    CHECK(model.error().message.find("Export it as glTF 2.0") != std::string::npos);
}

TEST_CASE("broken JSON is refused with a remedy")
{
    const auto model = importedGltf(R"({"asset":{"version":"2.0"},)");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("its JSON is broken") != std::string::npos);
}

TEST_CASE("a GLB that ends too early says so")
{
    const TemporaryFolder folder;
    using namespace std::string_literals;
    const auto cut = readWhole(written(folder.path() / "a.glb", "glTF\2\0\0\0\1\0"s));
    REQUIRE_FALSE(cut);
    CHECK(cut.error().message.find("ends inside its header") != std::string::npos);
    const auto chunk =
        readWhole(written(folder.path() / "b.glb", "glTF\2\0\0\0\x80\0\0\0\xFF\0\0\0JSON{}  "s));
    REQUIRE_FALSE(chunk);
    CHECK(chunk.error().message.find("is cut off") != std::string::npos);
    const auto old =
        readWhole(written(folder.path() / "c.glb", "glTF\1\0\0\0\x80\0\0\0\4\0\0\0\0\0\0\0{}  "s));
    REQUIRE_FALSE(old);
    CHECK(old.error().message.find("GLB version 1") != std::string::npos);
}

TEST_CASE("a model without a description and one of glTF's first version are refused")
{
    using namespace std::string_literals;
    const TemporaryFolder folder;
    const auto mute =
        readWhole(written(folder.path() / "a.glb", "glTF\2\0\0\0\x18\0\0\0\4\0\0\0BIN\0abcd"s));
    REQUIRE_FALSE(mute);
    CHECK(mute.error().message.ends_with(
        "a.glb has no description in it (no JSON chunk). Export it again."));
    const auto first =
        readWhole(written(folder.path() / "b.gltf", R"({"asset":{"version":"1.0"}})"));
    REQUIRE_FALSE(first);
    CHECK(first.error().message.ends_with(
        "b.gltf is glTF version \"1.0\"; only 2.0 can be read. Export it as glTF 2.0."));
}
