// Handles: which is under the pointer, and how far a drag of one goes. Expected values are geometry: rays
// and lines of known crossing.
#include "editor/gizmo.h"

#include <cmath>

#include <glm/geometric.hpp>

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// Looks at the origin from 10 m in front and above, 100 points a metre: an orthographic window, so that
/// places on it can be reckoned by hand.
std::optional<Vec2> fromFront(const DVec3& place)
{
    return Vec2(float(400.0 + place.x * 100.0), float(300.0 - place.y * 100.0));
}

std::optional<Vec2> fromTop(const DVec3& place)
{
    return Vec2(float(400.0 + place.x * 100.0), float(300.0 + place.z * 100.0));
}

std::optional<Vec2> behind(const DVec3&)
{
    return std::nullopt;
}

/// From the eye to a place.
Ray to(const DVec3& place, const DVec3& eye = {3.0, 4.0, 10.0})
{
    return {eye, glm::normalize(place - eye)};
}

bool near(const DVec3& a, const DVec3& b)
{
    return glm::length(a - b) < 1e-9;
}

Gizmo at(const DVec3& place, GizmoKind kind = GizmoKind::move)
{
    Gizmo gizmo;
    gizmo.place = place;
    gizmo.kind = kind;
    return gizmo;
}

}

TEST_CASE("a handle is taken within eight points of it and no further")
{
    const std::vector<GizmoSign> signs = signsOf(at({}), fromFront);
    CHECK(partAt(signs, {480.0F, 307.9F}) == GizmoPart::x);
    CHECK(partAt(signs, {480.0F, 308.1F}) == GizmoPart::none);
    CHECK(partAt(signs, {392.1F, 220.0F}) == GizmoPart::y);
    CHECK(partAt(signs, {391.9F, 220.0F}) == GizmoPart::none);
    CHECK(partAt(signs, {507.9F, 300.0F}) == GizmoPart::x); // beyond its tip
    CHECK(partAt(signs, {508.1F, 300.0F}) == GizmoPart::none);
}

TEST_CASE("the ball is taken before the arrows that begin in it and a square before none of them")
{
    const std::vector<GizmoSign> signs = signsOf(at({}), fromFront);
    CHECK(partAt(signs, {404.0F, 300.0F}) == GizmoPart::ground);
    CHECK(partAt(signs, {440.0F, 260.0F}) == GizmoPart::xy);
    // The square of XY lies from 0.28 to 0.5 of the arm: beside it is nothing.
    CHECK(partAt(signs, {460.0F, 240.0F}) == GizmoPart::none);
}

TEST_CASE("what points at the eye is not there to be dragged")
{
    const std::vector<GizmoSign> signs = signsOf(at({}), fromFront);
    for (const GizmoSign& sign : signs) {
        CHECK(sign.part != GizmoPart::z);
        CHECK(sign.part != GizmoPart::yz);
        CHECK(sign.part != GizmoPart::xz);
    }
    CHECK(signsOf(at({}), behind).empty());
}

TEST_CASE("in a plan nothing goes up or down")
{
    Gizmo gizmo = at({});
    gizmo.fromAbove = true;
    for (const GizmoSign& sign : signsOf(gizmo, fromTop)) {
        CHECK(sign.part != GizmoPart::y);
        CHECK(sign.part != GizmoPart::xy);
        CHECK(sign.part != GizmoPart::yz);
    }
    gizmo.kind = GizmoKind::turn;
    gizmo.wholeTurn = true;
    REQUIRE(signsOf(gizmo, fromTop).size() == 1);
    CHECK(partAt(signsOf(gizmo, fromTop), {400.0F, 400.0F}) == GizmoPart::pan);
}

TEST_CASE("an arrow goes as far as the pointer does along its axis whatever else the pointer does")
{
    const Gizmo gizmo = at({1.0, 0.5, -2.0});
    const auto moved =
        changeBetween(gizmo, GizmoPart::x, to({1.2, 0.5, -2.0}), to({1.55, 0.5, -2.0}));
    REQUIRE(moved);
    CHECK(near(moved->by, {0.35, 0.0, 0.0}));
    // A ray that passes the axis is nearest to it at the foot of their common perpendicular.
    const DVec3 eye(0.0, 3.0, 8.0);
    const DVec3 axis(1.0, 0.0, 0.0);
    const DVec3 way = glm::normalize(DVec3(0.2, -0.1, -1.0));
    const auto skew = changeBetween(gizmo, GizmoPart::x, to(gizmo.place, eye), {eye, way});
    REQUIRE(skew);
    const DVec3 foot = gizmo.place + axis * skew->by.x;
    const DVec3 nearest = eye + way * glm::dot(foot - eye, way);
    CHECK(std::abs(glm::dot(nearest - foot, axis)) < 1e-9);
    CHECK(std::abs(glm::dot(nearest - foot, way)) < 1e-9);
}

