// What is shaded otherwise with fewer triangles, though every place of it stays where it was.
#include "asset/detail/shading_error.h"

#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "asset/detail/levels_of_detail.h"
#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A flat floor of 64 by 64 squares that is lit as if it had grooves, every other corner facing
/// `degrees` to the one side and to the other.
Primitive groovedFloor(float square, float degrees)
{
    Primitive floor = grid(64, [square](float x, float y) {
        return Vec3(x * 64.0F * square, 0.0F, -y * 64.0F * square);
    });
    const float angle = degrees * std::numbers::pi_v<float> / 180.0F;
    for (std::size_t i = 0; i < floor.vertices.size(); ++i) {
        const float side = i % 65 % 2 == 0 ? 1.0F : -1.0F;
        floor.vertices.edit()[i].normal = {side * std::sin(angle), std::cos(angle), 0.0F};
    }
    return floor;
}

DetailLevel firstLevel(const Primitive& primitive)
{
    const std::optional<ModelDetail> detail = levelsOfDetail(modelOf({primitive}));
    REQUIRE(detail);
    REQUIRE_FALSE(detail->meshes[0][0].empty());
    return detail->meshes[0][0].front();
}

}

TEST_CASE("what lies where it did and faces another way is off by its own size")
{
    // Its places allow two triangles in all; grooves of 0.1 m are gone with half of them.
    const float error = firstLevel(groovedFloor(0.1F, 40.0F)).error;
    CHECK(error >= 0.09F);
    CHECK(error <= 0.3F);
    CHECK(firstLevel(groovedFloor(1.0F, 40.0F)).error == doctest::Approx(10.0 * double(error)));
    CHECK(firstLevel(groovedFloor(0.1F, 0.0F)).error < 0.0001F);
}

TEST_CASE("the more a groove is lit otherwise the more it is missed")
{
    float before = 0.0F;
    for (const float degrees : {2.0F, 10.0F, 20.0F}) {
        const float error = firstLevel(groovedFloor(0.1F, degrees)).error;
        CHECK(error > before);
        before = error;
    }
}

TEST_CASE("a smooth ball is shaded alike with half of its triangles")
{
    Primitive smooth = ball(100, 1.0F);
    for (Vertex& vertex : smooth.vertices.edit()) {
        vertex.normal = glm::normalize(vertex.position);
    }
    // Its corners are 0.06 m apart at the equator.
    CHECK(firstLevel(smooth).error < 0.006F);
}

TEST_CASE("nothing is shaded otherwise where nothing is left out")
{
    const Primitive floor = groovedFloor(0.1F, 40.0F);
    CHECK(shadingError(floor, floor.indices.rows(), floor.indices.rows()) == 0.0F);
}
