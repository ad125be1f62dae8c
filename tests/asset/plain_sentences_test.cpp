// Each sentence says a thing once, and what to do about it.
#include <algorithm>

#include "asset/import/limits.h"
#include "asset/model_bounds.h"
#include "asset/read/reader.h"
#include "asset/read/sentences.h"
#include "small_dae.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Result<Model> modelOf(const std::string& name, const std::string& text)
{
    const TemporaryFolder folder;
    return readWhole(written(folder.path() / name, text));
}

/// A triangle of glTF with sides of so many metres.
std::string triangleOf(float side)
{
    SmallGltf gltf;
    gltf.floats({0, 0, 0, side, 0, 0, 0, side, 0}, "VEC3");
    return gltf.text(oneTriangle(R"("attributes":{"POSITION":0})"));
}

std::string whyNot(const std::string& name, const std::string& text)
{
    const auto model = modelOf(name, text);
    return model ? "it is read" : model.error().message;
}

void checkNotes(const std::string& text, const std::string& sentence)
{
    const auto model = modelOf("a.gltf", text);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    CHECK_MESSAGE(says(model->warnings, sentence),
                  (model->warnings.empty() ? "no warning" : model->warnings[0]));
}

}

TEST_CASE("a model larger than any set is refused")
{
    for (const float side : {2.0e8F, 1.0e20F, 1.0e38F, -3.0e38F}) {
        CHECK(whyNot("a.gltf", triangleOf(side))
                  .find("a.gltf is broken: its geometry reaches further than 100,000 km, which is "
                        "more than any set. Export it again.") != std::string::npos);
    }
    CHECK(whyNot("a.obj", "v 0 0 0\nv 1e30 0 0\nv 0 1 0\nf 1 2 3\n").find("100,000 km") !=
          std::string::npos);
    CHECK(modelOf("a.gltf", triangleOf(6.4e6F))); // a quarter of the Earth's circle is 10,000 km
}

TEST_CASE("a box that is no number is further than any set")
{
    Model model;
    model.bounds.min = Vec3(0.0F);
    model.bounds.max = Vec3(std::numeric_limits<float>::infinity());
    CHECK_FALSE(checkReach(model, "a.glb"));
    model.bounds.max = Vec3(1.0F);
    CHECK(checkReach(model, "a.glb"));
}

