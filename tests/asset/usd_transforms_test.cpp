// Transforms of USD (UsdGeomXformable) and how they move.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include <glm/geometric.hpp>

#include "asset/pose/pose_model.h"
#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A prim "a" with these transforms, whose names stand in quotes in their order.
std::string moved(const std::string& values, const std::string& order, const std::string& more = "")
{
    return "def Xform \"a\" {\n" + values + "\nuniform token[] xformOpOrder = [" + order + "]\n" +
           more + "\n}\n";
}

Vec3 placed(const Model& model, const Vec3& point, const std::string& node = "a")
{
    return Vec3(modelFromNode(model, node) * Vec4(point, 1.0F));
}

bool near(const Vec3& a, const Vec3& b)
{
    return glm::length(a - b) < 1.0e-4F;
}

/// Where a point of a node is, some seconds into the only clip.
Vec3 placedAt(const Model& model, double seconds, const Vec3& point, const std::string& node = "a")
{
    REQUIRE(model.animations.size() == 1);
    PosedModel posed;
    poseModel(model, {{{model.animations[0].name, seconds, 1.0F, false}}, std::nullopt, 1.0F},
              posed);
    const auto place = static_cast<std::size_t>(&nodeNamed(model, node) - model.nodes.data());
    return Vec3(posed.modelFromNode[place] * Vec4(point, 1.0F));
}

}

TEST_CASE("a USD prim is scaled first turned second and moved last in the usual order")
{
    const Model model = usdModel(moved("double3 xformOp:translate = (10, 0, 0)\n"
                                       "float3 xformOp:rotateXYZ = (0, 0, 90)\n"
                                       "float3 xformOp:scale = (2, 1, 1)",
                                       "\"xformOp:translate\", \"xformOp:rotateXYZ\", "
                                       "\"xformOp:scale\""));
    CHECK(near(placed(model, Vec3(1, 0, 0)), Vec3(10, 2, 0)));
    CHECK(model.nodes.size() == 1);
}

TEST_CASE("rotateXYZ turns about x first and rotateZYX about z first")
{
    const auto turnedBy = [](const std::string& op) {
        return placed(
            usdModel(moved("float3 xformOp:" + op + " = (90, 0, 90)", "\"xformOp:" + op + "\"")),
            Vec3(0, 1, 0));
    };
    // About x, y becomes z, which a turn about z leaves; about z, y becomes −x, which x leaves.
    CHECK(near(turnedBy("rotateXYZ"), Vec3(0, 0, 1)));
    CHECK(near(turnedBy("rotateXZY"), Vec3(0, 0, 1)));
    CHECK(near(turnedBy("rotateZYX"), Vec3(-1, 0, 0)));
    CHECK(near(turnedBy("rotateZXY"), Vec3(-1, 0, 0)));
    CHECK(near(turnedBy("rotateYXZ"), Vec3(0, 0, 1)));
    CHECK(near(turnedBy("rotateYZX"), Vec3(-1, 0, 0)));
}

TEST_CASE("every other op of USD does what it is called")
{
    const auto by = [](const std::string& type, const std::string& op, const std::string& value) {
        return placed(
            usdModel(moved(type + " xformOp:" + op + " = " + value, "\"xformOp:" + op + "\"")),
            Vec3(1, 2, 3));
    };
    CHECK(near(by("double", "translateX", "5"), Vec3(6, 2, 3)));
    CHECK(near(by("float", "scaleY", "2"), Vec3(1, 4, 3)));
    CHECK(near(by("half3", "scale", "(2, 3, 4)"), Vec3(2, 6, 12)));
    CHECK(near(by("float", "rotateX", "90"), Vec3(1, -3, 2)));
    CHECK(near(by("double", "rotateY", "90"), Vec3(3, 2, -1)));
    CHECK(near(by("half", "rotateZ", "90"), Vec3(-2, 1, 3)));
    CHECK(near(by("quatf", "orient", "(0.70710678, 0, 0, 0.70710678)"), Vec3(-2, 1, 3)));
    CHECK(near(by("matrix4d", "transform",
                  "( (2, 0, 0, 0), (0, 2, 0, 0), (0, 0, 2, 0), (10, 20, 30, 1) )"),
               Vec3(12, 24, 36)));
}

TEST_CASE("a pivot is gone to and come back from")
{
    const Model model = usdModel(moved("double3 xformOp:translate:pivot = (1, 0, 0)\n"
                                       "float xformOp:rotateZ:door = 90",
                                       "\"xformOp:translate:pivot\", \"xformOp:rotateZ:door\", "
                                       "\"!invert!xformOp:translate:pivot\""));
    CHECK(near(placed(model, Vec3(1, 0, 0)), Vec3(1, 0, 0)));
    CHECK(near(placed(model, Vec3(2, 0, 0)), Vec3(1, 1, 0)));
}

