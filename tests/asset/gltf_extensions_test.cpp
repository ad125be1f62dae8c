// Which extensions are told to the user, and how.
#include <fmt/format.h>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model imported(const std::string& rest)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(
        folder.path() / "model.gltf", fmt::format(R"({{"asset":{{"version":"2.0"}},{}}})", rest)));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return *model;
}

std::vector<std::string> warningsFor(const std::string& extension)
{
    return imported(fmt::format(R"("extensionsUsed":["{}"],"nodes":[{{"name":"x"}}])", extension))
        .warnings;
}

}

TEST_CASE("what is drawn by an approximation is told once for the model")
{
    struct Row {
        const char* extension;
        const char* remark;
    };
    const Row rows[] = {
        {"KHR_materials_clearcoat", "the coat's roughness"},
        {"KHR_materials_transmission", "drawn as plain transparency"},
        {"KHR_materials_diffuse_transmission", "from behind is left out"},
        {"KHR_materials_volume", "tinted by its volume's colour"},
        {"KHR_materials_volume_scatter", "scattering below the surface is left out"},
        {"KHR_materials_sheen", "the sheen of cloth is left out"},
        {"KHR_materials_iridescence", "thin films are left out"},
        {"KHR_materials_anisotropy", "equally rough in all directions"},
        {"KHR_materials_dispersion", "does not part the colours"},
        {"KHR_materials_variants", "it shows at first"},
        {"KHR_animation_pointer", "stands still"},
    };
    for (const Row& row : rows) {
        const auto warnings = warningsFor(row.extension);
        CHECK(says(warnings, fmt::format("uses {}: ", row.extension)));
        CHECK(says(warnings, row.remark));
    }
}

TEST_CASE("what is read in full needs no line")
{
    for (const char* name :
         {"KHR_mesh_quantization", "KHR_lights_punctual", "EXT_texture_webp", "KHR_materials_ior",
          "EXT_meshopt_compression", "KHR_draco_mesh_compression", "KHR_node_visibility"}) {
        CHECK(warningsFor(name).size() == 1); // "has no geometry in its scene"
    }
}

TEST_CASE("an extension that nobody knows is told and stops nothing")
{
    CHECK(says(warningsFor("ACME_glitter"), "uses ACME_glitter, which is left out."));
    const Model model = imported(
        R"("extensionsUsed":["ACME_glitter"],"extensionsRequired":["ACME_glitter"],"nodes":[{}])");
    CHECK(says(model.warnings, "cannot be read without ACME_glitter, which is not known here"));
    CHECK_FALSE(says(model.warnings, "uses ACME_glitter"));
}

TEST_CASE("what a node hides is not drawn and neither is what hangs below it")
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const TemporaryFolder folder;
    const auto model = readWhole(written(
        folder.path() / "model.gltf",
        gltf.text(fmt::format(
            R"("scenes":[{{"nodes":[0,2,3]}}],"nodes":[{{"mesh":0,"children":[1],"extensions":{{"KHR_node_visibility":{{"visible":false}}}}}},{{"mesh":0,"extensions":{{"KHR_node_visibility":{{"visible":true}}}}}},{{"mesh":0,"extensions":{{"KHR_node_visibility":{{}}}}}},{{"mesh":0}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":{}}}}}]}}])",
            positions))));
    REQUIRE(model);
    CHECK(triangleCount(*model) == 2);
}

TEST_CASE("the scenes that are not shown are named")
{
    const Model model = imported(
        R"("scene":1,"scenes":[{"name":"day","nodes":[0]},{"name":"night","nodes":[0]},{"nodes":[0]}],"nodes":[{}])");
    CHECK(says(model.warnings, R"(shows its scene "night"; not read: "day", "scene 2".)"));
}

TEST_CASE("of very many scenes some are named and the rest counted")
{
    std::string scenes;
    for (int i = 0; i < 20; ++i) {
        scenes += fmt::format(R"({}{{"nodes":[0]}})", i == 0 ? "" : ",");
    }
    const Model model = imported(fmt::format(R"("scenes":[{}],"nodes":[{{}}])", scenes));
    CHECK(says(model.warnings, R"("scene 8" and 11 more.)"));
}

TEST_CASE("numbers of a node that are none are left out and told")
{
    const Model model = imported(
        R"("nodes":[{"name":"far","translation":[1e39,0,0]},{"scale":[1,2]},{"rotation":["a",0,0,1]},{"matrix":[3e38,3e38,3e38,0,3e38,3e38,3e38,0,3e38,3e38,3e38,0,0,0,0,1]}])");
    CHECK(model.nodes[0].local == Transform{});
    CHECK(says(model.warnings, "node 0 \"far\" has a translation that is not 3 usable numbers"));
    CHECK(says(model.warnings, "node 1 \"\" has a scale that is not 3 usable numbers"));
    CHECK(says(model.warnings, "node 2 \"\" has a rotation that is not 4 usable numbers"));
    CHECK(says(model.warnings, "node 3 \"\" has a matrix beyond all measure"));
}

TEST_CASE("a light of no known kind shines as a point and is told")
{
    const Model model = imported(
        R"("extensions":{"KHR_lights_punctual":{"lights":[{"type":"laser","intensity":1e300,"color":[-1,1,1]}]}},"nodes":[{"extensions":{"KHR_lights_punctual":{"light":0}}}])");
    REQUIRE(model.lights.size() == 1);
    CHECK(model.lights[0].kind == ModelLightKind::point);
    CHECK(model.lights[0].intensity == 1.0e12);
    CHECK(model.lights[0].colour.r == 0.0F);
    CHECK(says(model.warnings, "is of a kind that is not known (\"laser\"); it shines as a point"));
}
