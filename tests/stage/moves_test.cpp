#include <cmath>
#include <limits>
#include <numbers>

#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

const MoveTiming timing{{1001, 1049}, Ease::inOut};

double at(const Project& project, CameraTrack track, FrameTime time)
{
    return valueAt(trackOf(cameraOf(project), track), time);
}

DVec3 placeAt(const Project& project, FrameTime time)
{
    return {at(project, CameraTrack::x, time), at(project, CameraTrack::y, time),
            at(project, CameraTrack::z, time)};
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

constexpr CameraTrack everyTrack[] = {
    CameraTrack::x,     CameraTrack::y,           CameraTrack::z,
    CameraTrack::pan,   CameraTrack::tilt,        CameraTrack::roll,
    CameraTrack::tStop, CameraTrack::focalLength, CameraTrack::focusDistance};

Project turnedCamera(double pan, double tilt)
{
    return withCamera(walkScene(), [&](CameraSetup& camera) {
        camera.placement.pan.rest = pan;
        camera.placement.tilt.rest = tilt;
    });
}

}

TEST_CASE("a pan to the left turns the head by its angle and moves nothing else")
{
    const Project before = turnedCamera(10.0, 5.0);
    const Project after = moved(before, Pan{30.0_deg}, timing);
    CHECK(at(after, CameraTrack::pan, 1001.0) == doctest::Approx(10.0));
    CHECK(at(after, CameraTrack::pan, 1049.0) == doctest::Approx(40.0));
    for (const CameraTrack track : everyTrack) {
        if (track != CameraTrack::pan) {
            CHECK(trackOf(cameraOf(after), track) == trackOf(cameraOf(before), track));
        }
    }
}

TEST_CASE("a tilt up lifts the lens axis by its angle")
{
    const Project after = moved(turnedCamera(10.0, 5.0), Tilt{15.0_deg}, timing);
    CHECK(at(after, CameraTrack::tilt, 1001.0) == doctest::Approx(5.0));
    CHECK(at(after, CameraTrack::tilt, 1049.0) == doctest::Approx(20.0));
}

TEST_CASE("a push in goes along the lens and a pull out back")
{
    // What lies 5 m ahead on the axis lies 3 m ahead after a push of 2 m: still on the axis.
    const Project before = turnedCamera(25.0, -10.0);
    const double pan = 25.0 * std::numbers::pi / 180.0;
    const double tilt = -10.0 * std::numbers::pi / 180.0;
    const DVec3 ahead =
        placeAt(before, 1001.0) + 5.0 * DVec3(-std::sin(pan) * std::cos(tilt), std::sin(tilt),
                                              -std::cos(pan) * std::cos(tilt));
    const Project in = moved(before, PushIn{2.0_m}, timing);
    const Project out = moved(before, PullOut{2.0_m}, timing);
    for (FrameTime time = 1001.0; time <= 1049.0; time += 0.25) {
        const DVec3 seen = seenFrom(cameraOf(in), ahead, time);
        CHECK(seen.x == doctest::Approx(0.0).epsilon(1e-6));
        CHECK(seen.y == doctest::Approx(0.0).epsilon(1e-6));
    }
    CHECK(seenFrom(cameraOf(in), ahead, 1049.0).z == doctest::Approx(3.0));
    CHECK(seenFrom(cameraOf(out), ahead, 1049.0).z == doctest::Approx(7.0));
}

TEST_CASE("a track goes level to the camera's right and a boom straight up")
{
    const Project before = turnedCamera(90.0, 20.0); // looks along −x: its right is −z
    const Project track = moved(before, TrackMove{3.0_m}, timing);
    CHECK(glm::distance(placeAt(track, 1049.0), placeAt(before, 0.0) + DVec3(0.0, 0.0, -3.0)) <
          1e-9);
    const Project boom = moved(before, Boom{1.5_m}, timing);
    CHECK(glm::distance(placeAt(boom, 1049.0), placeAt(before, 0.0) + DVec3(0.0, 1.5, 0.0)) < 1e-9);
}

