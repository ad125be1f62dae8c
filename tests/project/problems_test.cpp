#include <algorithm>
#include <cmath>

#include "project/project.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using Weight = Problem::Weight;

namespace {

/// One camera on a 35 prime, one shot of it, cut in whole.
Project oneShot()
{
    Project project;
    project.cameras.put({.id = {1}, .name = "A"});
    project.shots.put(
        {.id = {2}, .number = "010", .camera = {1}, .range = {1001, 1049}, .handleIn = 8});
    project.cut = {{{2}, {1001, 1049}}};
    project.lastId = 2;
    return project;
}

Project withCamera(const CameraSetup& camera)
{
    Project project = oneShot();
    project.cameras.put(camera);
    return project;
}

bool tells(const Project& project, Weight weight, const std::string& message)
{
    const std::vector<Problem> problems = problemsIn(project);
    for (const Problem& problem : problems) {
        INFO(problem.message);
        CHECK_FALSE(problem.message.empty());
    }
    const bool told = std::ranges::find(problems, Problem{weight, message}) != problems.end();
    if (!told) {
        for (const Problem& problem : problems) {
            MESSAGE(problem.message);
        }
    }
    return told;
}

Project walk(double metres, Frame frames)
{
    Project project;
    project.marks.put({.id = {1}, .name = "Door"});
    project.marks.put({.id = {2}, .name = "Table", .x = Metres(metres)});
    project.cast.put({.id = {3},
                      .name = "Marek",
                      .stops = {{.mark = {1}, .arrive = 1001, .leave = 1001},
                                {.mark = {2}, .arrive = 1001 + frames}}});
    return project;
}

}

TEST_CASE("a production in order has no problems")
{
    CHECK(problemsIn(Project{}).empty());
    CHECK(problemsIn(oneShot()).empty());
    // 3 m in 2 s is a walk.
    CHECK(problemsIn(walk(3.0, 48)).empty());
}

TEST_CASE("what edits accept has no errors among its problems")
{
    for (std::uint32_t seed = 1; seed < 60; ++seed) {
        test::RandomAuthor author(seed);
        const Project project = author.project(80);
        for (const Problem& problem : problemsIn(project)) {
            CAPTURE(problem.message);
            // Between two keys a curve may dip where no key may be; that is not for edits to see.
            const bool dips = problem.message.ends_with("of its own focal length.");
            // A shot may be cut before it has a camera: a plan half made, that cannot be drawn yet.
            const bool unfilmed = problem.message.ends_with("and has no camera; give it one.");
            CHECK((dips || unfilmed || problem.weight != Weight::error));
        }
    }
}

TEST_CASE("a focal length that the lens has not is told with its frame")
{
    CameraSetup camera{.id = {1}, .name = "A"};
    camera.focalLength = Track{85.0, {}};
    CHECK(tells(withCamera(camera), Weight::warning,
                "Camera A is at 85 mm on frame 1001, but its lens is Spherical 35 mm."));
    camera.lens.set = "Zoom";
    camera.lens.shortest = 24.0_mm;
    camera.lens.longest = 80.0_mm;
    camera.focalLength =
        Track{30.0, {{.frame = 1001, .value = 30.0}, {.frame = 1025, .value = 18.0}}};
    CHECK(tells(withCamera(camera), Weight::warning,
                "Camera A is at 18 mm on frame 1025, but its lens is Zoom 24–80 mm."));
}

TEST_CASE("focus nearer than the lens allows is told")
{
    CameraSetup camera{.id = {1}, .name = "A"};
    camera.lens.closeFocus = 0.45_m;
    camera.focusDistance =
        Track{2.0, {{.frame = 1001, .value = 2.0}, {.frame = 1013, .value = 0.3}}};
    CHECK(
        tells(withCamera(camera), Weight::warning,
              "Camera A is focused at 0.3 m on frame 1013, but its lens focuses from 0.45 m on."));
    camera.focusDistance = Track{0.03, {}};
    CHECK(tells(withCamera(camera), Weight::error,
                "Camera A is focused at 0.03 m, within the 35 mm of its own focal length."));
}

TEST_CASE("a stop wider than the glass is told")
{
    CameraSetup camera{.id = {1}, .name = "A"};
    camera.tStop = Track{1.3, {}};
    CHECK(tells(withCamera(camera), Weight::warning,
                "Camera A is at T1.3 on frame 1001, but its lens opens to T1.4."));
}