TEST_CASE("a square keeps to its plane")
{
    const Gizmo gizmo = at({0.0, 1.0, 0.0});
    const auto level =
        changeBetween(gizmo, GizmoPart::xz, to({0.0, 1.0, 0.0}), to({0.7, 1.0, -1.3}));
    REQUIRE(level);
    CHECK(near(level->by, {0.7, 0.0, -1.3}));
    CHECK(level->by.y == 0.0);
    const auto upright =
        changeBetween(gizmo, GizmoPart::xy, to({0.0, 1.0, 0.0}), to({0.5, 1.5, 0.0}));
    REQUIRE(upright);
    CHECK(near(upright->by, {0.5, 0.5, 0.0}));
}

TEST_CASE("a drag toward the horizon stops before it and is never endless")
{
    const Gizmo gizmo = at({});
    const Ray level{{0.0, 1.6, 10.0}, {0.0, 0.0, -1.0}};
    const Ray up{{0.0, 1.6, 10.0}, glm::normalize(DVec3(0.0, 0.3, -1.0))};
    CHECK_FALSE(changeBetween(gizmo, GizmoPart::xz, to({}), level));
    CHECK_FALSE(changeBetween(gizmo, GizmoPart::xz, to({}), up));
    CHECK_FALSE(changeBetween(gizmo, GizmoPart::z, to({}), {{0.0, 0.0, 10.0}, {0.0, 0.0, -1.0}}));
}

TEST_CASE("a ring turns as the pointer goes round and left seen from above is positive")
{
    const Gizmo gizmo = at({2.0, 0.0, 1.0}, GizmoKind::turn);
    // From +z to +x is a quarter to the left, seen from above: a figure faces +z and its left is +x.
    const auto quarter =
        changeBetween(gizmo, GizmoPart::pan, to({2.0, 0.0, 2.0}), to({3.0, 0.0, 1.0}));
    REQUIRE(quarter);
    CHECK(quarter->turn.inDegrees() == doctest::Approx(90.0));
    const auto back =
        changeBetween(gizmo, GizmoPart::pan, to({5.0, 0.0, 1.0}), to({2.0, 0.0, 1.5}));
    REQUIRE(back);
    CHECK(back->turn.inDegrees() == doctest::Approx(-90.0));
}

TEST_CASE("tilt is about the axis that pan has turned")
{
    Gizmo gizmo = at({}, GizmoKind::turn);
    gizmo.pan = Angle::degrees(90.0);
    CHECK(glm::length(axisOf(gizmo, GizmoPart::tilt) - DVec3(0.0, 0.0, -1.0)) < 1e-6);
    CHECK(glm::length(axisOf(gizmo, GizmoPart::roll) - DVec3(1.0, 0.0, 0.0)) < 1e-6);
}

TEST_CASE("twice as far from the middle is twice the size and steps multiply")
{
    const Gizmo gizmo = at({}, GizmoKind::size);
    Gizmo above = gizmo;
    above.fromAbove = true;
    const auto first =
        changeBetween(above, GizmoPart::size, to({0.0, 0.0, 1.0}), to({0.0, 0.0, 2.0}));
    const auto second =
        changeBetween(above, GizmoPart::size, to({0.0, 0.0, 2.0}), to({0.0, 0.0, 3.0}));
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->factor() == doctest::Approx(2.0));
    GizmoChange sum;
    add(sum, *first, 1.0);
    add(sum, *second, 1.0);
    CHECK(sum.factor() == doctest::Approx(3.0));
}

TEST_CASE("steps are a quarter of a metre and fifteen degrees")
{
    GizmoChange change;
    change.by = {0.36, 0.0, -0.63};
    CHECK(near(inSteps(change, GizmoPart::xz).by, {0.25, 0.0, -0.75}));
    change.turn = Angle::degrees(-38.0);
    CHECK(inSteps(change, GizmoPart::pan).turn.inDegrees() == doctest::Approx(-45.0));
}

TEST_CASE("a tenth of the way with Shift")
{
    GizmoChange sum;
    GizmoChange part;
    part.by = {1.0, 0.0, 0.0};
    add(sum, part, 1.0);
    add(sum, part, 0.1);
    CHECK(sum.by.x == doctest::Approx(1.1));
}

TEST_CASE("a typed number is exact along the axis or on the way of the drag")
{
    GizmoChange dragged;
    dragged.by = {3.0, 0.0, -4.0};
    CHECK(near(changeOf(0.35, GizmoPart::x, dragged)->by, {0.35, 0.0, 0.0}));
    CHECK(near(changeOf(-1.5, GizmoPart::y, dragged)->by, {0.0, -1.5, 0.0}));
    CHECK(near(changeOf(2.0, GizmoPart::xz, dragged)->by, {1.2, 0.0, -1.6}));
    CHECK(near(changeOf(2.0, GizmoPart::yz, {})->by, {0.0, 2.0, 0.0}));
    CHECK(changeOf(30.0, GizmoPart::tilt, {})->turn.inDegrees() == doctest::Approx(30.0));
    CHECK(changeOf(1.5, GizmoPart::size, {})->factor() == doctest::Approx(1.5));
    CHECK_FALSE(changeOf(0.0, GizmoPart::size, {}));
    CHECK_FALSE(changeOf(-2.0, GizmoPart::size, {}));
}
