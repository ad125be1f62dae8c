#include "asset/pose/rest_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "asset/grids.h"
#include "asset/model_bounds.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A square metre on the floor that the target lifts by 2 m.
Model rising(float weight)
{
    Primitive primitive = grid(1, [](float x, float y) { return Vec3(x, 0.0F, y); });
    for (const Vertex& vertex : primitive.vertices) {
        primitive.bounds.add(vertex.position);
    }
    MorphTarget lift;
    lift.positions = std::vector<Vec3>(primitive.vertices.size(), Vec3(0, 2, 0));
    primitive.morphs.push_back(lift);
    Model model = modelOf({primitive});
    model.meshes.front().morphWeights = {weight};
    return model;
}

/// The same square held by one joint, whose node stands at `joint`; bound at the origin.
Model held(const Transform& joint, const Transform& node = {})
{
    Model model = rising(0.0F);
    Primitive& primitive = model.meshes.front().primitives.front();
    primitive.skin = std::vector<SkinVertex>(primitive.vertices.size());
    primitive.morphs.clear();
    model.meshes.front().morphWeights.clear();
    model.nodes.front().local = node;
    model.nodes.front().skin = 0;
    Node bone;
    bone.local = joint;
    model.nodes.push_back(bone);
    model.skins.push_back({{1}, {Mat4(1.0F)}});
    return model;
}

Transform at(const Vec3& place)
{
    Transform transform;
    transform.translation = place;
    return transform;
}

}

TEST_CASE("a mesh morphed by default stands morphed and its box with it")
{
    const Model model = rising(0.5F);
    const RestShapes rest = restShapes(model);
    REQUIRE(rest.shapes.size() == 1);
    CHECK(rest.ofNode == std::vector<std::vector<int>>{{0}});
    const RestShape& shape = rest.shapes.front();
    CHECK_FALSE(shape.inModelSpace);
    CHECK(std::ranges::all_of(shape.vertices,
                              [](const Vertex& vertex) { return vertex.position.y == 1.0F; }));
    CHECK(shape.bounds == Bounds{Vec3(0, 1, 0), Vec3(1, 1, 1)});
    CHECK(restBounds(model) == shape.bounds);
}

TEST_CASE("many nodes that stand alike are bent once")
{
    Model model = rising(0.5F);
    for (int i = 0; i < 9; ++i) {
        model.nodes.push_back(model.nodes.front());
    }
    model.nodes.back().morphWeights = {1.0F};
    model.nodes[5].morphWeights = {0.0F};
    const RestShapes rest = restShapes(model);
    CHECK(rest.shapes.size() == 2);
    CHECK(rest.ofNode[5].empty());
    CHECK(rest.ofNode[4] == std::vector<int>{0});
    CHECK(rest.ofNode.back() == std::vector<int>{1});
    CHECK(restBounds(model) == Bounds{Vec3(0, 0, 0), Vec3(1, 2, 1)});
}

TEST_CASE("what stands as it was written is not copied")
{
    const RestShapes still = restShapes(rising(0.0F));
    CHECK(still.shapes.empty());
    CHECK(still.ofNode == std::vector<std::vector<int>>{{}});
    // A joint that holds the mesh where its node does changes nothing.
    const RestShapes bound = restShapes(held(at({3, 0, 0}), at({3, 0, 0})));
    CHECK(bound.shapes.empty());
}

TEST_CASE("a skin whose joint stands elsewhere than where it was bound stands there")
{
    // The node of a skinned mesh does not place it (glTF 2.0, 3.7.3.3).
    const Model model = held(at({0, 5, 0}), at({100, 0, 0}));
    const RestShapes rest = restShapes(model);
    REQUIRE(rest.shapes.size() == 1);
    CHECK(rest.shapes.front().inModelSpace);
    CHECK(rest.shapes.front().bounds == Bounds{Vec3(0, 5, 0), Vec3(1, 5, 1)});
    CHECK(restBounds(model) == rest.shapes.front().bounds);
}

TEST_CASE("a flat skin that is only turned over is bent too")
{
    Transform turned;
    turned.rotation = Quat(0.0F, 1.0F, 0.0F, 0.0F); // half a turn about x
    turned.translation = Vec3(0, 0, 1);             // covers the same square
    const RestShapes rest = restShapes(held(turned));
    REQUIRE(rest.shapes.size() == 1);
    CHECK(rest.shapes.front().vertices[0].normal.y == doctest::Approx(-1.0));
}
