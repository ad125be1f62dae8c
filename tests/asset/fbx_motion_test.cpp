// How FBX moves from one key to the next. Times are FBX's ticks, 46186158000 a second; flags and
// slopes stand as its SDK writes them, slopes in text as the bits of a float.
#include "asset/foreign/fbx_motion.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "asset/foreign/fbx_channels.h"
#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "base/file.h"
#include "small_fbx.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const std::string threeSeconds = "0,46186158000,92372316000";
const std::string noSlopes = "0,0,218434821,0";

std::string bits(float value)
{
    return fmt::format("{}", std::bit_cast<std::int32_t>(value));
}

FbxCurve curveOf(const SmallFbx& fbx)
{
    const std::string text = fbx.text();
    const FbxMotion motion = fbxMotion(fbxTextTree(text));
    REQUIRE(motion.takes.size() == 1);
    REQUIRE(motion.takes[0].tracks.size() == 1);
    return motion.takes[0].tracks.begin()->second.curves[0];
}

Model modelOf(const SmallFbx& fbx)
{
    const TemporaryFolder folder;
    auto model = readWhole(written(folder.path() / "move.fbx", fbx.text()));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return std::move(*model);
}

/// Where the triangle's corner of (1 0 0) is then, in metres.
Vec3 cornerAt(const Model& model, double seconds)
{
    REQUIRE(model.animations.size() == 1);
    PosedModel posed;
    poseModel(model, {{{model.animations[0].name, seconds, 1.0F, false}}, {}, 1.0F}, posed);
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (model.nodes[i].mesh >= 0) {
            return Vec3(posed.modelFromNode[i] * Vec4(1, 0, 0, 1));
        }
    }
    FAIL("nothing is shown");
    return {};
}

}

TEST_CASE("an FBX curve steps goes straight or bends as each of its keys says")
{
    const FbxCurve step =
        curveOf(movedTriangle("Lcl Translation", "X", threeSeconds, "0,10,4", "2", noSlopes, "3"));
    CHECK(step.at(0.99) == 0.0);
    CHECK(step.at(1.0) == 10.0);
    CHECK(step.at(1.99) == 10.0);
    const FbxCurve next = curveOf(
        movedTriangle("Lcl Translation", "X", threeSeconds, "0,10,4", "258", noSlopes, "3"));
    CHECK(next.at(0.0) == 0.0);
    CHECK(next.at(0.01) == 10.0);
    const FbxCurve straight =
        curveOf(movedTriangle("Lcl Translation", "X", threeSeconds, "0,10,4", "4", noSlopes, "3"));
    CHECK(straight.at(0.25) == doctest::Approx(2.5));
    CHECK(straight.at(1.5) == doctest::Approx(7.0));
    CHECK(straight.at(-1.0) == 0.0);
    CHECK(straight.at(9.0) == 4.0);
}

TEST_CASE("an FBX curve with slopes is Hermite's")
{
    // Slopes of 20 a second out of the first key and 0 into the second: at the middle
    // 0.5 · 0 + 0.5 · 10 + 0.125 · 20.
    const std::string data = bits(20.0F) + ",0,218434821,0,0,0,218434821,0,0,0,218434821,0";
    const FbxCurve curve = curveOf(movedTriangle("Lcl Translation", "X", threeSeconds, "0,10,4",
                                                 "1032,1032,1032", data, "1,1,1"));
    CHECK(curve.at(0.5) == doctest::Approx(7.5).epsilon(1e-4));
    CHECK(curve.at(1.5) == doctest::Approx(7.0).epsilon(1e-4));
}

TEST_CASE("an FBX curve that leaves its slopes to the program passes no peak")
{
    const FbxCurve curve = curveOf(
        movedTriangle("Lcl Translation", "X", threeSeconds, "0,10,4", "24840", noSlopes, "3"));
    for (double t = 0.0; t <= 2.0; t += 0.05) {
        CHECK(curve.at(t) <= 10.0 + 1.0e-9);
        CHECK(curve.at(t) >= 0.0 - 1.0e-9);
    }
    // Between keys on one line it is that line.
    const FbxCurve line = curveOf(movedTriangle(
        "Lcl Translation", "X", threeSeconds + ",138558474000", "0,1,2,3", "264", noSlopes, "4"));
    CHECK(line.at(1.5) == doctest::Approx(1.5).epsilon(1e-6));
}

TEST_CASE("a weighted tangent of FBX holds longer")
{
    // Both handles level and as long as the whole way: flat, a jump in the middle, flat again.
    const std::uint32_t whole = 9999U | 9999U << 16U;
    const std::string data =
        "0,0," + std::to_string(whole) + ",0,0,0," + std::to_string(whole) + ",0";
    const FbxCurve curve = curveOf(movedTriangle("Lcl Translation", "X", "0,46186158000", "0,1",
                                                 "50332680,50332680", data, "1,1"));
    CHECK(curve.at(0.5) == doctest::Approx(0.5).epsilon(1e-4));
    // Bézier's x = 3u²t·1 + 3ut²·0 + t³ and y = 3ut²·1 + t³ at t = 1/4: x = 0.4375, y = 0.15625.
    CHECK(curve.at(0.4375) == doctest::Approx(0.15625).epsilon(1e-6));
}

