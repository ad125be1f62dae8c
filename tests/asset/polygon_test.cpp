// Polygons cut into triangles: the triangles cover the polygon, and nothing else.
#include "asset/mesh/polygon.h"

#include <cmath>

#include <glm/geometric.hpp>

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// Areas of all triangles, each counted negative where it is turned over.
double area(const std::vector<Vec3>& corners, const std::vector<Triangle>& triangles,
            const Vec3& normal)
{
    double sum = 0.0;
    for (const Triangle& triangle : triangles) {
        const Vec3 across = glm::cross(corners[triangle[1]] - corners[triangle[0]],
                                       corners[triangle[2]] - corners[triangle[0]]);
        const double signedArea = double(glm::dot(across, normal)) / 2.0;
        CHECK(signedArea >= 0.0);
        sum += signedArea;
    }
    return sum;
}

}

TEST_CASE("a concave polygon is cut without covering its notch")
{
    // A square of 2 × 2 with a notch to its middle: area 4 − 1.
    const std::vector<Vec3> arrow{{0, 0, 0}, {2, 0, 0}, {2, 2, 0}, {1, 1, 0}, {0, 2, 0}};
    std::vector<Triangle> triangles;
    triangulate(arrow, triangles);
    CHECK(triangles.size() == 3);
    CHECK(area(arrow, triangles, Vec3(0, 0, 1)) == doctest::Approx(3.0));
}

TEST_CASE("a polygon keeps its winding in whatever plane it lies")
{
    for (const Vec3 normal : {Vec3(1, 0, 0), Vec3(0, -1, 0), glm::normalize(Vec3(1, 2, -3))}) {
        const Vec3 aside = std::abs(normal.y) < 0.5F ? Vec3(0, 1, 0) : Vec3(1, 0, 0);
        const Vec3 right = glm::normalize(glm::cross(aside, normal));
        const Vec3 up = glm::cross(normal, right);
        std::vector<Vec3> letterL;
        for (const Vec2 p :
             {Vec2(0, 0), Vec2(3, 0), Vec2(3, 1), Vec2(1, 1), Vec2(1, 3), Vec2(0, 3)}) {
            letterL.push_back(right * p.x + up * p.y);
        }
        std::vector<Triangle> triangles;
        triangulate(letterL, triangles);
        CHECK(triangles.size() == 4);
        CHECK(area(letterL, triangles, normal) == doctest::Approx(5.0).epsilon(1e-5));
    }
}

TEST_CASE("polygons that nobody can draw are cut all the same")
{
    std::vector<Triangle> triangles;
    triangulate(std::vector<Vec3>{{0, 0, 0}, {1, 0, 0}}, triangles);
    CHECK(triangles.empty());
    triangulate(std::vector<Vec3>(5, Vec3(1.0F)), triangles);
    CHECK(triangles.size() == 3);
    triangulate(std::vector<Vec3>{{0, 0, 0}, {1, 1, 0}, {1, 0, 0}, {0, 1, 0}}, triangles); // a bow
    CHECK(triangles.size() == 2);
    triangulate(std::vector<Vec3>(1001, Vec3(1.0F)), triangles);
    CHECK(triangles.size() == 999);
}
