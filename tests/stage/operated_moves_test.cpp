#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <glm/geometric.hpp>

#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

const MoveTiming walk{{1001, 1401}, Ease::inOut};

DVec3 placeAt(const Project& project, FrameTime time)
{
    const Placement& placement = cameraOf(project).placement;
    return {valueAt(placement.x, time), valueAt(placement.y, time), valueAt(placement.z, time)};
}

/// Share of a signal's power between two frequencies (Hz), by a plain Fourier sum.
double powerBetween(const std::vector<double>& signal, double rate, double low, double high)
{
    const auto count = double(signal.size());
    double inside = 0.0;
    double all = 0.0;
    for (std::size_t k = 1; k <= signal.size() / 2; ++k) {
        double re = 0.0;
        double im = 0.0;
        for (std::size_t i = 0; i < signal.size(); ++i) {
            const double angle = 2.0 * std::numbers::pi * double(k) * double(i) / count;
            re += signal[i] * std::cos(angle);
            im += signal[i] * std::sin(angle);
        }
        const double frequency = double(k) * rate / count;
        all += re * re + im * im;
        inside += frequency >= low && frequency <= high ? re * re + im * im : 0.0;
    }
    return inside / all;
}

}

TEST_CASE("a following camera keeps its actor at the distance and in the picture")
{
    const Project after = moved(walkScene(), Follow{marek, 3.0_m}, walk);
    const Cast& cast = castOf(after, marek);
    const CameraSetup& camera = cameraOf(after);
    CHECK(glm::distance(placeAt(after, 1001.0), DVec3(0.0, 1.6, 6.0)) < 1e-6);
    const HalfExtent half = halfExtent(camera.gate, 1.0, 35.0_mm, 2.39);
    for (FrameTime time = 1001.0; time <= 1401.0; time += 0.5) {
        const DVec3 eyes = eyesOf(after, cast, time);
        const DVec3 seen = seenFrom(camera, eyes, time);
        INFO("frame ", time);
        REQUIRE(seen.z > 0.0);
        REQUIRE(std::abs(seen.x) < half.horizontal);
        REQUIRE(std::abs(seen.y) < half.vertical);
        if (time > 1061.0) { // the first seconds bring the camera from 6 m to 3 m
            REQUIRE(glm::distance(eyes, placeAt(after, time)) == doctest::Approx(3.0).epsilon(0.1));
        }
    }
}

TEST_CASE("a following camera keeps the eyes sharp")
{
    const Project after = moved(walkScene(), Follow{marek, 3.0_m}, walk);
    for (FrameTime time = 1001.0; time <= 1401.0; time += 0.5) {
        const double depth =
            seenFrom(cameraOf(after), eyesOf(after, castOf(after, marek), time), time).z;
        INFO("frame ", time);
        REQUIRE(std::abs(valueAt(cameraOf(after).focusDistance, time) - depth) < 0.03);
    }
    const Project unfocused = moved(walkScene(), Follow{marek, 3.0_m, false}, walk);
    CHECK(cameraOf(unfocused).focusDistance == cameraOf(walkScene()).focusDistance);
}

TEST_CASE("a following camera has no jerk that the actor has")
{
    const Project after = moved(walkScene(), Follow{marek, 3.0_m}, walk);
    for (FrameTime time = 1002.0; time < 1400.0; time += 1.0) {
        const DVec3 bend =
            placeAt(after, time + 1.0) - 2.0 * placeAt(after, time) + placeAt(after, time - 1.0);
        INFO("frame ", time);
        REQUIRE(glm::length(bend) * 24.0 * 24.0 < 6.0); // m/s²
    }
}

TEST_CASE("the same seed sways the same and another differently")
{
    const MoveTiming timing{{1001, 1101}, Ease::none};
    const auto one = editsFor(walkScene(), cameraA, Handheld{5, 1.0}, timing);
    const auto same = editsFor(walkScene(), cameraA, Handheld{5, 1.0}, timing);
    const auto other = editsFor(walkScene(), cameraA, Handheld{6, 1.0}, timing);
    CHECK(*one == *same);
    CHECK(*one != *other);
}

TEST_CASE("a handheld camera sways between breath and step with a small tremor")
{
    const MoveTiming timing{{1001, 1001 + 480}, Ease::none};
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        const Project after = moved(walkScene(), Handheld{seed, 1.0}, timing);
        std::vector<double> pan;
        double power = 0.0;
        for (FrameTime time = 1001.0; time < 1481.0; time += 0.5) {
            pan.push_back(valueAt(cameraOf(after).placement.pan, time));
            power += pan.back() * pan.back() / 960.0;
        }
        CHECK(powerBetween(pan, 48.0, 0.2, 5.0) > 0.95);
        CHECK(powerBetween(pan, 48.0, 3.4, 4.6) < 0.05);
        CHECK(powerBetween(pan, 48.0, 3.4, 4.6) > 1e-4);
        CHECK(std::sqrt(power) > 0.1); // degrees
        CHECK(std::sqrt(power) < 0.6);
    }
}

TEST_CASE("handheld is added onto what is keyed and joins it at both ends")
{
    const Project before = withCamera(walkScene(), [](CameraSetup& camera) {
        camera.placement.x = {0.0,
                              {{950, 0.0, Interpolation::linear, {}, {}},
                               {1150, 20.0, Interpolation::linear, {}, {}}}};
    });
    const MoveTiming timing{{1001, 1100}, Ease::none};
    const Project after = moved(before, Handheld{3, 1.0}, timing);
    const auto difference = [&](FrameTime time) {
        return valueAt(cameraOf(after).placement.x, time) -
               valueAt(cameraOf(before).placement.x, time);
    };
    double largest = 0.0;
    for (FrameTime time = 1001.0; time <= 1100.0; time += 0.25) {
        largest = std::max(largest, std::abs(difference(time)));
    }
    CHECK(largest > 0.001);
    CHECK(largest < 0.05);
    for (FrameTime time = 940.0; time <= 1001.0; time += 0.5) {
        CHECK(std::abs(difference(time)) < 1e-6);
    }
    CHECK(std::abs(difference(1100.0)) < 1e-6);
    CHECK(std::abs(difference(1150.0)) < 1e-6);
}

TEST_CASE("handheld without strength leaves the picture as it is")
{
    const Project before = walkScene();
    const Project after = moved(before, Handheld{3, 0.0}, {{1001, 1100}, Ease::none});
    for (FrameTime time = 1001.0; time <= 1100.0; time += 0.5) {
        CHECK(stage(after, ThroughCamera{cameraA}, time).camera ==
              stage(before, ThroughCamera{cameraA}, time).camera);
    }
}
