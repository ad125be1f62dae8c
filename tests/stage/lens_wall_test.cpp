// Lenses tried one after another at one moment, held against a pinhole: a thing's picture is f/d of it.
#include "stage/lens_wall.h"

#include <array>
#include <cmath>

#include "edited.h"
#include "scene.h"
#include "stage/staging.h"
#include "stage/view_ray.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

constexpr FrameTime wallMoment = 1010.0;

/// Camera A 4 m from Ines' eyes and beside them, tilted, with a spherical 40 on 27.99 × 15.75 mm.
Project looksAtInes()
{
    return withCamera(modelledScene(), [](CameraSetup& camera) {
        const Project scene = modelledScene();
        const DVec3 eyes = eyesOf(scene, castOf(scene, ines), wallMoment);
        camera.gate.width = 27.99_mm;
        camera.gate.height = 15.75_mm;
        camera.lens = {};
        camera.lens.shortest = camera.lens.longest = 40.0_mm;
        camera.focalLength = {40.0, {}};
        camera.tStop = {2.8, {}};
        camera.focusDistance = {4.0, {}};
        camera.focusOn = {};
        camera.placement = {};
        camera.placement.x.rest = eyes.x + 0.7;
        camera.placement.y.rest = eyes.y + 0.4;
        camera.placement.z.rest = eyes.z + 4.0;
        camera.placement.tilt.rest = -4.0;
        camera.placement.pan.rest = 6.0;
    });
}

TriedLens wallPrime(double millimetres)
{
    Lens lens;
    lens.shortest = lens.longest = Millimetres(millimetres);
    lens.widestTStop = 2.0;
    return {lens, Millimetres(millimetres)};
}

LensWallWish wishFor(const Project& project, LensWallStays stays)
{
    return {cameraA, wallMoment, stays, eyesOf(project, castOf(project, ines), wallMoment)};
}

std::vector<LensWallFrame> wallOf(const Project& project, LensWallStays stays)
{
    const std::array<TriedLens, 4> lenses{wallPrime(18.0), wallPrime(40.0), wallPrime(75.0),
                                          wallPrime(100.0)};
    auto frames = lensWall(project, wishFor(project, stays), lenses);
    REQUIRE(frames);
    REQUIRE(frames->size() == lenses.size());
    return std::move(*frames);
}

}

TEST_CASE("through another lens from the same place a thing grows with the focal length")
{
    const Project project = looksAtInes();
    const auto frames = wallOf(project, LensWallStays::camera);
    const DVec3 eyes = wishFor(project, LensWallStays::camera).subject;
    const PicturePoint before = pointInPicture(frames[1].camera, eyes);
    for (const LensWallFrame& frame : frames) {
        CHECK(frame.camera.pose.position == frames[1].camera.pose.position);
        CHECK(frame.distance.value() == doctest::Approx(before.ahead).epsilon(1e-6));
        const PicturePoint at = pointInPicture(frame.camera, eyes);
        const double grown = frame.tried.focalLength.value() / 40.0;
        CHECK(at.u - 0.5 == doctest::Approx((before.u - 0.5) * grown).epsilon(1e-5));
        CHECK(at.v - 0.5 == doctest::Approx((before.v - 0.5) * grown).epsilon(1e-5));
    }
    CHECK(frames[1].edit == Edit(Put<CameraSetup>{withLensOn(cameraOf(project), wallPrime(40.0))}));
}

TEST_CASE("what a gate sees at a distance is the gate over the focal length times the distance")
{
    for (const LensWallFrame& frame : wallOf(looksAtInes(), LensWallStays::camera)) {
        const double times = frame.distance.value() / frame.tried.focalLength.value();
        CHECK(frame.wide.value() == doctest::Approx(27.99 * times));
        CHECK(frame.high.value() == doctest::Approx(15.75 * times));
    }
}

TEST_CASE(
    "where the size stays the distance goes with the focal length and the picture of the eyes "
    "stays where it was")
{
    const Project project = looksAtInes();
    const auto frames = wallOf(project, LensWallStays::size);
    const DVec3 eyes = wishFor(project, LensWallStays::size).subject;
    const PicturePoint before = pointInPicture(frames[1].camera, eyes);
    const DVec3 axis(frames[1].camera.pose.rotation * Vec3(0.0F, 0.0F, -1.0F));
    for (const LensWallFrame& frame : frames) {
        const double share = frame.tried.focalLength.value() / 40.0;
        const PicturePoint at = pointInPicture(frame.camera, eyes);
        CHECK(at.ahead == doctest::Approx(before.ahead * share).epsilon(1e-5));
        CHECK(frame.distance.value() == doctest::Approx(at.ahead).epsilon(1e-5));
        CHECK(at.u == doctest::Approx(before.u).epsilon(1e-5));
        CHECK(at.v == doctest::Approx(before.v).epsilon(1e-5));
        CHECK(frame.camera.pose.rotation == frames[1].camera.pose.rotation);
        // Along the axis and nowhere else.
        const DVec3 way = DVec3(frame.camera.pose.position - frames[1].camera.pose.position);
        const double along = glm::dot(way, axis);
        CHECK(glm::length(way - axis * along) < 1e-5);
        CHECK(along == doctest::Approx(before.ahead * (1.0 - share)).epsilon(1e-4));
        // The plane in focus stays where it was in the set: 4 m from where the 40 stood.
        CHECK(frame.camera.focusDistance.value() + along == doctest::Approx(4.0).epsilon(1e-5));
        CHECK(frame.wide.value() == doctest::Approx(frames[1].wide.value()).epsilon(1e-6));
    }
}

