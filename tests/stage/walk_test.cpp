#include <cmath>
#include <numbers>
#include <random>

#include <glm/geometric.hpp>

#include "scene.h"
#include "stage/blocking.h"
#include "stage/figure.h"
#include "stage/walk_clock.h"
#include "stage/walk_path.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

double turnBetween(double a, double b)
{
    return std::abs(std::remainder(a - b, 360.0));
}

Vec3 markOf(const Project& project, std::uint32_t id)
{
    const Mark& mark = project.marks.at({id});
    return {float(mark.x.value()), float(mark.y.value()), float(mark.z.value())};
}

/// Random marks, some of them high, with waypoints between, and stays short and long.
Project randomWalk(std::mt19937& random)
{
    Project project = walkScene();
    Cast cast = project.cast.at(marek);
    cast.stops.clear();
    Frame frame = 1001;
    FloorPoint before(0.0);
    for (std::uint32_t id = 50; id < 56; ++id) {
        const FloorPoint place(uniform(random, -8.0, 8.0), uniform(random, -8.0, 8.0));
        Mark mark;
        mark.id = {id};
        mark.x = Metres(place.x);
        mark.y = Metres(uniform(random, 0.0, 1.0));
        mark.z = Metres(place.y);
        mark.facing = Angle::degrees(uniform(random, -400.0, 400.0));
        project.marks.put(mark);
        Stop stop;
        stop.mark = mark.id;
        stop.action = random() % 3 == 0 ? "sit" : "stand";
        for (std::size_t i = random() % 3; i > 0; --i) {
            const FloorPoint via(uniform(random, -8.0, 8.0), uniform(random, -8.0, 8.0));
            stop.via.push_back({Metres(via.x), Metres(via.y)});
            frame += Frame(24.0 * glm::distance(before, via) / 1.3);
            before = via;
        }
        frame += 24 + Frame(24.0 * glm::distance(before, place) / 1.3);
        before = place;
        stop.arrive = frame;
        frame += Frame(random() % 60);
        stop.leave = frame;
        cast.stops.push_back(stop);
    }
    project.cast.put(cast);
    return project;
}

double fastestIn(const Project& project)
{
    double fastest = 0.0;
    for (FrameTime time = 990.0; time < 3000.0; time += 1.0) {
        fastest = std::max(fastest, castAt(project, castOf(project, marek), time).speed);
    }
    return fastest;
}

}

TEST_CASE("an actor is on the mark from arrive until leave and off it beyond")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    for (const auto& [mark, arrive, leave] :
         {std::tuple(1U, 900, 1025), std::tuple(2U, 1121, 1169), std::tuple(3U, 1313, 9000)}) {
        for (FrameTime time = arrive; time <= FrameTime(leave); time += 0.25) {
            REQUIRE(castAt(project, cast, time).pose.position == markOf(project, mark));
        }
    }
    CHECK(castAt(project, cast, 1026.0).pose.position != markOf(project, 1));
    CHECK(castAt(project, cast, 1120.0).pose.position != markOf(project, 2));
    CHECK(castAt(project, cast, 1170.0).pose.position != markOf(project, 2));
    CHECK(castAt(project, cast, 1312.0).pose.position != markOf(project, 3));
}

TEST_CASE("on the mark an actor faces as the mark says once turned")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    CHECK(turnBetween(panOf(castAt(project, cast, 1001.0).pose), 0.0) < 0.01);
    for (const FrameTime time : {1121.0 + 0.7 * 24, 1145.0, 1169.0 - 0.7 * 24}) {
        CHECK(turnBetween(panOf(castAt(project, cast, time).pose), 120.0) < 0.01);
    }
    CHECK(turnBetween(panOf(castAt(project, cast, 1313.0 + 0.7 * 24).pose), -60.0) < 0.01);
}

TEST_CASE("a walk begins and ends the way its path goes so that nobody slides sideways")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    for (FrameTime time = 1025.5; time < 1313.0; time += 0.5) {
        const bool walking = time < 1120.5 || time > 1169.5;
        if (!walking) {
            continue;
        }
        const Vec3 way = castAt(project, cast, time + 0.25).pose.position -
                         castAt(project, cast, time - 0.25).pose.position;
        const double way2d = std::hypot(double(way.x), double(way.z));
        if (way2d < 1e-4) {
            continue;
        }
        const double course = std::atan2(double(way.x), double(way.z)) * 180.0 / std::numbers::pi;
        INFO("at frame ", time);
        // In the rounded corner the body turns over more ground than the feet.
        CHECK(turnBetween(course, panOf(castAt(project, cast, time).pose)) < 25.0);
    }
}