TEST_CASE("an ease starts or ends at rest and without one the speed is even")
{
    const auto speeds = [](Ease ease) {
        const Project after = moved(walkScene(), Boom{4.8_m}, {{1001, 1049}, ease});
        const auto speed = [&](FrameTime time) {
            return (at(after, CameraTrack::y, time + 0.01) -
                    at(after, CameraTrack::y, time - 0.01)) /
                   0.02;
        };
        return std::array{speed(1001.02), speed(1025.0), speed(1048.98)};
    };
    constexpr double mean = 4.8 / 48.0;
    for (const double speed : speeds(Ease::none)) {
        CHECK(speed == doctest::Approx(mean));
    }
    CHECK(speeds(Ease::in)[0] < 0.01 * mean);
    CHECK(speeds(Ease::in)[2] > 1.5 * mean);
    CHECK(speeds(Ease::out)[0] > 1.5 * mean);
    CHECK(speeds(Ease::out)[2] < 0.01 * mean);
    CHECK(speeds(Ease::inOut)[0] < 0.01 * mean);
    CHECK(speeds(Ease::inOut)[1] > mean);
    CHECK(speeds(Ease::inOut)[2] < 0.01 * mean);
}

TEST_CASE("a move starts from where earlier keys have brought the camera and leaves those outside")
{
    const Project before = withCamera(walkScene(), [](CameraSetup& camera) {
        for (const auto& [frame, value] : {std::pair(980, 0.0), std::pair(1000, 10.0),
                                           std::pair(1021, 40.0), std::pair(1100, 90.0)}) {
            camera.placement.pan =
                withKey(camera.placement.pan, {frame, value, Interpolation::linear, {}, {}});
        }
    });
    const Project after = moved(before, Pan{Angle::degrees(-20.0)}, timing);
    const Track& pan = cameraOf(after).placement.pan;
    const double start = at(before, CameraTrack::pan, 1001.0);
    CHECK(at(after, CameraTrack::pan, 1001.0) == doctest::Approx(start));
    CHECK(at(after, CameraTrack::pan, 1049.0) == doctest::Approx(start - 20.0));
    std::vector<Frame> frames;
    for (const Key& key : pan.keys) {
        frames.push_back(key.frame);
    }
    CHECK(frames == std::vector<Frame>{980, 1000, 1001, 1049, 1100});
    CHECK(at(after, CameraTrack::pan, 1100.0) == doctest::Approx(90.0));
    for (FrameTime time = 970.0; time <= 1001.0; time += 0.5) {
        CHECK(at(after, CameraTrack::pan, time) ==
              doctest::Approx(at(before, CameraTrack::pan, time)));
    }
}

TEST_CASE("rack focus goes to its distance and keeps the picture")
{
    const Project after = moved(walkScene(), RackFocus{1.2_m}, timing);
    CHECK(at(after, CameraTrack::focusDistance, 1001.0) == doctest::Approx(3.0));
    CHECK(at(after, CameraTrack::focusDistance, 1049.0) == doctest::Approx(1.2));
    CHECK(cameraOf(after).placement == cameraOf(walkScene()).placement);
}