TEST_CASE("a lens that does not cover the gate is told")
{
    CameraSetup camera{.id = {1}, .name = "A"};
    camera.lens.imageCircle = 31.0_mm;
    CHECK(tells(
        withCamera(camera), Weight::warning,
        "Camera A: the lens draws a circle of 31.0 mm, but 35 mm film Super 35 4-perf is 31.1 "
        "mm across; the corners may be dark."));
}

TEST_CASE("walks that nobody can walk are told")
{
    CHECK(tells(walk(6.0, 48), Weight::note, "Actor Marek has to run to mark Table: 3.0 m/s."));
    CHECK(tells(walk(20.0, 48), Weight::warning,
                "Actor Marek has 2.0 s for 20.0 m to mark Table: 10.0 m/s is faster than a run."));
    CHECK(
        tells(walk(2.0, 0), Weight::warning, "Actor Marek has no time to go 2.0 m to mark Table."));
}

TEST_CASE("a way round is longer than the way straight on")
{
    Project project = walk(3.0, 48);
    Cast marek = *project.cast.rows().front();
    marek.stops[1].via = {{0.0_m, 4.0_m}};
    project.cast.put(marek);
    // 4 m out and 5 m back, in 2 s.
    CHECK(tells(project, Weight::note, "Actor Marek has to run to mark Table: 4.5 m/s."));
}

TEST_CASE("names of what is not there are told")
{
    Project project = oneShot();
    project.cameras.remove({1});
    CHECK(tells(project, Weight::error, "Shot 010 names camera #1, which is not in the project."));
    project.shots.remove({2});
    CHECK(tells(project, Weight::error,
                "Clip 1 of the cut: The cut names shot #2, which is not in the project."));
    Project shot = oneShot();
    shot.shots.put({.id = {2}, .number = "010", .range = {1001, 1049}});
    CHECK(tells(shot, Weight::error, "Shot 010 is in the cut and has no camera; give it one."));
    shot.cut.clear();
    CHECK(tells(shot, Weight::warning, "Shot 010 has no camera."));
}

TEST_CASE("a clip beyond its shot's handles is told")
{
    Project project = oneShot();
    project.cut = {{{2}, {993, 1050}}};
    CHECK(tells(project, Weight::warning,
                "Clip 1 of the cut needs frames 993–1049 of shot 010, which with its handles has "
                "993–1048."));
    project.cut = {{{2}, {993, 1049}}};
    CHECK(problemsIn(project).empty());
    project.cut = {{{2}, {1010, 1010}}};
    CHECK(tells(
        project, Weight::error,
        "Clip 1 of the cut: A clip of the cut has no frames: it starts on 1010 and ends before "
        "1010."));
}

TEST_CASE("what no edit would have let in is told as an error")
{
    Project project = oneShot();
    project.settings.rate = {0, 1};
    CHECK(tells(project, Weight::error,
                "Project settings: rate must be above 0 and at most 1000 frames a second, and is "
                "0/1."));
    project = oneShot();
    project.settings.dropFrame = DropFrame::yes;
    CHECK(tells(project, Weight::error,
                "Drop-frame timecode exists at 29.97 and 59.94 frames a second, not at 24."));
    project = oneShot();
    project.sky.lux = std::nan("");
    CHECK(tells(project, Weight::error, "Sky: lux must be a finite number."));
    project = oneShot();
    project.shots.put({.id = {3}, .number = "010", .camera = {1}, .range = {1, 2}});
    CHECK(tells(project, Weight::error,
                "There is a take 1 of shot 010 already. Give this one another number or take."));
    project = walk(1.0, 48);
    Cast marek = *project.cast.rows().front();
    marek.stops[0].leave = 1100;
    project.cast.put(marek);
    CHECK(tells(
        project, Weight::error,
        "Actor Marek arrives on a mark on frame 1049, before leaving the one before it on frame "
        "1100."));
    CameraSetup camera{.id = {1}, .name = "A"};
    camera.tStop.keys = {{.frame = 9, .value = 2.0}, {.frame = 3, .value = 2.0}};
    CHECK(tells(withCamera(camera), Weight::error,
                "Camera A: t stop keys[1] frame must come after 9, and is 3."));
}
