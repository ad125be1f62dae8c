#include <cmath>
#include <numbers>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A bar of 2 m on two bones; the clip "bend" lays its upper half to the left within a second.
Model bar()
{
    Primitive primitive;
    for (const float height : {0.0F, 1.0F, 2.0F}) {
        for (const float side : {-0.1F, 0.1F}) {
            primitive.vertices.edit().push_back({{side, height, 0}, {0, 0, 1}, {}});
            SkinVertex bound;
            bound.joints[0] = height > 1.5F ? 1 : 0;
            primitive.skin.edit().push_back(bound);
        }
    }
    primitive.indices = {0, 1, 3, 0, 3, 2, 2, 3, 5, 2, 5, 4};
    Material material = unlit(Vec3(1.0F));
    material.doubleSided = true;
    Model model = modelOf(std::move(primitive), material);
    model.nodes.front().skin = 0;
    Node lower;
    lower.name = "lower";
    Node upper;
    upper.name = "upper";
    upper.parent = 1;
    upper.local.translation = Vec3(0, 1, 0);
    model.nodes.push_back(lower);
    model.nodes.push_back(upper);
    model.skins.push_back({{1, 2}, {Mat4(1.0F), placed({0, -1, 0})}});
    const float half = std::numbers::sqrt2_v<float> / 2.0F;
    Channel bend;
    bend.node = 2;
    bend.target = ChannelTarget::rotation;
    bend.times = {0.0F, 1.0F};
    bend.values = {0, 0, 0, 1, 0, 0, half, half}; // 90° about z
    model.animations.push_back({"bend", 1.0, {bend}, ""});
    return model;
}

/// The lit part of a picture in metres at 4 m distance: 128 pixels are 4 m.
struct Extent {
    double left = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    double top = 0.0;
};
Extent extentOf(const Model& model, const ModelPose& pose)
{
    Scene scene(128, 128);
    scene.move(model, placed({0, 0, -4}));
    scene.frame.moving.front().pose = 0;
    scene.frame.poses.push_back(pose);
    const LitArea lit = litArea(drawn(scene).linear);
    return {lit.left / 32.0 - 2.0, (lit.right + 1) / 32.0 - 2.0, 2.0 - (lit.bottom + 1) / 32.0,
            2.0 - lit.top / 32.0};
}

void checkExtent(const Extent& seen, const Extent& expected)
{
    constexpr double pixel = 1.01 / 32.0;
    CHECK(std::abs(seen.left - expected.left) <= pixel);
    CHECK(std::abs(seen.right - expected.right) <= pixel);
    CHECK(std::abs(seen.bottom - expected.bottom) <= pixel);
    CHECK(std::abs(seen.top - expected.top) <= pixel);
}

}

TEST_CASE("a bar on two bones stands and bends")
{
    const Model model = bar();
    checkExtent(extentOf(model, {}), {-0.1, 0.1, 0.0, 2.0});
    ModelPose bent;
    bent.samples.push_back({"bend", 1.0, 1.0F, false});
    checkExtent(extentOf(model, bent), {-1.0, 0.1, 0.0, 1.1});
}

TEST_CASE("a bar bent by half leans by 45 degrees")
{
    ModelPose half;
    half.samples.push_back({"bend", 0.5, 1.0F, false});
    // The end's corners lie ±0.1 across a metre at 45°.
    const double far = std::numbers::sqrt2 / 2.0 * 1.1;
    checkExtent(extentOf(bar(), half), {-far, 0.1, 0.0, 1.0 + far});
}

TEST_CASE("a face morphed by weight 1 is where its target says")
{
    Model model = square(unlit(Vec3(1.0F)));
    MorphTarget wider;
    wider.name = "wider";
    wider.positions = {{-1, 0, 0}, {0, 0, 0}, {0, 0.5F, 0}, {-1, 0.5F, 0}};
    model.meshes.front().primitives.front().morphs.push_back(wider);
    model.meshes.front().morphWeights = {0.0F};
    checkExtent(extentOf(model, {}), {-0.5, 0.5, -0.5, 0.5});
    SUBCASE("by its node")
    {
        model.nodes.front().morphWeights = {1.0F};
        checkExtent(extentOf(model, {}), {-1.5, 0.5, -0.5, 1.0});
    }
    SUBCASE("by its mesh and half")
    {
        model.meshes.front().morphWeights = {0.5F};
        checkExtent(extentOf(model, {}), {-1.0, 0.5, -0.5, 0.75});
    }
    SUBCASE("by a clip")
    {
        Channel channel;
        channel.node = 0;
        channel.target = ChannelTarget::morphWeights;
        channel.times = {0.0F, 2.0F};
        channel.values = {0.0F, 1.0F};
        model.animations.push_back({"widen", 2.0, {channel}, ""});
        ModelPose pose;
        pose.samples.push_back({"widen", 2.0, 1.0F, false});
        checkExtent(extentOf(model, pose), {-1.5, 0.5, -0.5, 1.0});
    }
}

TEST_CASE("a bent figure throws a bent shadow")
{
    // The bar stands before a sunlit wall; its bent half shades the wall to the left.
    Scene scene(128, 128);
    scene.frame.sky.ground = {0, 0, 0};
    scene.stand(square(paint(Vec3(0.5F))), placed({0, 0, -4}, Vec3(8.0F)));
    scene.move(bar(), placed({0, 0, -3}));
    scene.frame.moving.front().pose = 0;
    ModelPose bent;
    bent.samples.push_back({"bend", 1.0, 1.0F, false});
    scene.frame.poses.push_back(bent);
    scene.sun(1000.0, {0, -1, -1});
    scene.exposeFor(1000.0);
    const ImageF picture = drawn(scene).linear;
    // What is 1 m before the wall is shaded 1 m lower on it.
    CHECK(valueWhere(scene, picture, {-0.7F, 0.0F, -4}).g < 0.01F);
    CHECK(valueWhere(scene, picture, {0.0F, -0.5F, -4}).g < 0.01F);
    CHECK(valueWhere(scene, picture, {-0.7F, -0.5F, -4}).g > 0.1F);
    CHECK(valueWhere(scene, picture, {0.4F, 0.5F, -4}).g > 0.1F);
}