TEST_CASE("nobody jumps: places and headings are continuous for any blocking")
{
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        const Project project = randomWalk(random);
        const Cast& cast = castOf(project, marek);
        const double fastest = fastestIn(project);
        constexpr double step = 0.25;
        const double seconds = step / 24.0;
        CastMoment before = castAt(project, cast, 990.0);
        for (FrameTime time = 990.0 + step; time < 3000.0; time += step) {
            const CastMoment now = castAt(project, cast, time);
            INFO("round ", round, " frame ", time);
            const double gone = double(glm::distance(now.pose.position, before.pose.position));
            REQUIRE(gone <= fastest * 1.02 * seconds + 1e-5);
            // A quick turn of the head is 400 degrees a second; two may add up.
            REQUIRE(turnBetween(panOf(now.pose), panOf(before.pose)) < 1000.0 * seconds);
            REQUIRE(std::abs(now.eyeHeight - before.eyeHeight) < 0.6 * seconds);
            before = now;
        }
    }
}

TEST_CASE("the speed told is the speed of the feet")
{
    std::mt19937 random(11);
    const Project project = randomWalk(random);
    const Cast& cast = castOf(project, marek);
    double walked = 0.0;
    double told = 0.0;
    constexpr double step = 0.125;
    for (FrameTime time = 1000.0; time < 3000.0; time += step) {
        walked += double(glm::distance(castAt(project, cast, time + step).pose.position,
                                       castAt(project, cast, time).pose.position));
        told += castAt(project, cast, time + step / 2.0).speed * step / 24.0;
    }
    CHECK(walked == doctest::Approx(told).epsilon(0.01));
}

TEST_CASE("feet do not slide: the walk's phase is the ground covered")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    // 1.40 m a cycle is what the clip of the 1.78 m model covers; MAREK is 1.85 m.
    const double stride = 1.40 * 1.85 / 1.78;
    double covered = 0.0;
    Vec3 before = castAt(project, cast, 1169.0).pose.position;
    for (FrameTime time = 1169.0; time < 1313.0; time += 0.125) {
        const CastMoment moment = castAt(project, cast, time);
        covered += double(glm::distance(moment.pose.position, before));
        before = moment.pose.position;
        for (const ClipSample& sample : moment.body.samples) {
            if (sample.clip == "walk") {
                REQUIRE(sample.seconds * stride == doctest::Approx(covered).epsilon(0.001));
            }
        }
    }
    CHECK(covered == doctest::Approx(std::hypot(1.0, 7.0)).epsilon(0.001));
}

TEST_CASE("a walk is eased in over half a second and out over six tenths")
{
    const WalkClock clock(10.0, 8.0);
    CHECK(clock.walked(0.0) == 0.0);
    CHECK(clock.walked(8.0) == 10.0);
    CHECK(clock.walked(99.0) == 10.0);
    const double cruise = clock.speed(4.0);
    CHECK(clock.speed(0.25) == doctest::Approx(cruise / 2.0));
    CHECK(clock.speed(0.5) == doctest::Approx(cruise));
    CHECK(clock.speed(7.4) == doctest::Approx(cruise));
    CHECK(clock.speed(7.7) == doctest::Approx(cruise / 2.0));
    // Distance is the area under the speed: a trapezoid.
    CHECK(cruise * (8.0 - 0.55) == doctest::Approx(10.0));
}

TEST_CASE("a step in a third of a second still covers its distance exactly")
{
    const WalkClock clock(0.4, 1.0 / 3.0);
    double sum = 0.0;
    constexpr int parts = 10000;
    for (int i = 0; i < parts; ++i) {
        sum += clock.speed((double(i) + 0.5) / (3.0 * parts)) / (3.0 * parts);
    }
    CHECK(sum == doctest::Approx(0.4));
    CHECK(clock.walked(1.0 / 3.0) == 0.4);
    CHECK(clock.walked(1.0 / 6.0) < 0.4);
}

