// What glTF's material extensions say, held to their texts (Khronos, KHR_materials_*).
#include <fmt/format.h>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model withMaterial(const std::string& material, const std::string& rest = "")
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(
        folder.path() / "model.gltf",
        fmt::format(
            R"({{"asset":{{"version":"2.0"}},{}"nodes":[{{"name":"x"}}],"materials":[{{"name":"skin",{}}}]}})",
            rest, material)));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    REQUIRE(model->materials.size() == 1);
    return *model;
}

Material surface(const std::string& extensions, const std::string& plain = "")
{
    return withMaterial(fmt::format(R"({}"extensions":{{{}}})", plain, extensions)).materials[0];
}

/// A picture of one PNG pixel, so that textures have something to show.
const char* const onePicture =
    R"("textures":[{"source":0}],"images":[{"uri":"data:image/png;base64,)"
    R"(iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="}],)";

}

TEST_CASE("glass and water mirror what their index of refraction says")
{
    // Fresnel straight on: ((n − 1) / (n + 1))².
    const auto reflectance = [](const std::string& ior) {
        return double(surface(fmt::format(R"("KHR_materials_ior":{{"ior":{}}})", ior)).reflectance);
    };
    CHECK(reflectance("1.5") == doctest::Approx(0.04));
    CHECK(reflectance("1.333") == doctest::Approx(0.02037).epsilon(1e-3));
    CHECK(reflectance("2.42") == doctest::Approx(0.1724).epsilon(1e-3));
    CHECK(reflectance("1.0") == 0.0);
    CHECK(reflectance("0") == 1.0); // KHR_materials_ior: 0 stands for a mirror
    CHECK(surface("").reflectance == 0.04F);
}

TEST_CASE("a specular factor takes the highlight away")
{
    CHECK(surface(R"("KHR_materials_specular":{"specularFactor":0.5})").reflectance ==
          doctest::Approx(0.02));
    CHECK(surface(R"("KHR_materials_specular":{"specularFactor":0})").reflectance == 0.0F);
    CHECK(surface(R"("KHR_materials_specular":{"specularColorFactor":[0.5,0.25,0]})").reflectance ==
          doctest::Approx(0.02));
    CHECK(surface(R"("KHR_materials_specular":{"specularColorFactor":[2,2,2]},)"
                  R"("KHR_materials_ior":{"ior":1.5})")
              .reflectance == doctest::Approx(0.08));
}

TEST_CASE("a specular texture is told where only its factor is drawn")
{
    const Model model = withMaterial(
        R"("extensions":{"KHR_materials_specular":{"specularTexture":{"index":0}}})", onePicture);
    CHECK(says(model.warnings, "has materials whose highlight is in a texture"));
}

TEST_CASE("a coat makes paint as smooth as it is and leaves metal alone")
{
    const char* const coat =
        R"("KHR_materials_clearcoat":{"clearcoatFactor":1,"clearcoatRoughnessFactor":0.1})";
    CHECK(surface(coat, R"("pbrMetallicRoughness":{"metallicFactor":0,"roughnessFactor":0.8},)")
              .roughness == doctest::Approx(0.1));
    CHECK(surface(coat, R"("pbrMetallicRoughness":{"metallicFactor":1,"roughnessFactor":0.8},)")
              .roughness == doctest::Approx(0.8));
    CHECK(surface(R"("KHR_materials_clearcoat":{})",
                  R"("pbrMetallicRoughness":{"metallicFactor":0,"roughnessFactor":0.8},)")
              .roughness == doctest::Approx(0.8));
}

