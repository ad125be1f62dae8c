// What is said of USD that is not kept or not as it should be, each sentence provoked.
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

TEST_CASE("a USD camera's stop and focus are left to the camera that is made of it")
{
    // UsdGeomCamera: focusDistance is in scene units, here centimetres.
    const Model model =
        usdModel("def Camera \"A\" {\n float fStop = 2.8\n float focusDistance = 300\n}\n",
                 "metersPerUnit = 0.01");
    CHECK(says(model.warnings, "</A>: its f-stop of 2.8 and focus at 3 m are not kept; set them on "
                               "the camera that you make of it."));
}

TEST_CASE("an instancer without its prototypes or with too few places says so")
{
    const auto instancer = [](const std::string& targets, const std::string& indices) {
        return usdModel("def PointInstancer \"trees\" {\n rel prototypes = " + targets +
                        "\n int[] protoIndices = " + indices +
                        "\n point3f[] positions = [(0,0,0)]\n" + usdSquare("", "leaf") + "}\n");
    };
    CHECK(says(instancer("</gone>", "[0]").warnings, "its prototype </gone> is not there."));
    CHECK(says(instancer("</trees/leaf>", "[0, 0]").warnings, "its copies are left out: "));
    CHECK(instancer("</trees/leaf>", "[0]").warnings.empty());
}

TEST_CASE("a USD mesh of which each face is a hole says that nothing is drawn")
{
    CHECK(says(usdModel(usdSquare("int[] holeIndices = [0]")).warnings,
               "the mesh has no face that can be drawn."));
}

TEST_CASE("USD that its references make deeper than is read is left out with its place")
{
    const auto nested = [](const std::string& name, const std::string& last) {
        std::string text;
        for (int i = 0; i < 6; ++i) {
            text += fmt::format("def Xform \"{}{}\" {}{{\n", name, i, i == 5 ? last : "");
        }
        return text + std::string(6, '}') + "\n";
    };
    const TemporaryFolder folder;
    written(folder.path() / "deep.usda", "#usda 1.0\n( defaultPrim = \"d0\" )\n" + nested("d", ""));
    ImportLimits limits;
    limits.set(Limit::nodeDepth, 8); // neither file is as deep alone
    const Result<ReadModel> read = readUsd(
        folder.path(), usdText(usdSquare() + nested("n", "( references = @deep.usda@ )")), limits);
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(
        says(read->model.warnings, "what lies deeper than </n0/n1/n2/n3/n4/n5/d1/d2> is left out"));
}

TEST_CASE("a chain of sublayers is followed for so long and no longer")
{
    const TemporaryFolder folder;
    for (int i = 0; i < 70; ++i) {
        written(folder.path() / fmt::format("l{}.usda", i),
                fmt::format("#usda 1.0\n( subLayers = [@l{}.usda@] )\n", i + 1));
    }
    const Result<ReadModel> read =
        readUsd(folder.path(), usdText(usdSquare(), "metersPerUnit = 1\n subLayers = [@l0.usda@]"));
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(says(read->model.warnings, "has more sublayers than are read."));
}

TEST_CASE("files of a USD scene count together")
{
    const TemporaryFolder folder;
    written(folder.path() / "big.usda", "#usda 1.0\n" + std::string(5000, '#') + "\n");
    ImportLimits limits;
    limits.set(Limit::allBytes, 4000);
    const Result<ReadModel> read =
        readUsd(folder.path(), usdText(usdSquare(), "metersPerUnit = 1\n subLayers = [@big.usda@]"),
                limits);
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(says(read->model.warnings, "is too large, alone or together with the files before it"));
}
