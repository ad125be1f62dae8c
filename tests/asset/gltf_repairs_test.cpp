// Small faults of glTF files that are mended, and said.
#include <string>
#include <vector>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// The model of a triangle with these members beside it, "scene" and "nodes" among them.
Model repaired(const std::string& members)
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const TemporaryFolder folder;
    const auto model =
        readWhole(written(folder.path() / "leaf.gltf",
                          gltf.text(R"("meshes":[{"primitives":[{"attributes":{"POSITION":)" +
                                    std::to_string(positions) + "}}]}]," + members)));
    REQUIRE_MESSAGE(model, model.error().message);
    return *model;
}

}

TEST_CASE("a scene that does not exist gives way to the first")
{
    const Model model =
        repaired(R"("scene":7,"scenes":[{"nodes":[0]}],"nodes":[{"name":"leaf","mesh":0}])");
    REQUIRE(model.nodes.size() == 1);
    CHECK(model.nodes[0].name == "leaf");
    CHECK(says(model.warnings, "asks for a scene that does not exist; the first is read."));
}

TEST_CASE("a rotation of length 0 turns nothing")
{
    const Model model = repaired(R"("nodes":[{"name":"leaf","mesh":0,"rotation":[0,0,0,0]}])");
    CHECK(model.nodes[0].local.rotation == Quat(1.0F, 0.0F, 0.0F, 0.0F));
    CHECK(says(model.warnings, R"(node 0 "leaf" has a rotation that is none; it is left out.)"));
}

TEST_CASE("a camera of no shape takes the picture's")
{
    const Model model =
        repaired(R"("nodes":[{"mesh":0,"camera":0}],"cameras":[{"name":"A","type":"perspective",)"
                 R"("perspective":{"yfov":0.5,"znear":0.1,"aspectRatio":0}}])");
    REQUIRE(model.cameras.size() == 1);
    CHECK(model.cameras[0].aspect == 0.0);
    CHECK(
        says(model.warnings, R"(camera 0 "A" has no shape that can be; it takes the picture's.)"));
}

TEST_CASE("a lamp that takes light away is put out")
{
    const Model model =
        repaired(R"("nodes":[{"mesh":0,"extensions":{"KHR_lights_punctual":{"light":0}}}],)"
                 R"("extensionsUsed":["KHR_lights_punctual"],"extensions":{"KHR_lights_punctual":{)"
                 R"("lights":[{"name":"hole","type":"point","intensity":-3}]}})");
    REQUIRE(model.lights.size() == 1);
    CHECK(model.lights[0].intensity == 0.0);
    CHECK(says(model.warnings, "takes light away (its intensity is below 0); it is put out."));
}

TEST_CASE("a clip of a node that does not exist says what it lost")
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const int seconds = gltf.floats({0, 1}, "SCALAR");
    const int places = gltf.floats({0, 0, 0, 1, 0, 0}, "VEC3");
    const TemporaryFolder folder;
    const auto model = readWhole(written(
        folder.path() / "leaf.gltf",
        gltf.text(R"("meshes":[{"primitives":[{"attributes":{"POSITION":)" +
                  std::to_string(positions) +
                  R"(}}]}],"nodes":[{"mesh":0}],"animations":[{)"
                  R"("name":"fall","samplers":[{"input":)" +
                  std::to_string(seconds) + R"(,"output":)" + std::to_string(places) +
                  R"(}],"channels":[{"sampler":0,"target":{"node":9,"path":"translation"}}]}])")));
    REQUIRE_MESSAGE(model, model.error().message);
    CHECK(says(model->warnings, "it drives a node that does not exist"));
}

TEST_CASE("a name that is no UTF-8 keeps what can be read of it")
{
    const Model model = repaired("\"nodes\":[{\"name\":\"le\xFF"
                                 "af\",\"mesh\":0}]");
    REQUIRE(model.nodes.size() == 1);
    CHECK(model.nodes[0].name == "le\xEF\xBF\xBD"
                                 "af");
    CHECK(says(model.warnings, "has letters that are no UTF-8; U+FFFD stands for each."));
}