TEST_CASE("a move that cannot be made says why")
{
    const Project project = walkScene();
    CHECK(editsFor(project, {99}, Pan{10.0_deg}, timing).error().message ==
          "There is no camera 99 to move. Choose one of the project's cameras.");
    CHECK(refusal(project, Pan{10.0_deg}, {{1010, 1010}, Ease::none}) ==
          "A move from frame 1010 to 1010 has no time. Let it end after it begins.");
    CHECK(refusal(project, Pan{10.0_deg}, {{1001, 2000001}, Ease::none}) ==
          "A move of 1999000 frames is longer than any take. Use 100000 frames at most.");
    CHECK(refusal(project, Boom{Metres(std::numeric_limits<double>::infinity())}, timing) ==
          "The move has a number that is not finite. Give it a size.");
    CHECK(refusal(project, RackFocus{0.3_m}, timing) ==
          "The lens of camera A focuses no closer than 0.60 m; this needs 0.30 m. Move the camera "
          "back or use a lens that focuses closer.");
    CHECK(refusal(project, RackFocus{Metres(-1.0)}, timing) ==
          "A focus distance of -1.00 m is not ahead of the camera A. Use one above 0.");
    CHECK(refusal(project, Orbit{{0.0, 1.0, 6.0}, 90.0_deg}, timing) ==
          "The camera A stands in the centre that it should orbit. Move one of them.");
    CHECK(refusal(project, CraneUp{2.0_m, 6.0_m, {0.0, 1.0, 3.0}}, timing)
              .starts_with("The crane of camera A passes straight over the place that it should"));
    CHECK(refusal(project, DollyZoom{{0.0, 1.6, 9.0}, 1.0_m}, timing) ==
          "The subject of the dolly zoom is behind camera A. Turn the camera to it.");
    CHECK(refusal(project, DollyZoom{{0.0, 1.6, 2.0}, 5.0_m}, timing) ==
          "The subject is 4.00 m from camera A; a move of 5.00 m goes through it. Use a shorter "
          "one.");
    CHECK(refusal(project, DollyZoom{{0.0, 1.6, 2.0}, 3.0_m}, timing) ==
          "The dolly zoom needs 8.8 mm at its end; the lens of camera A goes from 18.0 mm to 100.0 "
          "mm. Use another lens or a shorter move.");
    CHECK(refusal(project, Follow{{99}, 2.0_m}, timing) ==
          "There is no cast 99 for camera A to follow. Choose an actor.");
    CHECK(refusal(project, Follow{marek, 0.1_m}, timing) ==
          "A distance of 0.10 m to MAREK leaves no room for a camera. Use 0.3 m or more.");
    CHECK(refusal(project, Handheld{1, -1.0}, timing) ==
          "A handheld strength of -1 is none. Use 0 or more; 1 is a calm operator.");
    const Project onMarek =
        withCamera(project, [](CameraSetup& camera) { camera.placement.z.rest = 0.0; });
    CHECK(refusal(onMarek, Follow{marek, 2.0_m}, timing) ==
          "Camera A stands on MAREK at frame 1001. Move it to the side to follow from.");
    CHECK(refusal(project, Follow{marek, 0.5_m}, {{1001, 1201}, Ease::none})
              .starts_with("The lens of camera A focuses no closer than 0.60 m"));
}

TEST_CASE("a prime cannot make a dolly zoom")
{
    const Project prime = withCamera(walkScene(), [](CameraSetup& camera) {
        camera.lens.shortest = 35.0_mm;
        camera.lens.longest = 35.0_mm;
    });
    CHECK(refusal(prime, DollyZoom{{0.0, 1.6, 2.0}, 0.5_m}, timing)
              .starts_with("The dolly zoom needs 30.6 mm"));
}

TEST_CASE("an orbit stays on its circle and keeps the centre where it is in frame")
{
    const DVec3 centre(1.0, 1.2, 0.0);
    for (const double by : {90.0, -200.0, 720.0}) {
        const Project before = turnedCamera(-3.0, -4.0);
        const Project after = moved(before, Orbit{centre, Angle::degrees(by)}, timing);
        const double radius = std::hypot(1.0, 6.0);
        const DVec3 first = seenFrom(cameraOf(before), centre, 1001.0);
        for (FrameTime time = 1001.0; time <= 1049.0; time += 0.125) {
            const DVec3 place = placeAt(after, time);
            REQUIRE(std::hypot(place.x - centre.x, place.z - centre.z) ==
                    doctest::Approx(radius).epsilon(1e-3 / radius));
            const DVec3 seen = seenFrom(cameraOf(after), centre, time);
            REQUIRE(std::abs(degrees(std::atan(seen.x) - std::atan(first.x))) < 0.1);
            REQUIRE(std::abs(degrees(std::atan(seen.y) - std::atan(first.y))) < 0.1);
        }
        CHECK(at(after, CameraTrack::pan, 1049.0) == doctest::Approx(-3.0 + by));
    }
}

