// Clips sampled and blended, and a head that turns; expected values by hand from glTF 2.0,
// appendix C, and from plain geometry.
#include "asset/pose/pose_model.h"

#include <array>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr float quarter = 0.70710678F; // sine and cosine of 45°: half of a quarter turn

Channel channelOf(ChannelTarget target, KeyInterpolation interpolation, std::vector<float> times,
                  std::vector<float> values)
{
    return {0, target, interpolation, std::move(times), std::move(values)};
}

std::array<float, 3> sampled3(const Channel& channel, double seconds)
{
    std::array<float, 3> out{};
    sampleChannel(channel, seconds, out);
    return out;
}

/// A node "root" with clips that move it.
Model oneNode(std::vector<Animation> clips)
{
    Model model;
    model.nodes.push_back({});
    model.nodes[0].name = "root";
    for (Animation& clip : clips) {
        for (const Channel& channel : clip.channels) {
            clip.seconds = std::max(clip.seconds, double(channel.times.back()));
        }
        model.animations.push_back(std::move(clip));
    }
    return model;
}

Animation clip(const std::string& name, Channel channel)
{
    Animation animation;
    animation.name = name;
    animation.channels.push_back(std::move(channel));
    return animation;
}

Vec3 placeOf(const PosedModel& posed, std::size_t node)
{
    return Vec3(posed.modelFromNode[node][3]);
}

/// Hips, spine, neck and head above each other, standing at the origin, facing +z.
Model figure()
{
    Model model;
    const char* const names[] = {"hips", "spine", "neck", "head"};
    for (int i = 0; i < 4; ++i) {
        Node node;
        node.name = names[i];
        node.parent = i - 1;
        node.local.translation = Vec3(0.0F, i == 0 ? 1.0F : 0.2F, 0.0F);
        model.nodes.push_back(node);
    }
    return model;
}

Vec3 faceDirection(const Model& model, const Vec3& target, float weight = 1.0F)
{
    ModelPose pose;
    pose.lookAt = target;
    pose.lookWeight = weight;
    PosedModel posed;
    poseModel(model, pose, posed);
    return glm::normalize(Vec3(posed.modelFromNode[3] * Vec4(0, 0, 1, 0)));
}

double degreesBetween(const Vec3& a, const Vec3& b)
{
    const double cosine = double(glm::dot(glm::normalize(a), glm::normalize(b)));
    return std::acos(std::min(cosine, 1.0)) * 180.0 / std::numbers::pi;
}

}

TEST_CASE("a stepped channel holds each key until the next")
{
    const Channel channel =
        channelOf(ChannelTarget::translation, KeyInterpolation::step, {1, 2}, {1, 2, 3, 4, 5, 6});
    CHECK(sampled3(channel, 0.0) == std::array<float, 3>{1, 2, 3});
    CHECK(sampled3(channel, 1.999) == std::array<float, 3>{1, 2, 3});
    CHECK(sampled3(channel, 2.0) == std::array<float, 3>{4, 5, 6});
    CHECK(sampled3(channel, 9.0) == std::array<float, 3>{4, 5, 6});
}

TEST_CASE("a linear channel goes straight from key to key and is held outside")
{
    const Channel channel =
        channelOf(ChannelTarget::scale, KeyInterpolation::linear, {1, 3}, {0, 0, 0, 4, 8, 16});
    CHECK(sampled3(channel, 0.0) == std::array<float, 3>{0, 0, 0});
    CHECK(sampled3(channel, 1.5) == std::array<float, 3>{1, 2, 4});
    CHECK(sampled3(channel, 4.0) == std::array<float, 3>{4, 8, 16});
}

TEST_CASE("a linear rotation turns evenly and the short way")
{
    // From rest to a quarter turn about y, written with the opposite sign: a third is 30°.
    const Channel channel = channelOf(ChannelTarget::rotation, KeyInterpolation::linear, {0, 3},
                                      {0, 0, 0, 1, 0, -quarter, 0, -quarter});
    std::array<float, 4> out{};
    sampleChannel(channel, 1.0, out);
    const double half = 15.0 * std::numbers::pi / 180.0;
    CHECK(std::abs(out[1]) == doctest::Approx(std::sin(half)));
    CHECK(std::abs(out[3]) == doctest::Approx(std::cos(half)));
    CHECK(out[1] * out[3] > 0.0F);
}

TEST_CASE("a cubic channel follows the spline of the standard")
{
    // Keys at 1 s and 3 s, so t = 0.25 at 1.5 s and the distance is 2 s.
    // v = (2t³−3t²+1)·v0 + 2(t³−2t²+t)·b0 + (−2t³+3t²)·v1 + 2(t³−t²)·a1
    //   = 0.84375·1 + 0.28125·2 + 0.15625·5 − 0.09375·4
    const Channel channel =
        channelOf(ChannelTarget::morphWeights, KeyInterpolation::cubic, {1, 3}, {9, 1, 2, 4, 5, 9});
    std::array<float, 1> out{};
    sampleChannel(channel, 1.5, out);
    CHECK(out[0] == doctest::Approx(0.84375 + 0.5625 + 0.78125 - 0.375));
    sampleChannel(channel, 1.0, out);
    CHECK(out[0] == doctest::Approx(1.0));
    sampleChannel(channel, 0.0, out);
    CHECK(out[0] == doctest::Approx(1.0));
    sampleChannel(channel, 5.0, out);
    CHECK(out[0] == doctest::Approx(5.0));
}