TEST_CASE("an FBX that steps arrives as steps")
{
    const Model model = modelOf(
        movedTriangle("Lcl Translation", "X", threeSeconds, "0,100,400", "2", noSlopes, "3"));
    const Channel& channel = model.animations.at(0).channels.at(0);
    CHECK(channel.interpolation == KeyInterpolation::step);
    CHECK(channel.times == std::vector<float>{0.0F, 1.0F, 2.0F});
    // FBX counts centimetres where nothing else is said.
    CHECK(cornerAt(model, 0.9).x == doctest::Approx(0.01));
    CHECK(cornerAt(model, 1.1).x == doctest::Approx(1.01));
}

TEST_CASE("a turn of a whole circle between two keys of FBX is one")
{
    const Model model =
        modelOf(movedTriangle("Lcl Rotation", "Y", "0,46186158000", "0,360", "4", noSlopes, "2"));
    CHECK(glm::distance(cornerAt(model, 0.25), Vec3(0, 0, -0.01F)) < 1.0e-5F);
    CHECK(glm::distance(cornerAt(model, 0.5), Vec3(-0.01F, 0, 0)) < 1.0e-5F);
    CHECK(glm::distance(cornerAt(model, 0.75), Vec3(0, 0, 0.01F)) < 1.0e-5F);
}

TEST_CASE("a bent FBX curve is right on every frame of the file's rate")
{
    SmallFbx fbx = movedTriangle("Lcl Translation", "X", "0,46186158000", "0,1000", "1032,1032",
                                 noSlopes + "," + noSlopes, "1,1");
    fbx.settings = fbxProperty("TimeMode", "11", "enum"); // 24 frames a second
    const Model model = modelOf(fbx);
    for (int frame = 0; frame <= 24; ++frame) {
        const double t = frame / 24.0;
        const double smooth = 3.0 * t * t - 2.0 * t * t * t; // Hermite with level ends
        CHECK(cornerAt(model, t).x == doctest::Approx(10.0 * smooth + 0.01).epsilon(1e-4));
    }
}

TEST_CASE("FBX turns in the order that the model names")
{
    // 90° about x and then about z brings (1 0 0) to (0 1 0); z and then x to (0 0 1).
    const std::string ninety = "0,46186158000";
    for (const bool zFirst : {false, true}) {
        SmallFbx fbx = movedTriangle("Lcl Rotation", "X", ninety, "90,90", "4", noSlopes, "2");
        const std::size_t z = fbx.objects.find("\"d|Z\"");
        const std::size_t end = fbx.objects.find('\n', z);
        fbx.objects.replace(z, end - z, "\"d|Z\", \"Number\", \"\", \"A\",90");
        fbx.inModel = fbxProperty("RotationOrder", zFirst ? "5" : "0", "enum") +
                      fbxProperty("RotationActive", "1", "bool");
        const Model model = modelOf(fbx);
        const Vec3 due = zFirst ? Vec3(0, 0, 0.01F) : Vec3(0, 0.01F, 0);
        CAPTURE(zFirst);
        CHECK(glm::distance(cornerAt(model, 0.5), due) < 1.0e-5F);
    }
}

TEST_CASE("a take begins where it says it does")
{
    SmallFbx fbx = movedTriangle("Lcl Translation", "X", "46186158000,92372316000", "0,100", "4",
                                 noSlopes, "2");
    CHECK(cornerAt(modelOf(fbx), 0.5).x == doctest::Approx(0.51)); // at its first key
    const std::string head = "\"AnimStack::Take 001\", \"\" {\n";
    fbx.objects.insert(fbx.objects.find(head) + head.size(),
                       "    Properties70:  {\n" +
                           fbxProperty("LocalStart", "23093079000", "KTime") +
                           fbxProperty("LocalStop", "92372316000", "KTime") + "    }\n");
    CHECK(cornerAt(modelOf(fbx), 1.0).x == doctest::Approx(0.51)); // half a second later
}

TEST_CASE("Maya's own test of interpolation keeps its steps")
{
    const auto path = SHARED_OR_SKIP("models/ufbx/maya_anim_interpolation_7700_binary.fbx");
    const auto file = readFile(path);
    REQUIRE(file);
    const FbxMotion motion = fbxMotion(fbxTree(*file));
    REQUIRE(motion.takes.size() == 1);
    const FbxCurve& x = motion.takes[0].tracks.at({"pCube1", "Lcl Translation"}).curves[0];
    // As its arrays say: bent until 1/3 s, straight to 2/3 s, then a step, then a step to the next.
    REQUIRE(x.keys().size() == 10);
    CHECK(x.at(0.5) == doctest::Approx(-3.0).epsilon(1e-6));
    CHECK(x.at(0.70) == -4.0);
    CHECK(x.at(0.83) == -4.0);
    CHECK(x.at(0.85) == -8.0);
    CHECK(motion.framesPerSecond == 30.0);
}
