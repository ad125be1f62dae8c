// Seats make people sit, floors make them stand.
#include "stage/seats.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "asset/read/reader.h"
#include "shapes.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const DVec3 viewer{0.0, 1.6, 5.0};

/// A bench of two seats that look the way it does, and one at its end that looks aside.
Model bench()
{
    Model model = boxModel({{-1.0F, 0.0F, -0.3F}, {1.0F, 0.45F, 0.3F}});
    const auto add = [&](const char* name, const Vec3& place, float pan) {
        Node node;
        node.name = name;
        node.local.translation = place;
        node.local.rotation = rotationFrom(Angle::degrees(double(pan)), Angle(), Angle());
        model.nodes.push_back(node);
    };
    add("Seat.001", {-0.6F, 0.45F, 0.0F}, 0.0F);
    add("seat_end", {0.8F, 0.45F, 0.0F}, 90.0F);
    add("seating", {0.0F, 0.45F, 0.0F}, 0.0F); // another word
    return model;
}

Project namedProject(std::uint32_t asset, const char* name)
{
    Project project;
    project.assets.put({{asset}, name, "model.glb", {}});
    return project;
}

Spot spotUnder(const SmallSet& set, const Project& project, const DVec3& from, const DVec3& to,
               double figureScale = 1.0)
{
    Picker picker;
    const auto picked = picker.nearest(set.frame, set.models, {from, glm::normalize(to - from)});
    REQUIRE(picked);
    return spotOn(*picked, project, set.frame, set.models, figureScale, viewer);
}

}

TEST_CASE("seats are the nodes whose name is seat and whatever is no letter")
{
    const std::vector<Seat> seats = seatsOf(bench());
    REQUIRE(seats.size() == 2);
    CHECK(glm::length(seats[0].top - Vec3(-0.6F, 0.45F, 0.0F)) < 1e-6F);
    CHECK(glm::length(seats[1].ahead - Vec3(1, 0, 0)) < 1e-6F);
    CHECK(seatsOf(boxModel({{0, 0, 0}, {1, 1, 1}})).empty());
}

TEST_CASE("names tell seats by whole words")
{
    for (const char* name :
         {"cafe_chair", "Chair 2", "BarStool", "armchair", "oldSofa01", "Park Bench"}) {
        CHECK_MESSAGE(namesSeat(name), name);
    }
    for (const char* name : {"table", "toadstools", "chairman", "workbench_top", "seatbelt", ""}) {
        CHECK_MESSAGE(!namesSeat(name), name);
    }
}

TEST_CASE("who is put on a bench takes its nearest seat and faces as that does")
{
    SmallSet set;
    const Mat4 turned = glm::rotate(placed({2, 0, 0}), glm::radians(90.0F), Vec3(0, 1, 0));
    const std::uint32_t row = set.stand(bench(), turned);
    const Project project = namedProject(row, "thing");
    // Turned by 90° its −x end lies at z = +0.6.
    const Spot spot = spotUnder(set, project, {2, 3, 0.7}, {2, 0, 0.7});
    CHECK(spot.seated);
    CHECK(glm::length(spot.floor - DVec3(2.0, 0.0, 0.6)) < 1e-5);
    CHECK(spot.facing.inDegrees() == doctest::Approx(90.0));
    // Between the seats, too far from both: a bench by its nodes only, so one stands on it.
    const Spot on = spotUnder(set, project, {2, 3, -0.09}, {2, 0, -0.09});
    CHECK(on.seated == false);
    CHECK(on.floor.y == doctest::Approx(0.45));
}

TEST_CASE("the café chair seats wherever it is clicked and the floor beside it does not")
{
    auto chair = readWhole(sourceFile("assets/models/cafe_chair.glb"));
    REQUIRE(chair);
    SmallSet set;
    set.stand(boxModel({{-5.0F, -0.1F, -5.0F}, {5.0F, 0.0F, 5.0F}}));
    const Mat4 turned = glm::rotate(placed({1, 0, -2}), glm::radians(-86.0F), Vec3(0, 1, 0));
    const std::uint32_t row = set.stand(std::move(*chair), turned, PlacedKind::prop);
    const Project project = namedProject(row, "cafe_chair");
    for (const double height : {0.45, 0.80}) { // its seat, and its back rest from the side
        const Spot spot = spotUnder(set, project, {1.0, height + 0.4, 2.0},
                                    {1.0 + (height > 0.5 ? 0.24 : 0.0), height, -2.0});
        CHECK(spot.seated);
        CHECK(spot.facing.inDegrees() == doctest::Approx(-86.0));
        CHECK(spot.floor.x == doctest::Approx(1.0).epsilon(0.05)); // its origin, as dressed by hand
        CHECK(spot.floor.z == doctest::Approx(-2.0).epsilon(0.05));
        CHECK(std::abs(spot.floor.y) < 0.01);
    }
    const Spot beside = spotUnder(set, project, {0, 1.6, 5}, {-1, 0, 0});
    CHECK_FALSE(beside.seated);
    CHECK(glm::length(beside.floor - DVec3(-1.0, 0.0, 0.0)) < 1e-5);
    CHECK(beside.facing.inRadians() == doctest::Approx(std::atan2(1.0, 5.0)));
}

TEST_CASE("legs hang from a bar stool and a small figure's feet reach no lower than they are long")
{
    SmallSet set;
    const std::uint32_t row = set.stand(boxModel({{-0.2F, 0.0F, -0.2F}, {0.2F, 0.78F, 0.2F}}));
    const Project project = namedProject(row, "bar stool");
    const Spot high = spotUnder(set, project, {0, 2, 0.1}, {0, 0, 0.1});
    REQUIRE(high.seated);
    // The clip sits on 0.46 m: tools/modelling/README.md.
    CHECK(high.floor.y == doctest::Approx(0.78 - 0.46));
    const Spot child = spotUnder(set, project, {0, 2, 0.1}, {0, 0, 0.1}, 0.5);
    CHECK(child.floor.y == doctest::Approx(0.78 - 0.23));
    // What is too high for a seat is stood on, whatever its name says.
    SmallSet tower;
    const std::uint32_t other = tower.stand(boxModel({{-0.2F, 0.0F, -0.2F}, {0.2F, 1.4F, 0.2F}}));
    CHECK_FALSE(spotUnder(tower, namedProject(other, "stool"), {0, 3, 0}, {0, 0, 0}).seated);
}
