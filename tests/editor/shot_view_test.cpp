// Where a camera made from the free view begins. Expected: from the rooms' own measures.
#include "editor/shot_view.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "project/edit.h"
#include "stage/stage.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// A room from (0, 0) to (8, 6) metres with somebody at its (x, z), and a view that looks at them from
/// ten metres away to the south.
struct ShotViewScene {
    Project project{};
    FreeCamera view{};

    ShotViewScene(double x, double z, bool walls)
    {
        if (walls) {
            Room room;
            room.name = "Café";
            room.corners = {{Metres(0.0), Metres(0.0)},
                            {Metres(8.0), Metres(0.0)},
                            {Metres(8.0), Metres(6.0)},
                            {Metres(0.0), Metres(6.0)}};
            take(Put<Room>{room});
        }
        Mark mark;
        mark.name = "Ines 1";
        mark.x = Metres(x);
        mark.z = Metres(z);
        take(Put<Mark>{mark});
        Cast person;
        person.name = "Ines";
        person.stops = {{.mark = project.marks.rows()[0]->id, .arrive = 1001, .leave = 1100}};
        take(Put<Cast>{person});
        view.pivot = {x, 1.0, z};
        view.distance = 10.0;
        view.pan = Angle();
    }

    void take(const Edit& edit)
    {
        Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = *next;
    }
    [[nodiscard]] DVec3 eyes() const { return eyesOf(project, *project.cast.rows()[0], 1010.0); }
    [[nodiscard]] Pose pose() const { return shotView(project, view, 1010.0).pose; }
};

}

TEST_CASE("where nothing is in the way a shot begins where the view is")
{
    const ShotViewScene scene(4.0, 3.0, false);
    CHECK(glm::distance(DVec3(scene.pose().position), scene.view.eye()) < 1e-3);
}

TEST_CASE("a shot begins on their side of a wall that the view looks through and faces them")
{
    const ShotViewScene scene(4.0, 2.0, true);
    const Pose pose = scene.pose();
    // Straight from them toward the view are four metres to the wall at z = 6.
    CHECK(pose.position.x == doctest::Approx(4.0).epsilon(1e-3));
    CHECK(pose.position.z == doctest::Approx(2.0 + 4.0 - 0.3).epsilon(1e-3));
    CHECK(double(pose.position.y) == doctest::Approx(scene.eyes().y));
    const Vec3 ahead = pose.rotation * Vec3(0.0F, 0.0F, -1.0F);
    CHECK(glm::dot(DVec3(ahead), glm::normalize(scene.eyes() - DVec3(pose.position))) > 0.9999);
}

TEST_CASE("with their back to the wall they are looked at from the side that has room")
{
    const ShotViewScene scene(4.0, 5.0, true);
    const Pose pose = scene.pose();
    const DVec3 place(pose.position);
    CHECK(place.x > 0.0);
    CHECK(place.x < 8.0);
    CHECK(place.z > 0.0);
    CHECK(place.z < 6.0);
    CHECK(glm::distance(place, scene.eyes()) >= 2.5);
    const Vec3 ahead = pose.rotation * Vec3(0.0F, 0.0F, -1.0F);
    CHECK(glm::dot(DVec3(ahead), glm::normalize(scene.eyes() - place)) > 0.9999);
}
