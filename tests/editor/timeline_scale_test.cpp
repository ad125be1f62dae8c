// Where moments lie along a timeline: what follows from "a place and its moment name each other".
#include "editor/timeline_scale.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

using namespace premise;

namespace {

const TimelineScale usual{160.0F, 1200.0F, 1001.0, 2.4};

}

TEST_CASE("a moment is found again at its place")
{
    CHECK(usual.placeOf(1001.0) == 160.0F);
    for (const double moment : {990.0, 1001.0, 1033.5, 1400.0}) {
        CHECK(usual.momentAt(usual.placeOf(moment)) == doctest::Approx(moment));
    }
}

TEST_CASE("a frame fills the points from its place to that of the next")
{
    const float place = usual.placeOf(1010.0);
    CHECK(usual.frameUnder(place + 0.1F) == 1010);
    CHECK(usual.frameUnder(place + 2.3F) == 1010);
    CHECK(usual.frameNearest(place + 1.1F) == 1010);
    CHECK(usual.frameNearest(place + 1.3F) == 1011);
}

TEST_CASE("what is seen are the frames of the width")
{
    CHECK(usual.seen() == FrameRange{1001, 1501}); // 1200 points of 2.4
}

TEST_CASE("the moment under the pointer stays there while the wheel zooms")
{
    for (const double factor : {0.5, 1.25, 7.0}) {
        const TimelineScale after = zoomed(usual, 700.0F, factor);
        CHECK(after.momentAt(700.0F) == doctest::Approx(usual.momentAt(700.0F)));
        CHECK(after.pointsPerFrame == doctest::Approx(2.4 * factor));
    }
}

TEST_CASE("no wheel zooms out of what can be read")
{
    CHECK(zoomed(usual, 700.0F, 1e9).pointsPerFrame == mostPointsPerFrame);
    CHECK(zoomed(usual, 700.0F, 1e-9).pointsPerFrame == fewestPointsPerFrame);
}

TEST_CASE("a pan takes everything along by its points")
{
    const TimelineScale after = panned(usual, 48.0F);
    CHECK(after.placeOf(1100.0) == doctest::Approx(usual.placeOf(1100.0) + 48.0F));
}

TEST_CASE("a fitted range lies between the margins")
{
    const TimelineScale after = fitted(usual, {1001, 1945}, 8.0F);
    CHECK(after.placeOf(1001.0) == doctest::Approx(168.0F));
    CHECK(after.placeOf(1945.0) == doctest::Approx(1352.0F));
}

TEST_CASE("a range without frames is still a timeline")
{
    CHECK(fitted(usual, {0, 0}, 8.0F).pointsPerFrame == mostPointsPerFrame);
}

TEST_CASE("what is in sight is not moved to be revealed")
{
    CHECK(revealing(usual, 1200.0, 24.0F) == usual);
    const TimelineScale later = revealing(usual, 2000.0, 24.0F);
    CHECK(later.placeOf(2000.0) == doctest::Approx(1336.0F));
    const TimelineScale earlier = revealing(usual, 900.0, 24.0F);
    CHECK(earlier.placeOf(900.0) == doctest::Approx(184.0F));
}

TEST_CASE("the zoom slider goes through every scale from end to end")
{
    CHECK(zoomShare(fewestPointsPerFrame) == doctest::Approx(0.0));
    CHECK(zoomShare(mostPointsPerFrame) == doctest::Approx(1.0));
    for (const double share : {0.0, 0.2, 0.5, 0.9, 1.0}) {
        CHECK(zoomShare(pointsPerFrameAt(share)) == doctest::Approx(share));
    }
}

TEST_CASE("labels of a ruler never run into each other and ticks divide them")
{
    for (double points = fewestPointsPerFrame; points <= mostPointsPerFrame; points *= 1.3) {
        for (const int nominal : {24, 25, 30, 60}) {
            const RulerSteps steps = rulerSteps(points, nominal, 90.0F);
            CAPTURE(points);
            CHECK(double(steps.label) * points >= 90.0);
            CHECK(steps.label % steps.tick == 0);
        }
    }
}

TEST_CASE("at the scale of the drawing a label comes every five seconds and a tick every second")
{
    CHECK(rulerSteps(2.4, 24, 180.0F) == RulerSteps{5 * 24, 24});
}