TEST_CASE("a path runs at even speed through its length and starts and ends on its points")
{
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<FloorPoint> points;
        for (int i = 0; i < 6; ++i) {
            points.emplace_back(uniform(random, -5.0, 5.0), uniform(random, -5.0, 5.0));
        }
        const WalkPath path(points);
        CHECK(path.at(0.0) == points.front());
        CHECK(path.at(path.length()) == points.back());
        double straight = 0.0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            straight += glm::distance(points[i - 1], points[i]);
        }
        CHECK(path.length() <= straight + 1e-9); // corners are cut, never made longer
        constexpr double step = 0.001;
        double sum = 0.0;
        for (double at = 0.0; at < path.length(); at += step) {
            const double gone = glm::distance(path.at(at), path.at(at + step));
            REQUIRE(gone <= step + 1e-9);
            sum += gone;
        }
        CHECK(sum == doctest::Approx(path.length()).epsilon(0.002));
    }
}

TEST_CASE("somebody who turns back at a waypoint reaches it")
{
    const FloorPoint points[] = {{0.0, 0.0}, {0.0, 4.0}, {0.0, 0.0}};
    const WalkPath path(points);
    CHECK(path.length() == doctest::Approx(8.0));
    CHECK(glm::distance(path.at(4.0), points[1]) < 1e-6);
    CHECK(turnBetween(path.heading(0.0) * 180.0 / std::numbers::pi, 0.0) < 1e-6);
    CHECK(turnBetween(path.heading(8.0) * 180.0 / std::numbers::pi, 180.0) < 1e-6);
}

TEST_CASE("a right angle is walked as a round corner that stays near it")
{
    const FloorPoint points[] = {{0.0, 0.0}, {0.0, 5.0}, {5.0, 5.0}};
    const WalkPath path(points);
    double nearest = 10.0;
    for (double at = 0.0; at < path.length(); at += 0.01) {
        nearest = std::min(nearest, glm::distance(path.at(at), points[1]));
    }
    CHECK(nearest > 0.1);
    CHECK(nearest < 0.4);
}

TEST_CASE("two stops on one mark are one stay with a turn in place")
{
    Project project = walkScene();
    project = withCast(project, marek, [](Cast& cast) {
        cast.stops = {{{2}, 1001, 1020, "stand", {}, {}}, {{2}, 1060, 1100, "talk", {}, {}}};
    });
    for (FrameTime time = 1001.0; time < 1100.0; time += 0.5) {
        const CastMoment moment = castAt(project, castOf(project, marek), time);
        REQUIRE(moment.pose.position == markOf(project, 2));
        REQUIRE(moment.speed == 0.0);
        REQUIRE(turnBetween(panOf(moment.pose), 120.0) < 0.01);
        REQUIRE(weightOf(moment.body, "walk") == 0.0);
    }
}

TEST_CASE("stops that overlap or whose mark is gone still leave an actor somewhere")
{
    Project project = walkScene();
    project = withCast(project, marek, [](Cast& cast) {
        cast.stops = {{{1}, 1001, 1100, "stand", {}, {}},
                      {{99}, 1020, 1030, "stand", {}, {}},
                      {{2}, 1050, 1040, "stand", {}, {}}};
    });
    const Cast& cast = castOf(project, marek);
    CHECK(castAt(project, cast, 1049.0).pose.position == markOf(project, 1));
    CHECK(castAt(project, cast, 1050.0).pose.position == markOf(project, 2));
}

TEST_CASE("an actor without stops stands where the placement says")
{
    Project project = walkScene();
    project = withCast(project, marek, [](Cast& cast) {
        cast.stops.clear();
        cast.placement.x.rest = 2.0;
        cast.placement.pan.rest = 30.0;
    });
    const CastMoment moment = castAt(project, castOf(project, marek), 1010.0);
    CHECK(moment.pose.position == Vec3(2.0F, 0.0F, 0.0F));
    CHECK(panOf(moment.pose) == doctest::Approx(30.0));
    CHECK(moment.speed == 0.0);
    CHECK(weightOf(moment.body, "stand") == doctest::Approx(1.0));
}