TEST_CASE("focus that holds somebody holds them from where the camera is moved to")
{
    const Project project =
        withCamera(looksAtInes(), [](CameraSetup& camera) { camera.focusOn = ines; });
    for (const LensWallFrame& frame : wallOf(project, LensWallStays::size)) {
        CHECK(frame.camera.focusDistance.value() ==
              doctest::Approx(frame.distance.value()).epsilon(1e-5));
    }
}

TEST_CASE("a camera that moves goes the same way from where another lens puts it")
{
    const Project project = withCamera(looksAtInes(), [](CameraSetup& camera) {
        const double from = camera.placement.z.rest;
        camera.placement.z =
            withKey(withKey({from, {}}, {1001, from, {}, {}, {}}), {1021, from - 1.0, {}, {}, {}});
    });
    const auto frames = wallOf(project, LensWallStays::size);
    const auto& moved18 = std::get<Put<CameraSetup>>(frames[0].edit).row.placement.z;
    const Track& before = cameraOf(project).placement.z;
    const double moved = valueAt(moved18, 1001) - valueAt(before, 1001);
    CHECK(moved < -1.0); // an 18 goes much nearer than a 40, towards −z
    for (const FrameTime time : {1005.5, 1010.0, 1021.0}) {
        CHECK(valueAt(moved18, time) - valueAt(before, time) == doctest::Approx(moved));
    }
}

TEST_CASE("a lens that opens less takes the stop as far as it goes and ends a zoom")
{
    CameraSetup camera;
    camera.focalLength = withKey(withKey({24.0, {}}, {1, 24.0, {}, {}, {}}), {9, 70.0, {}, {}, {}});
    camera.tStop = withKey(withKey({1.4, {}}, {1, 1.4, {}, {}, {}}), {9, 4.0, {}, {}, {}});
    const CameraSetup after = withLensOn(camera, wallPrime(50.0));
    CHECK(after.focalLength == Track{50.0, {}});
    CHECK(valueAt(after.tStop, 1.0) == 2.0);
    CHECK(valueAt(after.tStop, 9.0) == 4.0);
}

TEST_CASE("the subject is whom focus holds or who is nearest to the middle of the picture")
{
    const Project project = looksAtInes();
    CHECK(lensWallSubject(project, cameraOf(project), wallMoment).cast == ines);
    const Project held = withCamera(project, [](CameraSetup& camera) { camera.focusOn = marek; });
    const LensWallSubject subject = lensWallSubject(held, cameraOf(held), wallMoment);
    CHECK(subject.cast == marek);
    CHECK(subject.point == eyesOf(held, castOf(held, marek), wallMoment));
    // Nobody is up there: what is in focus straight ahead, 4 m away.
    const Project up =
        withCamera(project, [](CameraSetup& camera) { camera.placement.tilt.rest = 80.0; });
    const LensWallSubject point = lensWallSubject(up, cameraOf(up), wallMoment);
    CHECK(point.cast == Id<Cast>{});
    CHECK(glm::length(point.point - DVec3(cameraOf(up).placement.x.rest,
                                          cameraOf(up).placement.y.rest,
                                          cameraOf(up).placement.z.rest)) == doctest::Approx(4.0));
}

TEST_CASE("nobody behind a camera has a size that could stay")
{
    const Project project = looksAtInes();
    LensWallWish wish = wishFor(project, LensWallStays::size);
    wish.subject.z += 20.0;
    const std::array<TriedLens, 1> lenses{wallPrime(18.0)};
    const auto refused = lensWall(project, wish, lenses);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("behind camera A") != std::string::npos);
    wish.stays = LensWallStays::camera;
    CHECK(lensWall(project, wish, lenses));
    wish.camera = {};
    const auto nobody = lensWall(project, wish, lenses);
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().message == "There is no such camera to try lenses on. Make a shot first.");
}

TEST_CASE(
    "the kit's Cooke S4/i are tried in the order of their focal lengths and a zoom as it stands")
{
    const Result<Kit> kit = loadKit(sourceFile("assets/kits"));
    REQUIRE(kit);
    CameraSetup camera;
    camera.lens.set = "Cooke S4/i";
    camera.focalLength = {40.0, {}};
    const std::vector<TriedLens> tried = lensesToTry(*kit, camera, wallMoment);
    REQUIRE(tried.size() > 5);
    double before = 0.0;
    for (const TriedLens& lens : tried) {
        CHECK(lens.focalLength >= lens.lens.shortest);
        CHECK(lens.focalLength <= lens.lens.longest);
        if (lens.lens.shortest == lens.lens.longest) {
            CHECK(lens.focalLength.value() > before);
            before = lens.focalLength.value();
        }
    }
    camera.lens.set = "a set of nobody's";
    CHECK(lensesToTry(*kit, camera, wallMoment).empty());
}