TEST_CASE("a prim may step out of what it lies in")
{
    const Model model = usdModel("def Xform \"outer\" { double3 xformOp:translate = (5, 0, 0)\n"
                                 "uniform token[] xformOpOrder = [\"xformOp:translate\"]\n" +
                                     moved("double3 xformOp:translate = (0, 1, 0)",
                                           "\"!resetXformStack!\", \"xformOp:translate\"") +
                                     "}",
                                 "metersPerUnit = 0.1");
    // Not out of the file's own unit.
    CHECK(near(placed(model, Vec3(0, 0, 0)), Vec3(0, 0.1F, 0)));
}

TEST_CASE("a shear made of turns and scales is kept and one in a matrix is told")
{
    const Model chain = usdModel(moved("float3 xformOp:scale = (2, 1, 1)\n"
                                       "float xformOp:rotateZ = 45",
                                       "\"xformOp:scale\", \"xformOp:rotateZ\""));
    const float half = std::sqrt(0.5F);
    CHECK(near(placed(chain, Vec3(1, 0, 0)), Vec3(2.0F * half, half, 0)));
    CHECK(near(placed(chain, Vec3(0, 1, 0)), Vec3(-2.0F * half, half, 0)));
    CHECK(chain.nodes.size() == 2);
    const Model matrix =
        usdModel(moved("matrix4d xformOp:transform = ( (1, 0, 0, 0), (1, 1, 0, 0), "
                       "(0, 0, 1, 0), (0, 0, 0, 1) )",
                       "\"xformOp:transform\""));
    CHECK(says(matrix.warnings, "</a>: it is sheared, which is left out"));
}

TEST_CASE("transforms that cannot be read are left out and told")
{
    const auto problemOf = [](const std::string& values, const std::string& order) {
        const Model model = usdModel(moved(values, order));
        REQUIRE_FALSE(model.warnings.empty());
        return model.warnings.front();
    };
    const auto has = [&](const std::string& values, const std::string& order,
                         const std::string& text) {
        const std::string problem = problemOf(values, order);
        CHECK_MESSAGE(problem.find(text) != std::string::npos, problem);
    };
    has("", "\"xformOp:translate\"", "\"xformOp:translate\" is not a transform that can be read");
    has("float x = 1", "\"xformOp:wobble\"", "\"xformOp:wobble\" is not a transform");
    has("float xformOp:rotateQ = 1", "\"xformOp:rotateQ\"", "is not a transform");
    has("double3 xformOp:translate = (nan, 0, 0)", "\"xformOp:translate\"", "is not a transform");
    has("float2 xformOp:translate = (0, 0)", "\"xformOp:translate\"", "is not a transform");
    has("double3 xformOp:translate = (1e300, 0, 0)", "\"xformOp:translate\"", "is not a transform");
    const std::string scale = "\"xformOp:scale\"";
    has("float3 xformOp:scale = (1e12, 1, 1)", scale + ", " + scale + ", " + scale + ", " + scale,
        "its transform is not finite");
}

TEST_CASE("keys at time codes become seconds from the clip's start")
{
    const Model model = usdModel(
        moved("double3 xformOp:translate.timeSamples = { 1001: (0, 0, 0), 1025: (2, 0, 0), "
              "1049: (2, 4, 0) }",
              "\"xformOp:translate\""),
        "metersPerUnit = 1\n timeCodesPerSecond = 24\n startTimeCode = 1001");
    CHECK(model.animations[0].name == "set");
    CHECK(model.animations[0].seconds == doctest::Approx(2.0));
    CHECK(near(placedAt(model, 0.5, Vec3(0)), Vec3(1, 0, 0))); // straight between two keys
    CHECK(near(placedAt(model, 2.0, Vec3(0)), Vec3(2, 4, 0)));
    CHECK(near(placed(model, Vec3(0)), Vec3(0)));
}

TEST_CASE("a second has as many time codes as the file says or frames or 24")
{
    const auto secondsOf = [](const std::string& about) {
        const Model model = usdModel(
            moved("double3 xformOp:translate.timeSamples = { 0: (0, 0, 0), 60: (1, 0, 0) }",
                  "\"xformOp:translate\""),
            about);
        return model.animations.at(0).seconds;
    };
    CHECK(secondsOf("timeCodesPerSecond = 30\n framesPerSecond = 25") == doctest::Approx(2.0));
    CHECK(secondsOf("framesPerSecond = 25") == doctest::Approx(2.4));
    CHECK(secondsOf("") == doctest::Approx(2.5));
}

TEST_CASE("keys before the start of the clip shift it")
{
    const Model model =
        usdModel(moved("double3 xformOp:translate.timeSamples = { 0: (0, 0, 0), 48: (1, 0, 0) }",
                       "\"xformOp:translate\""),
                 "startTimeCode = 24");
    CHECK(model.animations[0].channels[0].times.front() == 0.0F);
    CHECK(model.animations[0].seconds == doctest::Approx(2.0));
}