TEST_CASE("what lets light through is seen through")
{
    const Material glass = surface(R"("KHR_materials_transmission":{"transmissionFactor":1},)"
                                   R"("KHR_materials_volume":{"attenuationColor":[0.5,1,0.25]})");
    CHECK(glass.alpha == AlphaMode::blend);
    CHECK(glass.baseColour.a > 0.0F);
    CHECK(glass.baseColour.a < 0.3F);
    CHECK(glass.baseColour.r == doctest::Approx(0.5));
    CHECK(glass.baseColour.b == doctest::Approx(0.25));
    CHECK(surface(R"("KHR_materials_transmission":{"transmissionFactor":0})").alpha ==
          AlphaMode::opaque);
}

TEST_CASE("plastic told in specular and glossiness stays plastic and gold stays gold")
{
    const Material plastic =
        surface(R"("KHR_materials_pbrSpecularGlossiness":{"diffuseFactor":[0.5,0.4,0.3,1],)"
                R"("specularFactor":[0.04,0.04,0.04],"glossinessFactor":0.7})");
    CHECK(plastic.metallic == 0.0F);
    CHECK(plastic.roughness == doctest::Approx(0.3));
    CHECK(plastic.reflectance == doctest::Approx(0.04));
    CHECK(plastic.baseColour.r == doctest::Approx(0.5));
    const Material gold =
        surface(R"("KHR_materials_pbrSpecularGlossiness":{"diffuseFactor":[0,0,0,1],)"
                R"("specularFactor":[1,0.77,0.34],"glossinessFactor":0.9})");
    CHECK(gold.metallic == doctest::Approx(1.0));
    CHECK(gold.baseColour.g == doctest::Approx(0.77).epsilon(1e-3));
    CHECK(gold.baseColour.b == doctest::Approx(0.34).epsilon(1e-3));
    CHECK(gold.reflectance == doctest::Approx(0.04));
}

TEST_CASE("a gloss texture is told")
{
    const Model model = withMaterial(
        R"("extensions":{"KHR_materials_pbrSpecularGlossiness":{"diffuseTexture":{"index":0},)"
        R"("specularGlossinessTexture":{"index":0}}})",
        onePicture);
    CHECK(says(model.warnings, "has materials whose gloss is in a texture"));
    CHECK(model.materials[0].baseColourTexture.texture == 0);
    CHECK(model.materials[0].reflectance == doctest::Approx(0.04));
}

TEST_CASE("a material whose textures lie apart is told")
{
    const auto told = [](const std::string& normal) {
        return withMaterial(
            fmt::format(
                R"("pbrMetallicRoughness":{{"baseColorTexture":{{"index":0,"extensions":{{"KHR_texture_transform":{{"scale":[2,2]}}}}}}}},"normalTexture":{{"index":0{}}})",
                normal),
            onePicture);
    };
    CHECK_FALSE(says(told(R"(,"extensions":{"KHR_texture_transform":{"scale":[2,2]}})").warnings,
                     "otherwise than"));
    CHECK(
        says(told("").warnings, "lays its normal texture otherwise than its base colour texture"));
    CHECK(says(
        told(R"(,"texCoord":1,"extensions":{"KHR_texture_transform":{"scale":[2,2]}})").warnings,
        "lays its normal texture otherwise"));
}

TEST_CASE("occlusion may lie in the second set by itself")
{
    const Model model = withMaterial(R"("pbrMetallicRoughness":{"baseColorTexture":{"index":0}},)"
                                     R"("occlusionTexture":{"index":0,"texCoord":1})",
                                     onePicture);
    CHECK_FALSE(says(model.warnings, "otherwise than"));
    CHECK(model.materials[0].occlusionTexture.uvSet == 1);
}

TEST_CASE("numbers of a material beyond all measure become the usual ones")
{
    const Model model = withMaterial(
        R"("normalTexture":{"index":0,"scale":1e300},"alphaCutoff":-1e300,"emissiveFactor":[-1,1e30,0.5])",
        onePicture);
    const Material& material = model.materials[0];
    CHECK(material.normalScale == 1.0F);
    CHECK(material.alphaCutoff == 0.5F);
    CHECK(material.emissive == Vec3(0.0F, 1.0e9F, 0.5F));
}