TEST_CASE("a glTF of the wrong unit is told which unit it probably has")
{
    checkNotes(triangleOf(154'000.0F), "a.gltf is 154 km large by its own unit; its unit is "
                                       "probably the millimetre: scale it by 0.001.");
    checkNotes(triangleOf(20'000.0F), "a.gltf is 20 km large by its own unit; its unit is probably "
                                      "the centimetre: scale it by 0.01.");
    checkNotes(triangleOf(0.0005F), "a.gltf is 0.5 mm large by its own unit; it was probably made "
                                    "smaller once too often: scale it by 100 or 1000.");
    for (const float side : {0.002F, 1.8F, 9000.0F}) {
        CHECK(modelOf("a.gltf", triangleOf(side))->warnings.empty());
    }
}

TEST_CASE("a model whose points all lie in one place has no size")
{
    const auto model = modelOf("a.obj", "v 0 0 0\nf 1 1 1\n");
    REQUIRE(model);
    CHECK(says(model->warnings, "a.obj has no size: all its points lie in one place."));
}

TEST_CASE("a face of more corners than anybody makes is refused")
{
    std::string text = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf";
    for (int i = 0; i < 100'002; ++i) {
        text += fmt::format("  {}", i % 3 + 1);
    }
    CHECK(whyNot("a.obj", text + "\n")
              .find("a.obj is broken: it has a face of 100002 corners. Export it again.") !=
          std::string::npos);
}

TEST_CASE("brackets are counted so that the first advice is enough")
{
    const auto nested = [](std::size_t depth) {
        return R"({"asset":{"version":"2.0"},"extras":)" + std::string(depth, '[') +
               std::string(depth, ']') + "}";
    };
    CHECK(whyNot("a.gltf", nested(999))
              .find("nests brackets 1,000 deep; the limit is 128. Import it with --limit "
                    "json-depth=2000.") != std::string::npos);
    CHECK(whyNot("a.gltf", nested(199'999))
              .find("nests brackets 200,000 deep; the limit is 128. No model in order needs that: "
                    "export it again.") != std::string::npos);
}

TEST_CASE("elements that a glTF promises without bringing any make it broken")
{
    SmallGltf gltf;
    gltf.accessor(R"({"componentType":5126,"count":1000000000,"type":"VEC3"})");
    const std::string text = gltf.text(oneTriangle(R"("attributes":{"POSITION":0})"));
    CHECK(whyNot("a.gltf", text)
              .ends_with("a.gltf can be drawn: part 0 of mesh 0 \"leaf\" is left out: accessor 0 "
                         "promises 1000000000 elements and brings none. Export it again."));
}

TEST_CASE("other people's words end without a stop inside our sentences")
{
    CHECK(withoutStop("Something is wrong here..") == "Something is wrong here");
    CHECK(withoutStop("Unexpected end of file!\n") == "Unexpected end of file");
    CHECK(withoutStop("no stop") == "no stop");
    CHECK(withoutStop("...").empty());
    const std::string why = whyNot("a.dae", "<?xml version=\"1.0\"?><COLLADA><a></COLLADA>");
    CHECK_MESSAGE(why.find("..") == std::string::npos, why);
    CHECK(
        nothingDrawn("a.glb", "a.glb: part 0 of mesh 0 is left out: it has no triangle.").message ==
        "Nothing of a.glb can be drawn: part 0 of mesh 0 is left out: it has no "
        "triangle. Export it again.");
}

TEST_CASE("a missing material library is told of once")
{
    const auto model =
        modelOf("a.obj", "mtllib gone.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n");
    REQUIRE(model);
    CHECK(std::ranges::count_if(model->warnings, [](const std::string& sentence) {
              return sentence.find("gone.mtl") != std::string::npos;
          }) == 1);
    CHECK_FALSE(says(model->warnings, "Unable to locate"));
}

TEST_CASE("many nodes of two parents are counted")
{
    std::string nodes;
    for (int i = 0; i < 40; ++i) {
        nodes += fmt::format(R"({{"children":[{0},{0}]}},)", i + 1);
    }
    const auto model = modelOf("a.gltf", R"({"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],)"
                                         R"("nodes":[)" +
                                             nodes + "{}]}");
    REQUIRE(model);
    CHECK(model->warnings.size() <= 5);
    CHECK(says(model->warnings, "a.gltf: node 40 hangs under two parents; the first keeps it."));
    CHECK(says(model->warnings,
               "a.gltf: 37 more nodes hang under two parents; the first keeps them."));
}

TEST_CASE("a node of scale 0 is called that and not sheared")
{
    SmallGltf gltf;
    gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const auto text = [&](const std::string& matrix) {
        return gltf.text(R"("scenes":[{"nodes":[0]}],"nodes":[{"mesh":0,"matrix":)" + matrix +
                         R"(}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}])");
    };
    checkNotes(text("[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"),
               "has a scale of 0, so nothing of it is seen.");
    checkNotes(text("[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,2]"),
               "has a matrix whose last row is not 0, 0, 0, 1; that row is left out.");
}

TEST_CASE("a buffer outside the model's folder comes with a remedy")
{
    CHECK(whyNot("a.gltf", R"({"asset":{"version":"2.0"},"buffers":[{"uri":"../b.bin",)"
                           R"("byteLength":4}],"nodes":[{}]})")
              .ends_with("needs \"../b.bin\": it leads out of the model's folder. Put that file "
                         "beside the model, or export it again."));
}
