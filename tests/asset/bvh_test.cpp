// Motion capture small enough to know every bone of, written as Biovision's format is described.
#include <cmath>
#include <string>

#include <glm/geometric.hpp>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::string skeleton = "HIERARCHY\nROOT Hips\n{\n  OFFSET 0 0 0\n"
                             "  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation "
                             "Yrotation\n"
                             "  JOINT Left Leg\n  {\n    OFFSET 0 -1 0\n"
                             "    CHANNELS 3 Zrotation Xrotation Yrotation\n"
                             "    End Site\n    {\n      OFFSET 0 -1 0\n    }\n  }\n}\n";
const std::string motion = "MOTION\nFrames: 3\nFrame Time: 0.0416667\n"
                           "0 2 0 0 0 0 0 0 0\n"
                           "0 2 1 0 0 90 90 0 0\n"
                           "0 2 2 0 0 90 90 90 0\n";

Result<Model> modelOf(const std::string& text)
{
    const TemporaryFolder folder;
    return readWhole(written(folder.path() / "walk.bvh", text));
}

Vec3 placeOf(const Model& model, const std::string& node, double seconds)
{
    PosedModel posed;
    poseModel(model, {{{"walk", seconds, 1.0F, false}}, {}, 1.0F}, posed);
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (model.nodes[i].name == node) {
            return Vec3(posed.modelFromNode[i][3]);
        }
    }
    FAIL("no node " << node);
    return {};
}

void checkFails(const std::string& text, const std::string& sentence)
{
    const auto model = modelOf(text);
    REQUIRE_FALSE(model);
    CHECK_MESSAGE(model.error().message.find(sentence) != std::string::npos, model.error().message);
}

}

TEST_CASE("motion capture moves its joints in the order that the file names the turns")
{
    const auto model = modelOf(skeleton + motion);
    REQUIRE(model);
    REQUIRE(model->animations.size() == 1);
    const double frame = 0.0416667;
    CHECK(model->animations[0].seconds == doctest::Approx(2 * frame).epsilon(1e-9));
    CHECK(glm::distance(placeOf(*model, "Hips", 0.0), Vec3(0, 2, 0)) < 1e-5F);
    CHECK(glm::distance(placeOf(*model, "Left Leg end", 0.0), Vec3(0, 0, 0)) < 1e-5F);
    // A quarter about the leg's z brings its end from −y to +x, and the hips' quarter about y turns
    // that to −z.
    CHECK(glm::distance(placeOf(*model, "Left Leg end", frame), Vec3(0, 1, 1 - 1)) < 1e-4F);
    // Z first and X second means Z · X: the quarter about x turns −y to −z, which z leaves there;
    // the hips turn −z to −x.
    CHECK(glm::distance(placeOf(*model, "Left Leg end", 2 * frame), Vec3(-1, 1, 2)) < 1e-4F);
}

TEST_CASE("motion capture can be seen")
{
    const auto model = modelOf(skeleton + motion);
    REQUIRE(model);
    CHECK(model->meshes.size() == 2); // hips to knee, knee to foot
    CHECK(triangleCount(*model) == 16);
    CHECK(model->bounds.min.y == doctest::Approx(-2.0));
    CHECK(model->bounds.max.y == doctest::Approx(0.0));
    CHECK(model->warnings.empty());
}

TEST_CASE("motion capture in centimetres is said to be large")
{
    std::string text = skeleton + motion;
    for (std::size_t at = 0; (at = text.find("0 -1 0", at)) != std::string::npos; ++at) {
        text.replace(at, 6, "0 -85 0");
    }
    const auto model = modelOf(text);
    REQUIRE(model);
    CHECK(says(model->warnings, "names no unit; taken as metres it is 170 m large. In "
                                "centimetres it would be 1.7 m"));
}

TEST_CASE("motion capture that ends early keeps the frames it has")
{
    const auto model = modelOf(skeleton + motion.substr(0, motion.size() - 6));
    REQUIRE(model);
    CHECK(says(model->warnings, "walk.bvh ends after 2 of its 3 frames."));
    CHECK(model->animations[0].channels[0].times.size() == 2);

    const auto still = modelOf(skeleton);
    REQUIRE(still);
    CHECK(says(still->warnings, "has no motion, only a skeleton."));
    CHECK(still->animations.empty());

    std::string timeless = skeleton + motion;
    timeless.replace(timeless.find("0.0416667"), 9, "0");
    const auto guessed = modelOf(timeless);
    REQUIRE(guessed);
    CHECK(says(guessed->warnings, "names no usable frame time; 30 frames a second are taken."));
    CHECK(guessed->animations[0].seconds == doctest::Approx(2.0 / 30.0));
}

TEST_CASE("broken motion capture is told by its line")
{
    checkFails("HIERARCHY\nROOT Hips\n{\n  OFFSET 0 zero 0\n", "broken at \"OFFSET\" in line 4");
    checkFails("HIERARCHY\nROOT Hips\n{\n  OFFSET 0 1e70 0\n", "broken at \"OFFSET\" in line 4");
    checkFails("HIERARCHY\nJOINT Hips\n{\n", "broken at \"JOINT\" in line 2");
    checkFails("HIERARCHY\nROOT Hips\n{\n  CHANNELS 1 Wrotation\n", "broken at \"Wrotation\"");
    checkFails("HIERARCHY\nROOT Hips\n{\n", "broken at \"\"");
    checkFails(skeleton + "MOTION\nFrame: 3\n", "broken at \"MOTION\"");
    checkFails(skeleton + "MOTION\nFrames: many\nFrame Time: 1\n", "broken at \"Frames:\"");
}

TEST_CASE("motion capture has its limits")
{
    std::string deep = "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\n";
    for (int i = 0; i < 5000; ++i) {
        deep += "JOINT b\n{\nOFFSET 0 1 0\n";
    }
    checkFails(deep, "walk.bvh");
    checkFails(skeleton + "MOTION\nFrames: 1e15\nFrame Time: 0.1\n", "the limit is");
}