TEST_CASE("a cubic rotation is of unit length between its keys")
{
    const Channel channel = channelOf(
        ChannelTarget::rotation, KeyInterpolation::cubic, {0, 1},
        {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, quarter, 0, quarter, 0, 0, 0, 0});
    std::array<float, 4> out{};
    sampleChannel(channel, 0.5, out);
    const float length =
        std::sqrt(out[0] * out[0] + out[1] * out[1] + out[2] * out[2] + out[3] * out[3]);
    CHECK(length == doctest::Approx(1.0));
    CHECK(std::atan2(out[1], out[3]) == doctest::Approx(22.5 * std::numbers::pi / 180.0));
}

TEST_CASE("without samples a model is at rest")
{
    Model model = oneNode({});
    model.nodes[0].local.translation = Vec3(1, 2, 3);
    PosedModel posed;
    poseModel(model, {}, posed);
    CHECK(placeOf(posed, 0) == Vec3(1, 2, 3));
    CHECK(posed.modelFromNode == restPose(model));
}

TEST_CASE("a clip loops by its length or is held at its end")
{
    const Model model =
        oneNode({clip("walk", channelOf(ChannelTarget::translation, KeyInterpolation::linear,
                                        {0, 2}, {0, 0, 0, 4, 0, 0}))});
    PosedModel posed;
    poseModel(model, {{{"walk", 5.0, 1.0F, true}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).x == doctest::Approx(2.0));
    poseModel(model, {{{"walk", -0.5, 1.0F, true}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).x == doctest::Approx(3.0));
    poseModel(model, {{{"walk", 5.0, 1.0F, false}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).x == doctest::Approx(4.0));
}

TEST_CASE("clips blend by their weights whatever these sum to")
{
    const auto still = [](const std::string& name, float x) {
        return clip(
            name, channelOf(ChannelTarget::translation, KeyInterpolation::linear, {0}, {x, 0, 0}));
    };
    const Model model = oneNode({still("left", -1.0F), still("right", 3.0F)});
    PosedModel posed;
    poseModel(model, {{{"left", 0, 3.0F, true}, {"right", 0, 1.0F, true}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).x == doctest::Approx(0.75 * -1.0 + 0.25 * 3.0));
    poseModel(model, {{{"right", 0, 0.2F, true}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).x == doctest::Approx(3.0));
}

TEST_CASE("an unknown clip counts as rest and what a clip does not key stays at rest")
{
    Model model = oneNode({clip(
        "rise", channelOf(ChannelTarget::translation, KeyInterpolation::linear, {0}, {0, 10, 0}))});
    model.nodes[0].local.scale = Vec3(2.0F);
    PosedModel posed;
    poseModel(model, {{{"rise", 0, 1.0F, true}, {"nobody", 0, 1.0F, true}}, {}, 1.0F}, posed);
    CHECK(placeOf(posed, 0).y == doctest::Approx(5.0));
    CHECK(posed.modelFromNode[0][0].x == doctest::Approx(2.0));
}

TEST_CASE("opposite quaternions of one rotation do not cancel in a blend")
{
    const auto turned = [](const std::string& name, float sign) {
        return clip(name, channelOf(ChannelTarget::rotation, KeyInterpolation::linear, {0},
                                    {0, sign * quarter, 0, sign * quarter}));
    };
    const Model model = oneNode({turned("a", 1.0F), turned("b", -1.0F)});
    PosedModel posed;
    poseModel(model, {{{"a", 0, 0.5F, true}, {"b", 0, 0.5F, true}}, {}, 1.0F}, posed);
    const Vec3 forward(posed.modelFromNode[0] * Vec4(0, 0, 1, 0));
    CHECK(forward.x == doctest::Approx(1.0));
    CHECK(forward.z == doctest::Approx(0.0));
}

TEST_CASE("halfway between rest and a quarter turn is an eighth")
{
    const Model model =
        oneNode({clip("turn", channelOf(ChannelTarget::rotation, KeyInterpolation::linear, {0},
                                        {0, quarter, 0, quarter}))});
    PosedModel posed;
    poseModel(model, {{{"turn", 0, 1.0F, true}, {"", 0, 1.0F, true}}, {}, 1.0F}, posed);
    const Vec3 forward(posed.modelFromNode[0] * Vec4(0, 0, 1, 0));
    CHECK(degreesBetween(forward, Vec3(0, 0, 1)) == doctest::Approx(45.0).epsilon(0.001));
}

TEST_CASE("joint matrices bring a vertex along with its joint")
{
    Model model = oneNode({});
    model.nodes[0].local.translation = Vec3(0, 1, 0);
    Mat4 jointFromMesh(1.0F);
    jointFromMesh[3] = Vec4(0, -1, 0, 1);
    model.skins.push_back({{0}, {jointFromMesh}});
    PosedModel posed;
    poseModel(model, {}, posed);
    REQUIRE(posed.jointMatrices.size() == 1);
    CHECK(posed.jointMatrices[0][0] == Mat4(1.0F)); // at rest nothing moves
}

TEST_CASE("morph weights start from the node then the mesh and follow the clip")
{
    Model model =
        oneNode({clip("smile", channelOf(ChannelTarget::morphWeights, KeyInterpolation::linear,
                                         {0, 1}, {0, 1, 1, 0}))});
    Mesh mesh;
    mesh.morphWeights = {0.5F, 0.25F};
    model.meshes.push_back(mesh);
    model.nodes[0].mesh = 0;
    PosedModel posed;
    poseModel(model, {}, posed);
    CHECK(posed.morphWeights[0] == std::vector<float>{0.5F, 0.25F});
    model.nodes[0].morphWeights = {0.1F, 0.2F};
    poseModel(model, {}, posed);
    CHECK(posed.morphWeights[0] == std::vector<float>{0.1F, 0.2F});
    poseModel(model, {{{"smile", 0.25, 1.0F, true}}, {}, 1.0F}, posed);
    CHECK(posed.morphWeights[0][0] == doctest::Approx(0.25));
    CHECK(posed.morphWeights[0][1] == doctest::Approx(0.75));
}

TEST_CASE("the face turns to whom it looks at")
{
    const Model model = figure();
    const Vec3 head(0.0F, 1.6F, 0.0F);
    for (const Vec3 target : {Vec3(2, 1.6F, 2), Vec3(-1, 1.2F, 2), Vec3(0.5F, 2.5F, 3)}) {
        CHECK(degreesBetween(faceDirection(model, target), target - head) < 0.5);
    }
}

TEST_CASE("a head turns no further than 75 degrees aside and 40 up")
{
    const Model model = figure();
    const Vec3 behind = faceDirection(model, Vec3(1.0F, 1.6F, -5.0F));
    CHECK(std::atan2(behind.x, behind.z) * 180.0 / std::numbers::pi ==
          doctest::Approx(75.0).epsilon(0.01));
    const Vec3 above = faceDirection(model, Vec3(0.0F, 9.0F, 0.5F));
    CHECK(std::asin(above.y) * 180.0 / std::numbers::pi == doctest::Approx(40.0).epsilon(0.01));
}

TEST_CASE("half a look turns the head about half the way")
{
    const Model model = figure();
    const Vec3 face = faceDirection(model, Vec3(5.0F, 1.6F, 5.0F), 0.5F);
    const double degrees = degreesBetween(face, Vec3(0, 0, 1));
    CHECK(degrees > 15.0);
    CHECK(degrees < 35.0);
    CHECK(degreesBetween(faceDirection(model, Vec3(5, 1.6F, 5), 0.0F), Vec3(0, 0, 1)) < 0.01);
}

TEST_CASE("a turned body turns the limits of its head along")
{
    Model model = figure();
    model.animations.push_back(
        clip("face aside", channelOf(ChannelTarget::rotation, KeyInterpolation::linear, {0},
                                     {0, quarter, 0, quarter})));
    ModelPose pose{{{"face aside", 0.0, 1.0F, true}}, Vec3(5.0F, 1.6F, 0.0F), 1.0F};
    PosedModel posed;
    poseModel(model, pose, posed);
    const Vec3 ahead(posed.modelFromNode[3] * Vec4(0, 0, 1, 0));
    CHECK(degreesBetween(ahead, Vec3(1, 0, 0)) < 0.5);
    pose.lookAt = Vec3(0.0F, 1.6F, 5.0F); // 90° to the body's right
    poseModel(model, pose, posed);
    const Vec3 aside(posed.modelFromNode[3] * Vec4(0, 0, 1, 0));
    CHECK(degreesBetween(aside, Vec3(1, 0, 0)) == doctest::Approx(75.0).epsilon(0.01));
}

TEST_CASE("a second pose of the same model asks for no memory")
{
    const Model model = figure();
    PosedModel posed;
    ModelPose pose;
    pose.lookAt = Vec3(1, 1, 1);
    poseModel(model, pose, posed);
    const Mat4* matrices = posed.modelFromNode.data();
    const Transform* locals = posed.workspace.local.data();
    pose.lookAt = Vec3(-1, 1, 1);
    poseModel(model, pose, posed);
    CHECK(posed.modelFromNode.data() == matrices);
    CHECK(posed.workspace.local.data() == locals);
}
