// What a ray meets first: the triangles that the picture shows, and whose they are.
#include "stage/pick.h"

#include <chrono>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "asset/read/reader.h"
#include "scene.h"
#include "shapes.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const Bounds metreBox{{-0.5F, 0.0F, -0.5F}, {0.5F, 1.0F, 0.5F}};

Ray along(const DVec3& origin, const DVec3& direction)
{
    return {origin, glm::normalize(direction)};
}

DVec3 anyDirection(std::mt19937& random)
{
    DVec3 direction(0.0);
    while (glm::length(direction) < 0.1) {
        direction = {uniform(random, -1, 1), uniform(random, -1, 1), uniform(random, -1, 1)};
    }
    return glm::normalize(direction);
}

}

TEST_CASE("of two boxes the nearer one is met on the side that faces")
{
    SmallSet set;
    set.stand(boxModel(metreBox), placed({0, 0, -8}), PlacedKind::set);
    const std::uint32_t near = set.stand(boxModel(metreBox), placed({0, 0, -4}), PlacedKind::prop);
    Picker picker;
    const auto hit = picker.nearest(set.frame, set.models, along({0.2, 0.7, 0}, {0, 0, -1}));
    REQUIRE(hit);
    CHECK(hit->row == near);
    CHECK(hit->kind == PlacedKind::prop);
    CHECK(hit->distance == doctest::Approx(3.5));
    CHECK(glm::length(hit->point - DVec3(0.2, 0.7, -3.5)) < 1e-6);
    CHECK(glm::length(hit->normal - Vec3(0, 0, 1)) < 1e-6F);
    CHECK_FALSE(picker.nearest(set.frame, set.models, along({0.2, 1.2, 0}, {0, 0, -1})));
}

TEST_CASE("a scaled and turned box is met where its corners say")
{
    // 2 m wide after scaling, turned by 45°: its edge points at the ray, √2 m before its middle.
    SmallSet set;
    const Mat4 turned = glm::rotate(placed({0, 0, -5}), float(std::atan(1.0)), Vec3(0, 1, 0));
    set.stand(boxModel(metreBox), glm::scale(turned, Vec3(2.0F)));
    const auto hit = Picker().nearest(set.frame, set.models, along({0.001, 1, 0}, {0, 0, -1}));
    REQUIRE(hit);
    CHECK(hit->distance == doctest::Approx(5.0 - std::sqrt(2.0) + 0.001).epsilon(1e-5));
    CHECK(double(glm::length(hit->normal)) == doctest::Approx(1.0));
    CHECK(double(hit->normal.x) == doctest::Approx(std::sqrt(0.5)));
}

TEST_CASE("a wall that is seen from outside only lets the look in from behind")
{
    SmallSet set;
    set.stand(boxModel(metreBox), placed({0, 0, -4}));
    Material both;
    both.doubleSided = true;
    const std::uint32_t behind = set.stand(boxModel(metreBox, both), placed({0, 0, -6}));
    const Ray inside = along({0, 0.5, -4}, {0, 0, -1});
    Picker picker;
    const auto hit = picker.nearest(set.frame, set.models, inside);
    REQUIRE(hit);
    CHECK(hit->row == behind);
    const auto back = picker.nearest(set.frame, set.models, along({0, 0.5, -6}, {0, 0, 1}));
    REQUIRE(back);
    CHECK(back->row == behind);
    CHECK(back->distance == doctest::Approx(0.5));
    CHECK(glm::length(back->normal - Vec3(0, 0, -1)) < 1e-6F); // toward where the ray came from
}

TEST_CASE("a mirrored box shows its outside too")
{
    SmallSet set;
    set.stand(boxModel(metreBox), glm::scale(placed({0, 0, -4}), Vec3(-1, 1, 1)));
    const auto hit = Picker().nearest(set.frame, set.models, along({0.1, 0.5, 0}, {0, 0, -1}));
    REQUIRE(hit);
    CHECK(hit->distance == doctest::Approx(3.5));
    CHECK(glm::length(hit->normal - Vec3(0, 0, 1)) < 1e-6F);
}