TEST_CASE("a positive orbit goes counter-clockwise seen from above")
{
    // A quarter turn to the left from +z about the origin ends on +x.
    const Project after = moved(walkScene(), Orbit{{0.0, 1.0, 0.0}, 90.0_deg}, timing);
    CHECK(glm::distance(placeAt(after, 1049.0), DVec3(6.0, 1.6, 0.0)) < 1e-9);
}

TEST_CASE("a crane up rises and keeps looking at its place")
{
    const DVec3 lookAt(0.0, 1.6, 0.0);
    const Project after = moved(walkScene(), CraneUp{3.0_m, 2.5_m, lookAt}, timing);
    CHECK(glm::distance(placeAt(after, 1049.0), DVec3(0.0, 4.6, 3.5)) < 1e-9);
    for (FrameTime time = 1001.0; time <= 1049.0; time += 0.125) {
        const DVec3 seen = seenFrom(cameraOf(after), lookAt, time);
        REQUIRE(std::abs(degrees(std::atan(seen.x))) < 0.1);
        REQUIRE(std::abs(degrees(std::atan(seen.y))) < 0.1);
    }
}

TEST_CASE("a crane that looks elsewhere at first starts as it stands and comes round")
{
    const DVec3 lookAt(2.0, 1.0, 0.0);
    const Project before = turnedCamera(30.0, 10.0);
    const Project after = moved(before, CraneUp{2.0_m, 0.0_m, lookAt}, timing);
    CHECK(at(after, CameraTrack::pan, 1001.0) == doctest::Approx(30.0));
    CHECK(at(after, CameraTrack::tilt, 1001.0) == doctest::Approx(10.0));
    const DVec3 seen = seenFrom(cameraOf(after), lookAt, 1049.0);
    CHECK(std::abs(seen.x) < 1e-6);
    CHECK(std::abs(seen.y) < 1e-6);
}

TEST_CASE("a dolly zoom holds the subject's size within a thousandth at every moment")
{
    for (const auto& [by, ease] : {std::pair(1.5, Ease::inOut), std::pair(-2.0, Ease::in),
                                   std::pair(1.0, Ease::out), std::pair(1.0, Ease::none)}) {
        const Project before = turnedCamera(4.0, -2.0);
        const DVec3 subject(0.3, 1.5, 2.0);
        const Project after = moved(before, DollyZoom{subject, Metres(by)}, {{1001, 1049}, ease});
        const auto size = [&](FrameTime time) {
            return at(after, CameraTrack::focalLength, time) /
                   seenFrom(cameraOf(after), subject, time).z;
        };
        for (FrameTime time = 1001.0; time <= 1049.0; time += 0.125) {
            REQUIRE(size(time) == doctest::Approx(size(1001.0)).epsilon(0.001));
        }
        CHECK(glm::distance(placeAt(after, 1049.0), placeAt(before, 1001.0)) ==
              doctest::Approx(std::abs(by)));
        CHECK(at(after, CameraTrack::focalLength, 1001.0) == doctest::Approx(35.0));
    }
}

TEST_CASE("a dolly zoom keeps a subject sharp that was sharp")
{
    const Project before =
        withCamera(walkScene(), [](CameraSetup& camera) { camera.focusDistance.rest = 4.0; });
    const DVec3 subject(0.0, 1.6, 2.0);
    const Project after = moved(before, DollyZoom{subject, 1.5_m}, timing);
    for (FrameTime time = 1001.0; time <= 1049.0; time += 0.5) {
        REQUIRE(at(after, CameraTrack::focusDistance, time) ==
                doctest::Approx(seenFrom(cameraOf(after), subject, time).z));
    }
    const Project close =
        withCamera(before, [](CameraSetup& camera) { camera.lens.closeFocus = 3.0_m; });
    CHECK(refusal(close, DollyZoom{subject, 1.5_m}, timing)
              .starts_with("The lens of camera A focuses no closer than 3.00 m; this needs 2.50"));
}
