// What stands still is drawn as its default morph weights and its joints hold it, and costs nothing
// more for that.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/scene.h"
#include "render/scene_cache.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

constexpr std::array<Vec3, 4> wider{Vec3(-1, 0, 0), Vec3(0, 0, 0), Vec3(0, 0.5F, 0),
                                    Vec3(-1, 0.5F, 0.25F)};

Material blue()
{
    Material material = paint({0.2F, 0.3F, 0.8F});
    material.doubleSided = true;
    return material;
}

Model morphed(float meshWeight)
{
    Model model = square(blue());
    MorphTarget target;
    target.positions = std::vector<Vec3>(wider.begin(), wider.end());
    model.meshes.front().primitives.front().morphs.push_back(target);
    model.meshes.front().morphWeights = {meshWeight};
    return model;
}

/// The same written with its places, as the specification adds them up.
Model written(float weight)
{
    Model model = square(blue());
    Primitive& primitive = model.meshes.front().primitives.front();
    primitive.bounds = {};
    for (std::size_t i = 0; i < wider.size(); ++i) {
        Vertex& vertex = primitive.vertices.edit()[i];
        vertex.position += wider[i] * weight;
        primitive.bounds.add(vertex.position);
    }
    return model;
}

/// Two bones; the upper one stands bent to the left by 90° where it was bound upright.
Model bentBar()
{
    Primitive primitive;
    for (const float height : {0.0F, 1.0F, 1.25F, 2.0F}) {
        for (const float side : {-0.25F, 0.25F}) {
            primitive.vertices.edit().push_back({{side, height, 0}, {0, 0, 1}, {}});
            SkinVertex bound;
            bound.joints[0] = height > 1.1F ? 1 : 0;
            primitive.skin.edit().push_back(bound);
        }
    }
    primitive.indices = {0, 1, 3, 0, 3, 2, 2, 3, 5, 2, 5, 4, 4, 5, 7, 4, 7, 6};
    Model model = modelOf(std::move(primitive), blue());
    model.nodes.front().skin = 0;
    model.nodes.front().local.translation = Vec3(7, 7, 7); // does not place what is skinned
    model.nodes.resize(3);
    model.nodes[2].parent = 1;
    model.nodes[2].local.translation = Vec3(0, 1, 0);
    const float half = std::numbers::sqrt2_v<float> / 2.0F;
    model.nodes[2].local.rotation = Quat(half, 0, 0, half);
    model.skins.push_back({{1, 2}, {Mat4(1.0F), placed({0, -1, 0})}});
    return model;
}

/// What becomes of it: (x, y) above the joint goes to (−(y − 1), x + 1).
Model writtenBent()
{
    Model model = bentBar();
    Primitive& primitive = model.meshes.front().primitives.front();
    for (std::size_t i = 4; i < 8; ++i) {
        Vec3& place = primitive.vertices.edit()[i].position;
        place = Vec3(1.0F - place.y, 1.0F + place.x, 0.0F);
    }
    primitive.skin = {};
    primitive.bounds = {};
    for (const Vertex& vertex : primitive.vertices) {
        primitive.bounds.add(vertex.position);
    }
    model.nodes.resize(1);
    model.nodes.front() = Node();
    model.nodes.front().mesh = 0;
    model.skins.clear();
    return model;
}

/// It stands in the sun before a wall and on a floor, with light that bounces off it.
Scene around(const Model& model, const Mat4& place)
{
    Scene scene(96, 64);
    scene.settings.bouncedLight = true;
    scene.frame.sky.lux = 3000.0;
    scene.stand(square(paint(Vec3(0.7F))), placed({0, 0, -5}, Vec3(12.0F)));
    scene.stand(square(paint(Vec3(0.7F))), lyingFlat({0, -1.2F, -4}, Vec3(12.0F)));
    scene.stand(model, place);
    scene.sun(20000.0, {-0.4F, -0.6F, -1});
    StagedLight& lamp = scene.lamp(LightKind::spot, 30000.0, {2, 2, 0}, {-0.5F, -0.6F, -1});
    lamp.castsShadow = true;
    scene.exposeFor(30000.0);
    return scene;
}

void checkSame(const Scene& a, const Scene& b, float most)
{
    const Picture first = drawn(a);
    const Picture second = drawn(b);
    float apart = 0.0F;
    for (std::size_t i = 0; i < first.linear.pixels.size(); ++i) {
        apart = std::max(apart, std::abs(first.linear.pixels[i] - second.linear.pixels[i]));
    }
    CHECK(apart <= most);
    CHECK(litArea(first.linear, 0.05F).width() > 0);
}

}

TEST_CASE("a set piece morphed by default is drawn, shaded and lit by as if written so")
{
    const Mat4 place = placed({0.2F, -0.3F, -3.5F}, {1.5F, 1.0F, 1.0F});
    SUBCASE("by its mesh")
    {
        checkSame(around(morphed(0.5F), place), around(written(0.5F), place), 0.0F);
    }
    SUBCASE("by its node")
    {
        Model model = morphed(0.0F);
        model.nodes.front().morphWeights = {1.0F};
        checkSame(around(model, place), around(written(1.0F), place), 0.0F);
    }
    SUBCASE("by none")
    {
        checkSame(around(morphed(0.0F), place), around(square(blue()), place), 0.0F);
    }
}

TEST_CASE("a skin whose rest is not its bind pose is drawn as its joints hold it")
{
    const Mat4 place = placed({0.5F, -1.0F, -3.5F});
    // Half a turn's cosine is not exact in binary.
    checkSame(around(bentBar(), place), around(writtenBent(), place), 1e-3F);
}

TEST_CASE("what stands is drawn as what is posed at rest")
{
    const Mat4 place = placed({0.5F, -1.0F, -3.5F});
    Scene posed = around(square(blue()), placed({0, 0, 50}));
    posed.move(bentBar(), place);
    posed.frame.moving.front().pose = 0;
    posed.frame.poses.emplace_back();
    Scene standing = around(square(blue()), placed({0, 0, 50}));
    standing.move(bentBar(), place);
    checkSame(standing, posed, 0.0F);
}

TEST_CASE("what its weights bring into the picture is not left out of it")
{
    Model model = square(unlit(Vec3(1.0F)));
    MorphTarget target;
    target.positions = std::vector<Vec3>(4, Vec3(100, 0, 0));
    model.meshes.front().primitives.front().morphs.push_back(target);
    model.meshes.front().morphWeights = {1.0F};
    Scene scene;
    scene.stand(model, placed({-100, 0, -2}));
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(1.0).epsilon(0.01));
}

TEST_CASE("what stands bent is bent when it is uploaded and never again")
{
    releaseDevice();
    Result<std::unique_ptr<gpu::Device>> device = gpu::Device::create({});
    REQUIRE_MESSAGE(device, device.error().message);
    SceneCache cache(**device, false);
    const Id<Asset> id{1};
    REQUIRE(cache.setModels({{id, std::make_shared<const Model>(bentBar())}}));
    DrawList list;
    std::vector<Vertex> deformed;
    PlacedModel piece;
    piece.asset = id;
    cache.append(piece, {}, list, deformed);
    REQUIRE(list.items.size() == 1);
    CHECK(deformed.empty());
    CHECK_FALSE(list.items.front().deformed);
    const Bounds& bounds = list.items.front().bounds;
    CHECK(bounds.min.x == doctest::Approx(-1.0));
    CHECK(bounds.max.x == doctest::Approx(0.25));
    CHECK(bounds.max.y == doctest::Approx(1.25));
}