TEST_CASE("focus reaches through a window and a click meets it")
{
    SmallSet set;
    Material glass;
    glass.alpha = AlphaMode::blend;
    const std::uint32_t pane = set.stand(boxModel(metreBox, glass), placed({0, 0, -2}));
    const std::uint32_t beyond = set.stand(boxModel(metreBox), placed({0, 0, -6}));
    Picker picker;
    const Ray ray = along({0, 0.5, 0}, {0, 0, -1});
    PickWish wish;
    CHECK(picker.nearest(set.frame, set.models, ray, wish)->row == pane);
    wish.ray.throughGlass = true;
    CHECK(picker.nearest(set.frame, set.models, ray, wish)->row == beyond);
}

TEST_CASE("what may not be met and what is out of reach is passed")
{
    SmallSet set;
    const std::uint32_t dragged = set.stand(boxModel(metreBox), placed({0, 0, -2}));
    set.stand(boxModel(metreBox), placed({0, 0, -6}));
    PickWish wish;
    wish.mayMeet = [&](const PlacedModel& model) { return model.row != dragged; };
    const Ray ray = along({0, 0.5, 0}, {0, 0, -1});
    Picker picker;
    CHECK(picker.nearest(set.frame, set.models, ray, wish)->distance == doctest::Approx(5.5));
    wish.ray.reach = 5.4;
    CHECK_FALSE(picker.nearest(set.frame, set.models, ray, wish));
}

TEST_CASE("a bent body is met where its joints hold it and not where it was modelled")
{
    SmallSet set;
    const std::uint32_t resting = set.stand(bentBar(), placed({0, 0, -4}));
    const std::uint32_t posed =
        set.pose(bentBar(), placed({4, 0, -4}), {{{"straight", 0.0, 1.0F, true}}, {}, 0.0F});
    Picker picker;
    const auto met = [&](double x, double y) {
        const auto hit = picker.nearest(set.frame, set.models, along({x, y, 0}, {0, 0, -1}));
        return hit ? hit->row : 0U;
    };
    CHECK(met(-0.8, 1.0) == resting);
    CHECK(met(0.0, 1.8) == 0);
    CHECK(met(4.0, 1.8) == posed);
    CHECK(met(3.2, 1.0) == 0);
    set.frame.poses.front().samples.clear(); // at rest it lies: the next moment is another
    CHECK(met(4.0, 1.8) == 0);
    CHECK(met(3.2, 1.0) == posed);
}

TEST_CASE("a model that has taken the place of another is met as it is now")
{
    SmallSet set;
    const std::uint32_t row = set.stand(boxModel(metreBox), placed({0, 0, -4}));
    Picker picker;
    const Ray ray = along({0, 0.5, 0}, {0, 0, -1});
    CHECK(picker.nearest(set.frame, set.models, ray)->distance == doctest::Approx(3.5));
    set.models[{row}] =
        std::make_shared<const Model>(boxModel({{-1.0F, 0.0F, -1.0F}, {1.0F, 1.0F, 1.0F}}));
    CHECK(picker.nearest(set.frame, set.models, ray)->distance == doctest::Approx(3.0));
}

TEST_CASE("a ball is met within the flatness of its facets from everywhere")
{
    // A facet of a ball of n rings lies at most r(1 − cos²(π/n)) below its surface.
    constexpr int rings = 60;
    const double flatness = 2.0 * std::pow(std::sin(std::numbers::pi / rings), 2.0);
    SmallSet set;
    set.stand(ballModel(2.0F, rings));
    Picker picker;
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        const DVec3 from = anyDirection(random) * 6.0;
        const DVec3 aim = anyDirection(random) * uniform(random, 0.0, 1.9);
        const auto hit = picker.nearest(set.frame, set.models, along(from, aim - from));
        REQUIRE(hit);
        const double radius = glm::length(hit->point);
        CHECK(radius <= 2.0 + 1e-5);
        CHECK(radius >= 2.0 - flatness - 1e-5);
        CHECK(glm::dot(hit->point, from) > 0.0); // its near side
    }
}

