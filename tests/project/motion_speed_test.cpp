#include "project/motion_speed.h"

#include <algorithm>
#include <cmath>

#include <glm/gtc/quaternion.hpp>

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

namespace {

Track ramp(Frame from, Frame to, double first, double last)
{
    return {first,
            {{.frame = from, .value = first, .toNext = Interpolation::linear},
             {.frame = to, .value = last}}};
}

}

TEST_CASE("an even dolly is as fast as its way over its time from its first frame on")
{
    Placement placement;
    placement.x = ramp(1001, 1049, 0.0, 3.0);
    placement.z = ramp(1001, 1049, 0.0, -4.0);
    const Fastest fastest = fastestTravel(placement, {900, 1200}, {24, 1});
    CHECK(fastest.perSecond == Approx(2.5)); // 5 m in 2 s
    CHECK(fastest.frame == 1001);
    CHECK(fastestWords(fastest, "m", {24, 1}, 1001) == "Fastest 2.50 m/s at 00:00:00:00");
    CHECK(fastestWords(fastest, "m", {24, 1}, 1013) == "Fastest 2.50 m/s at −00:00:00:12");
}

TEST_CASE("an eased move is fastest in its middle by half more than on average")
{
    // The cubic 3u² − 2u³ rises by 3/2 in the middle.
    Placement placement;
    placement.x = smoothed({0.0, {{.frame = 0, .value = 0.0}, {.frame = 96, .value = 4.0}}});
    const Fastest fastest = fastestTravel(placement, {0, 97}, {24, 1});
    CHECK(fastest.perSecond == Approx(1.5));
    CHECK(fastest.frame == 48);
    CHECK(fastestWords(fastest, "m", {24, 1}, 0) == "Fastest 1.50 m/s at 00:00:02:00");
}

TEST_CASE("what stands still has no fastest place")
{
    CHECK(fastestTravel({}, {0, 100}, {24, 1}) == Fastest{0.0, 0});
    CHECK(fastestWords({}, "m", {24, 1}, 0) == "Stands still");
}

TEST_CASE("a zoom out is as fast as a zoom in")
{
    CHECK(fastestChange(ramp(0, 48, 85.0, 25.0), {0, 48}, {24, 1}).perSecond == Approx(30.0));
}

TEST_CASE("a turn is as fast as the angle between two frames close by")
{
    Placement placement;
    placement.pan = ramp(0, 100, 0.0, 200.0);
    placement.tilt = ramp(0, 100, -40.0, -38.0);
    placement.roll = ramp(0, 100, 0.0, 150.0);
    // As a fluid head turns (math/pose.h), in double precision.
    const auto rotationAt = [&](double time) {
        const auto about = [&](const Track& track, const glm::dvec3& axis) {
            return glm::angleAxis(glm::radians(valueAt(track, time)), axis);
        };
        return about(placement.pan, {0.0, 1.0, 0.0}) * about(placement.tilt, {1.0, 0.0, 0.0}) *
               about(placement.roll, {0.0, 0.0, 1.0});
    };
    constexpr double step = 0.001;
    double most = 0.0;
    for (double time = 0.0; time < 99.9; time += 0.5) {
        const glm::dquat turn = glm::conjugate(rotationAt(time)) * rotationAt(time + step);
        const double sine = std::hypot(turn.x, turn.y, turn.z);
        most = std::max(most, glm::degrees(2.0 * std::asin(sine)) / step * 24.0);
    }
    CHECK(fastestTurn(placement, {0, 100}, {24, 1}).perSecond == Approx(most).epsilon(1e-3));
}
