#include "editor/turning.h"

#include <cmath>

#include "stage/stage.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project turnedProject(const Project& before, const std::vector<Edit>& edits)
{
    Project project = before;
    for (const Edit& edit : edits) {
        Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = std::move(*next);
    }
    return project;
}

Prop propAt(double x, double z)
{
    Prop prop;
    prop.name = "Chair";
    prop.placement.x.rest = x;
    prop.placement.z.rest = z;
    return prop;
}

Item itemOfProp(const Project& project, std::size_t place)
{
    return {ItemKind::prop, project.props.rows()[place]->id.value};
}

const Placement& placementAt(const Project& project, std::size_t place)
{
    return project.props.rows()[place]->placement;
}

}

TEST_CASE("one thing turns on its spot")
{
    const Project before = turnedProject({}, {Put<Prop>{propAt(2.0, 1.0)}});
    const Project now = turnedProject(
        before, editsToTurn(before, {itemOfProp(before, 0)},
                            {TurnAbout::pan, Angle::degrees(30.0), {9.0, 0.0, 9.0}, 0.0}));
    CHECK(placementAt(now, 0).x.rest == 2.0);
    CHECK(placementAt(now, 0).pan.rest == doctest::Approx(30.0));
}

TEST_CASE("several things go round their middle as one and keep their distances")
{
    const Project before =
        turnedProject({}, {Put<Prop>{propAt(1.0, 0.0)}, Put<Prop>{propAt(-1.0, 0.0)}});
    const std::vector<Item> both{itemOfProp(before, 0), itemOfProp(before, 1)};
    const Project now = turnedProject(
        before, editsToTurn(before, both, {TurnAbout::pan, Angle::degrees(90.0), {}, 0.0}));
    // A quarter to the left, seen from above with -z up: what lay on the right lies at the top.
    CHECK(placementAt(now, 0).x.rest == doctest::Approx(0.0));
    CHECK(placementAt(now, 0).z.rest == doctest::Approx(-1.0));
    CHECK(placementAt(now, 1).z.rest == doctest::Approx(1.0));
    CHECK(placementAt(now, 1).pan.rest == doctest::Approx(90.0));
}

TEST_CASE("a keyed way that goes round is the same way turned at every moment")
{
    Prop sliding = propAt(0.0, 0.0);
    sliding.placement.x = smoothed({0.0, {{1001, 0.0}, {1025, 2.0}, {1049, 2.5}}});
    sliding.placement.z = smoothed({0.0, {{1001, 1.0}, {1025, 1.0}, {1049, -3.0}}});
    const Project before = turnedProject({}, {Put<Prop>{sliding}, Put<Prop>{propAt(4.0, 4.0)}});
    const std::vector<Item> both{itemOfProp(before, 0), itemOfProp(before, 1)};
    const DVec3 centre(1.0, 0.0, -2.0);
    const Angle by = Angle::degrees(50.0);
    const Project now =
        turnedProject(before, editsToTurn(before, both, {TurnAbout::pan, by, centre, 0.0}));
    for (double time = 1001.0; time <= 1049.0; time += 3.5) {
        const double x = valueAt(placementAt(before, 0).x, time) - centre.x;
        const double z = valueAt(placementAt(before, 0).z, time) - centre.z;
        const double sine = std::sin(by.inRadians());
        const double cosine = std::cos(by.inRadians());
        CHECK(valueAt(placementAt(now, 0).x, time) ==
              doctest::Approx(centre.x + x * cosine + z * sine));
        CHECK(valueAt(placementAt(now, 0).z, time) ==
              doctest::Approx(centre.z - x * sine + z * cosine));
    }
}

TEST_CASE("turned there and back is as before")
{
    const Project before =
        turnedProject({}, {Put<Prop>{propAt(1.0, 0.5)}, Put<Prop>{propAt(-1.0, 0.25)}});
    const std::vector<Item> one{itemOfProp(before, 0)};
    for (const TurnAbout about : {TurnAbout::pan, TurnAbout::tilt, TurnAbout::roll}) {
        const Project there =
            turnedProject(before, editsToTurn(before, one, {about, Angle::degrees(45.0), {}, 0.0}));
        CHECK_FALSE(there == before);
        const Project back =
            turnedProject(there, editsToTurn(there, one, {about, Angle::degrees(-45.0), {}, 0.0}));
        CHECK(placementAt(back, 0).pan.rest == doctest::Approx(0.0));
        CHECK(placementAt(back, 0).tilt.rest == doctest::Approx(0.0));
        CHECK(placementAt(back, 0).roll.rest == doctest::Approx(0.0));
    }
}

TEST_CASE("an actor turns on the mark of the moment and no other")
{
    Mark mark;
    mark.name = "1";
    Project project = turnedProject({}, {Put<Mark>{mark}, Put<Mark>{mark}});
    Cast cast;
    cast.name = "Ines";
    cast.stops.push_back({project.marks.rows()[0]->id, 1001, 1010, "stand", {}, {}});
    cast.stops.push_back({project.marks.rows()[1]->id, 1080, 1080, "stand", {}, {}});
    project = turnedProject(project, {Put<Cast>{cast}});
    const Item item{ItemKind::cast, project.cast.rows()[0]->id.value};
    const Project now = turnedProject(
        project, editsToTurn(project, {item}, {TurnAbout::pan, Angle::degrees(20.0), {}, 1090.0}));
    CHECK(now.marks.rows()[0]->facing.inDegrees() == doctest::Approx(0.0));
    CHECK(now.marks.rows()[1]->facing.inDegrees() == doctest::Approx(20.0));
}

TEST_CASE("a size is a factor of all scale's keys and lights have none")
{
    Prop prop = propAt(0.0, 0.0);
    prop.placement.scale.rest = 2.0;
    Light light;
    light.name = "Key";
    const Project before = turnedProject({}, {Put<Prop>{prop}, Put<Light>{light}});
    const Item lamp{ItemKind::light, before.lights.rows()[0]->id.value};
    const Project now =
        turnedProject(before, editsToSize(before, {itemOfProp(before, 0), lamp}, 1.5));
    CHECK(placementAt(now, 0).scale.rest == doctest::Approx(3.0));
    CHECK(now.lights.rows()[0] == before.lights.rows()[0]);
    CHECK_FALSE(hasSize(lamp));
    CHECK(tilts(lamp));
}