TEST_CASE("a turn of more than a circle is made and not taken back")
{
    const Model model = usdModel(
        moved("float xformOp:rotateY.timeSamples = { 0: 0, 24: 720 }", "\"xformOp:rotateY\""));
    // 720° in a second: after an eighth of one, 90° about y, which brings x to −z.
    CHECK(near(placedAt(model, 0.125, Vec3(1, 0, 0)), Vec3(0, 0, -1)));
    CHECK(near(placedAt(model, 0.25, Vec3(1, 0, 0)), Vec3(-1, 0, 0)));
    CHECK(near(placedAt(model, 1.0, Vec3(1, 0, 0)), Vec3(1, 0, 0)));
}

TEST_CASE("angles about two axes change evenly")
{
    const Model model =
        usdModel(moved("float3 xformOp:rotateXYZ.timeSamples = { 0: (0, 0, 0), 24: (90, 0, 90) }",
                       "\"xformOp:rotateXYZ\""));
    // Halfway, 45° about x and then 45° about z: y goes to (−½, ½, √½).
    const Vec3 half = placedAt(model, 0.5, Vec3(0, 1, 0));
    CHECK(near(half, Vec3(-0.5F, 0.5F, std::sqrt(0.5F))));
}

TEST_CASE("a door that swings about a pivot stays on its hinge all the time")
{
    const Model model = usdModel(moved("double3 xformOp:translate = (5, 0, 0)\n"
                                       "double3 xformOp:translate:pivot = (1, 0, 0)\n"
                                       "float xformOp:rotateY.timeSamples = { 0: 0, 24: 90 }",
                                       "\"xformOp:translate\", \"xformOp:translate:pivot\", "
                                       "\"xformOp:rotateY\", \"!invert!xformOp:translate:pivot\"",
                                       usdSquare()));
    for (const double seconds : {0.0, 0.3, 0.7, 1.0}) {
        CHECK(near(placedAt(model, seconds, Vec3(1, 0, 0)), Vec3(6, 0, 0)));
    }
    CHECK(near(placedAt(model, 1.0, Vec3(2, 0, 0), "wall"), Vec3(6, 0, -1)));
}

TEST_CASE("matrices and quaternions move too")
{
    const Model matrix = usdModel(moved("matrix4d xformOp:transform.timeSamples = {\n"
                                        " 0: ( (1,0,0,0), (0,1,0,0), (0,0,1,0), (0,0,0,1) ),\n"
                                        " 24: ( (0,2,0,0), (-2,0,0,0), (0,0,2,0), (4,0,0,1) ) }",
                                        "\"xformOp:transform\""));
    CHECK(near(placedAt(matrix, 1.0, Vec3(1, 0, 0)), Vec3(4, 2, 0)));
    CHECK(near(placedAt(matrix, 0.5, Vec3(0)), Vec3(2, 0, 0)));
    const Model turned = usdModel(moved("quatf xformOp:orient.timeSamples = { 0: (1, 0, 0, 0), "
                                        "24: (0.70710678, 0, 0, 0.70710678) }\n"
                                        "float3 xformOp:scale.timeSamples = { 0: (1, 1, 1), 24: "
                                        "(3, 3, 3) }",
                                        "\"xformOp:orient\", \"xformOp:scale\""));
    const float half = std::sqrt(0.5F);
    CHECK(near(placedAt(turned, 0.5, Vec3(1, 0, 0)), Vec3(2.0F * half, 2.0F * half, 0)));
}

TEST_CASE("a reference may run later and slower than its own file")
{
    const TemporaryFolder folder;
    written(folder.path() / "drone.usda",
            "#usda 1.0\n( defaultPrim = \"a\" )\n" +
                moved("double3 xformOp:translate.timeSamples = { 0: (0, 0, 0), 24: (1, 0, 0) }",
                      "\"xformOp:translate\""));
    const auto read =
        readUsd(folder.path(), usdText("def \"a\" (references = @drone.usda@ (offset = 48; scale = "
                                       "2)) {}"));
    REQUIRE(read);
    const Channel& channel = read->model.animations.at(0).channels.at(0);
    CHECK(channel.times[0] == doctest::Approx(2.0)); // 0 · 2 + 48 at 24 a second
    CHECK(channel.times[1] == doctest::Approx(4.0)); // 24 · 2 + 48
}

TEST_CASE("USD keys beyond the limit are refused")
{
    ImportLimits limits;
    limits.set(Limit::keys, 10);
    const TemporaryFolder folder;
    const auto read =
        readUsd(folder.path(),
                usdText(moved("float xformOp:rotateY.timeSamples = { 0: 0, 24: 7200 }",
                              "\"xformOp:rotateY\"")),
                limits);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("--limit keys=") != std::string::npos);
}
