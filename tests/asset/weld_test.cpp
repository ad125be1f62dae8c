// Vertices that are one, and normals over what only looks like an edge.
#include "asset/mesh/weld.h"

#include <cmath>

#include "asset/mesh/smooth_normals.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// Two triangles of one square, each with its own three vertices.
Primitive loose()
{
    Primitive square;
    const Vec3 places[6] = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    for (const Vec3& place : places) {
        square.vertices.edit().push_back({place, Vec3(0, 0, 1), Vec2(place.x, place.y)});
    }
    square.indices = {0, 1, 2, 3, 4, 5};
    return square;
}

}

TEST_CASE("vertices that are equal in everything become one")
{
    Primitive square = loose();
    weld(square);
    CHECK(square.vertices.size() == 4);
    CHECK(square.indices.size() == 6);
    CHECK(square.vertices[square.indices[5]].position == Vec3(0, 1, 0));
    CHECK(square.vertices[square.indices[3]].position == Vec3(0, 0, 0));
}

TEST_CASE("vertices of two colours stay two")
{
    Primitive square = loose();
    for (int i = 0; i < 6; ++i) {
        square.colours.edit().emplace_back(i < 3 ? 0.0F : 1.0F);
    }
    weld(square);
    CHECK(square.vertices.size() == 6);
    CHECK(square.colours.size() == 6);
    square.colours = {};
    weld(square);
    CHECK(square.vertices.size() == 4);
}

TEST_CASE("normals are smooth over the seam of a texture")
{
    // A roof: two squares that meet at a right angle along z, and share no vertex there.
    std::vector<Vertex> roof;
    for (const Vec3& place : {Vec3(0, 1, 0), Vec3(-1, 0, 0), Vec3(-1, 0, 1), Vec3(0, 1, 1),
                              Vec3(0, 1, 0), Vec3(0, 1, 1), Vec3(1, 0, 1), Vec3(1, 0, 0)}) {
        roof.push_back({place, Vec3(0.0F), Vec2(float(roof.size()))});
    }
    const std::vector<std::uint32_t> indices{0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    makeSmoothNormals(roof, indices);
    const auto half = std::sqrt(0.5F);
    CHECK(roof[1].normal.x == doctest::Approx(-half));
    CHECK(roof[1].normal.y == doctest::Approx(half));
    CHECK(roof[6].normal.x == doctest::Approx(half));
    for (const std::size_t ridge : {std::size_t(3), std::size_t(5)}) {
        CHECK(roof[ridge].normal.y > 0.9F); // both slopes count there
    }
    roof.push_back({Vec3(5.0F), Vec3(0.0F), Vec2(0.0F)});
    makeSmoothNormals(roof, indices);
    CHECK(roof.back().normal == Vec3(0, 1, 0)); // no triangle has it
}