TEST_CASE("a tree of boxes finds what asking every triangle finds")
{
    std::mt19937 random(4);
    RaySurface surface;
    surface.sides = Sides::both;
    for (int i = 0; i < 3000; ++i) {
        // Some in heaps at one place, some flat, some without any area.
        const Vec3 place = i % 3 == 0 ? Vec3(1.0F) : Vec3(anyDirection(random) * 5.0);
        for (int corner = 0; corner < 3; ++corner) {
            Vertex vertex;
            vertex.position = place + (i % 7 == 0 ? Vec3(0.0F) : Vec3(anyDirection(random)));
            vertex.position.y = i % 5 == 0 ? 0.25F : vertex.position.y;
            surface.vertices.edit().push_back(vertex);
            surface.indices.edit().push_back(std::uint32_t(surface.indices.size()));
        }
    }
    const TriangleTree tree(surface);
    for (int i = 0; i < 1000; ++i) {
        DVec3 direction = anyDirection(random);
        if (i % 4 == 0) {
            direction = {0.0, -1.0, 0.0}; // of a plan
        }
        const LocalRay ray{anyDirection(random) * uniform(random, 0.0, 9.0), direction};
        const auto all = nearestOf(surface, ray, 8.0);
        const auto some = tree.nearest(ray, 8.0);
        REQUIRE(some.has_value() == all.has_value());
        CHECK((!all || std::abs(some->distance - all->distance) < 1e-9));
    }
}

TEST_CASE("rays along the joint of two triangles and the edge of a box do not slip through")
{
    SmallSet set;
    set.stand(boxModel({{-1.0F, 0.0F, -1.0F}, {1.0F, 0.0F, 1.0F}})); // a floor, pressed flat
    Picker picker;
    for (int i = -9; i <= 9; ++i) {
        const double at = i / 10.0;
        const auto hit = picker.nearest(set.frame, set.models, along({at, 2, at}, {0, -1, 0}));
        REQUIRE(hit);
        CHECK(hit->distance == doctest::Approx(2.0));
    }
}

TEST_CASE("a figure on its chair is met as it sits")
{
    // Seat and table height that the clip is made for: tools/modelling/README.md, 0.46 m. A head is
    // about 0.2 m high, so that of a seated 1.78 m man lies between 1.1 m and 1.4 m (ANSUR II: sitting
    // height 0.92 m), and nothing of him reaches higher.
    auto mannequin = readWhole(sourceFile("assets/models/mannequin.glb"));
    REQUIRE(mannequin);
    SmallSet set;
    const std::uint32_t actor =
        set.pose(std::move(*mannequin), placed({0, 0, -3}), {{{"sit", 1.0, 1.0F, true}}, {}, 0.0F});
    Picker picker;
    const auto met = [&](double height) {
        return picker.nearest(set.frame, set.models, along({0, height, 0}, {0, 0, -1}));
    };
    REQUIRE(met(1.25));
    CHECK(met(1.25)->row == actor);
    CHECK(met(1.25)->kind == PlacedKind::cast);
    CHECK_FALSE(met(1.45));
    const auto lap = picker.nearest(set.frame, set.models, along({0.1, 2.0, -2.8}, {0, -1, 0}));
    REQUIRE(lap);
    CHECK(lap->point.y == doctest::Approx(0.58).epsilon(0.15)); // on a thigh, over the seat
}

TEST_CASE("a million triangles are asked in less than ten milliseconds" *
          doctest::test_suite("slow"))
{
    SmallSet set;
    set.stand(ballModel(2.0F, 708)); // 1,002,528 triangles
    Picker picker;
    std::mt19937 random(5);
    const auto ray = [&] { return along(anyDirection(random) * 6.0, -anyDirection(random)); };
    static_cast<void>(picker.nearest(set.frame, set.models, along({0, 0, 6}, {0, 0, -1})));
    const auto start = std::chrono::steady_clock::now();
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
        static_cast<void>(picker.nearest(set.frame, set.models, ray()));
    }
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    CHECK(taken.count() / count < 10.0);
}
