#include "asset/mesh/optimise_vertices.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A grid with all that a vertex can have, told from its place.
Primitive rich(int side)
{
    Primitive primitive = grid(side, [](float x, float y) { return Vec3(x, x * y, y); });
    MorphTarget target;
    for (const Vertex& vertex : primitive.vertices) {
        const Vec3 place = vertex.position;
        primitive.tangents.edit().push_back(Vec4(place, 1.0F));
        primitive.uv1.edit().push_back(Vec2(place.z, place.x));
        primitive.colours.edit().push_back(Vec4(place, 0.5F));
        SkinVertex bound;
        bound.joints[0] = std::uint16_t(place.x * 1000.0F);
        primitive.skin.edit().push_back(bound);
        target.positions.edit().push_back(place * 2.0F);
        target.normals.edit().push_back(place * 3.0F);
    }
    primitive.morphs.push_back(target);
    return primitive;
}

/// Its triangles in no order.
Primitive shuffled(Primitive primitive)
{
    std::vector<std::array<std::uint32_t, 3>> triangles;
    for (std::size_t i = 0; i < primitive.indices.size(); i += 3) {
        triangles.push_back(
            {primitive.indices[i], primitive.indices[i + 1], primitive.indices[i + 2]});
    }
    std::mt19937 random(7);
    std::ranges::shuffle(triangles, random);
    std::vector<std::uint32_t>& indices = primitive.indices.edit();
    indices.clear();
    for (const auto& triangle : triangles) {
        indices.insert(indices.end(), triangle.begin(), triangle.end());
    }
    return primitive;
}

/// Every triangle by the places of its corners, the least first and the order kept; sorted.
std::vector<std::array<float, 9>> trianglesOf(const Primitive& primitive)
{
    std::vector<std::array<float, 9>> all;
    for (std::size_t i = 0; i < primitive.indices.size(); i += 3) {
        std::array<std::array<float, 3>, 3> corners{};
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec3& place = primitive.vertices[primitive.indices[i + k]].position;
            corners[k] = {place.x, place.y, place.z};
        }
        std::ranges::rotate(corners, std::ranges::min_element(corners));
        std::array<float, 9> flat{};
        for (std::size_t k = 0; k < 9; ++k) {
            flat[k] = corners[k / 3][k % 3];
        }
        all.push_back(flat);
    }
    std::ranges::sort(all);
    return all;
}

}

TEST_CASE("a scan told in no order is put in order and stays the same surface")
{
    const Primitive before = shuffled(rich(60));
    Model model = modelOf({before});
    CHECK(optimiseVertices(model) == 1);
    const Primitive& after = model.meshes.front().primitives.front();
    CHECK(after.indices != before.indices);
    CHECK(trianglesOf(after) == trianglesOf(before));
    CHECK(after.vertices.size() == before.vertices.size());
    REQUIRE(after.skin.size() == after.vertices.size());
    for (std::size_t i = 0; i < after.vertices.size(); ++i) {
        const Vec3 place = after.vertices[i].position;
        CHECK(after.tangents[i] == Vec4(place, 1.0F));
        CHECK(after.uv1[i] == Vec2(place.z, place.x));
        CHECK(after.colours[i] == Vec4(place, 0.5F));
        CHECK(after.skin[i].joints[0] == std::uint16_t(place.x * 1000.0F));
        CHECK(after.morphs.front().positions[i] == place * 2.0F);
        CHECK(after.morphs.front().normals[i] == place * 3.0F);
    }
    CHECK(optimiseVertices(model) == 0); // nothing is left to do
}

TEST_CASE("a surface told row by row is left as its author told it")
{
    Model model = modelOf({rich(60)});
    CHECK(optimiseVertices(model) == 0);
    CHECK(model.meshes.front().primitives.front().indices == rich(60).indices);
}

TEST_CASE("vertices that no triangle names are left out when a surface is put in order")
{
    Primitive loose = shuffled(rich(60));
    loose.indices.edit().resize(loose.indices.size() / 2 / 3 * 3);
    const std::vector<std::array<float, 9>> before = trianglesOf(loose);
    Model model = modelOf({loose});
    REQUIRE(optimiseVertices(model) == 1);
    const Primitive& after = model.meshes.front().primitives.front();
    CHECK(trianglesOf(after) == before);
    CHECK(after.vertices.size() < loose.vertices.size());
    CHECK(after.colours.size() == after.vertices.size());
}

TEST_CASE("panes keep the order in which they are blended")
{
    Model model = modelOf({shuffled(rich(60))});
    model.materials.emplace_back();
    model.materials.front().alpha = AlphaMode::blend;
    model.meshes.front().primitives.front().material = 0;
    CHECK(optimiseVertices(model) == 0);
}

TEST_CASE("small things are not worth putting in order")
{
    Model model = modelOf({shuffled(rich(20))}); // 800 triangles
    CHECK(optimiseVertices(model) == 0);
}

TEST_CASE("a hub of very many triangles is left as it is: an order for it would take for ever")
{
    Primitive hub = shuffled(rich(110)); // 24,200 triangles
    std::vector<std::uint32_t>& indices = hub.indices.edit();
    for (std::size_t i = 0; i < indices.size(); i += 3) {
        indices[i] = 0;
    }
    Model model = modelOf({hub});
    CHECK(optimiseVertices(model) == 0);
}
