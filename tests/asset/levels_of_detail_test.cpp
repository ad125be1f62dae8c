#include "asset/detail/levels_of_detail.h"

#include <algorithm>
#include <set>

#include <glm/geometric.hpp>

#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

DetailLevels levelsOf(const Primitive& primitive)
{
    const std::optional<ModelDetail> detail = levelsOfDetail(modelOf({primitive}));
    REQUIRE(detail);
    REQUIRE(detail->meshes.size() == 1);
    REQUIRE(detail->meshes.front().size() == 1);
    return detail->meshes.front().front();
}

/// Hills of a metre on ten by ten metres.
Primitive hills(int side)
{
    return grid(side, [](float x, float y) {
        return Vec3(x * 10.0F, 0.5F * std::sin(x * 6.0F) * std::cos(y * 5.0F), -y * 10.0F);
    });
}

/// The corners of a level that lie on the plane z = 0.
std::set<float> cornersAtZero(const Primitive& primitive, const SharedArray<std::uint32_t>& indices)
{
    std::set<float> places;
    for (const std::uint32_t index : indices) {
        const Vec3& position = primitive.vertices[index].position;
        if (position.z == 0.0F) {
            places.insert(position.x);
        }
    }
    return places;
}

}

TEST_CASE("each level has at most about half the triangles of the one before and is further off")
{
    const Primitive whole = ball(100, 1.0F);
    const DetailLevels levels = levelsOf(whole);
    REQUIRE(levels.size() >= 5);
    std::size_t before = whole.indices.size();
    float errorBefore = 0.0F;
    for (const DetailLevel& level : levels) {
        CHECK(level.indices.size() % 3 == 0);
        CHECK(double(level.indices.size()) <= 0.8 * double(before));
        CHECK(level.error >= errorBefore);
        CHECK(std::ranges::all_of(
            level.indices, [&](std::uint32_t index) { return index < whole.vertices.size(); }));
        before = level.indices.size();
        errorBefore = level.error;
    }
    CHECK(before < whole.indices.size() / 20);
}

TEST_CASE("a level of a ball is as far from the ball as it says")
{
    const float radius = 2.0F;
    const Primitive whole = ball(100, radius);
    for (const DetailLevel& level : levelsOf(whole)) {
        float farthest = 0.0F;
        for (std::size_t i = 0; i < level.indices.size(); i += 3) {
            const Vec3 middle = (whole.vertices[level.indices[i]].position +
                                 whole.vertices[level.indices[i + 1]].position +
                                 whole.vertices[level.indices[i + 2]].position) /
                                3.0F;
            farthest = std::max(farthest, radius - glm::length(middle));
        }
        CAPTURE(level.indices.size());
        CHECK(farthest <= 2.0F * level.error + 0.002F);
    }
}

TEST_CASE("errors are metres: a model ten times as large is ten times as far off")
{
    const DetailLevels small = levelsOf(ball(64, 1.0F));
    const DetailLevels large = levelsOf(ball(64, 10.0F));
    REQUIRE_FALSE(small.empty());
    REQUIRE(small.size() == large.size());
    for (std::size_t i = 0; i < small.size(); ++i) {
        CHECK(large[i].error == doctest::Approx(10.0 * double(small[i].error)).epsilon(0.1));
    }
}

TEST_CASE("a flat floor of many triangles is drawn with few and is not off at all")
{
    const DetailLevels levels =
        levelsOf(grid(64, [](float x, float y) { return Vec3(x, 0.0F, -y) * 20.0F; }));
    REQUIRE_FALSE(levels.empty());
    CHECK(levels.back().indices.size() / 3 < 100);
    CHECK(levels.back().error < 0.001F);
}

TEST_CASE("the same model gives the same levels")
{
    const Model model = modelOf({hills(60)});
    const std::optional<ModelDetail> first = levelsOfDetail(model);
    const std::optional<ModelDetail> second = levelsOfDetail(model);
    REQUIRE(first);
    REQUIRE(second);
    const DetailLevels& a = first->meshes[0][0];
    const DetailLevels& b = second->meshes[0][0];
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].indices == b[i].indices);
        CHECK(a[i].error == b[i].error);
    }
}

TEST_CASE("where two materials meet no gap opens")
{
    const Primitive behind = hills(40);
    Primitive before = hills(40);
    for (Vertex& vertex : before.vertices.edit()) {
        vertex.position.z = -vertex.position.z;
    }
    const std::optional<ModelDetail> detail = levelsOfDetail(modelOf({behind, before}));
    REQUIRE(detail);
    const std::set<float> whole = cornersAtZero(behind, behind.indices);
    CHECK(whole.size() == 41);
    for (const DetailLevels& levels : detail->meshes.front()) {
        REQUIRE_FALSE(levels.empty());
        for (const DetailLevel& level : levels) {
            CHECK(cornersAtZero(behind, level.indices) == whole);
        }
    }
}

TEST_CASE("what has few triangles is drawn whole")
{
    CHECK(levelsOf(hills(7)).empty()); // 98 triangles
    CHECK(levelsOf(Primitive{}).empty());
}

TEST_CASE("the making of levels ends when nobody wants them any more")
{
    int asked = 0;
    const auto afterTwo = [&asked] { return ++asked > 2; };
    CHECK_FALSE(levelsOfDetail(modelOf({hills(60), hills(60)}), afterTwo));
    CHECK(asked == 3);
}
