#include "film/framing.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

TEST_CASE("a 2.39 frame on full aperture Super 35 keeps the width and 10.415 mm of height")
{
    // 24.892 / 2.39, centred on 18.669 mm.
    const Gate gate;
    const FrameRect line = frameLine(desqueezedAspect(gate, 1.0), 2.39);
    CHECK(line.x == 0.0);
    CHECK(line.width == 1.0);
    CHECK(line.height * 18.669 == Approx(24.892 / 2.39));
    CHECK(line.y * 2.0 + line.height == Approx(1.0));
}

TEST_CASE("a 2.39 frame of anamorphic film keeps the height and loses a little at the sides")
{
    // 35 mm anamorphic camera aperture 21.946 × 18.593, desqueezed 2.3607 : 1, is narrower than 2.39;
    // 1.85 in it is a pillar.
    const Gate gate{.width = 21.946_mm, .height = 18.593_mm};
    const double picture = desqueezedAspect(gate, 2.0);
    CHECK(picture == Approx(2.3607).epsilon(1e-4));
    CHECK(frameLine(picture, 2.39).height == Approx(2.3607 / 2.39).epsilon(1e-4));
    const FrameRect pillar = frameLine(picture, 1.85);
    CHECK(pillar.height == 1.0);
    CHECK(pillar.y == 0.0);
    CHECK(pillar.width == Approx(1.85 / 2.3607).epsilon(1e-4));
    CHECK(pillar.x * 2.0 + pillar.width == Approx(1.0));
}

TEST_CASE("safe areas of high definition are those that broadcasters print")
{
    // SMPTE ST 2046-1 on 1920 × 1080: action 1786 × 1004, title 1728 × 972.
    const FrameRect action = safeArea(FrameRect{}, actionSafe);
    CHECK(std::round(action.width * 1920.0) == 1786);
    CHECK(std::round(action.height * 1080.0) == 1004);
    const FrameRect title = safeArea(FrameRect{}, titleSafe);
    CHECK(title.width * 1920.0 == Approx(1728));
    CHECK(title.height * 1080.0 == Approx(972));
    CHECK(title.x == Approx(0.05));
    CHECK(title.y == Approx(0.05));
}

TEST_CASE("the picture's edges agree with the angles of view")
{
    const Gate gate{.width = 36.7_mm, .height = 25.54_mm};
    for (const double squeeze : {1.0, 1.8, 2.0}) {
        const AnglesOfView angles = anglesOfView(gate, squeeze, 40.0_mm);
        const HalfExtent whole =
            halfExtent(gate, squeeze, 40.0_mm, desqueezedAspect(gate, squeeze));
        CHECK(whole.horizontal == Approx(std::tan(angles.horizontal.inRadians() / 2.0)));
        CHECK(whole.vertical == Approx(std::tan(angles.vertical.inRadians() / 2.0)));
        for (const double aspect : {1.33, 1.85, 2.39, 4.0}) {
            const HalfExtent half = halfExtent(gate, squeeze, 40.0_mm, aspect);
            CHECK(half.horizontal / half.vertical == Approx(aspect));
            CHECK(half.horizontal <= whole.horizontal * (1.0 + 1e-12));
            CHECK(half.vertical <= whole.vertical * (1.0 + 1e-12));
        }
    }
}

TEST_CASE("picture shapes are read as crews write them")
{
    const auto read = [](std::string_view text) { return *parseAspect(text); };
    CHECK(read("2.39") == Aspect{239, 100});
    CHECK(read("2.39:1") == Aspect{239, 100});
    CHECK(read("1.85:1") == Aspect{185, 100});
    CHECK(read("16:9") == Aspect{16, 9});
    CHECK(read(" 4 : 3 ") == Aspect{4, 3});
    CHECK(read("2.00") == Aspect{2, 1});
    CHECK(read("1") == Aspect{1, 1});
    CHECK(read("9:16") == Aspect{9, 16});
    CHECK(read("1.375:1") == Aspect{1375, 1000});
}

TEST_CASE("what is no picture shape is told with an example")
{
    for (const char* text : {"", "wide", "2.39.1", "16:", ":9", "-2:1", "0", "1:0", "11", "1:11",
                             "2.", ".5", "16:9:4", "1e3", "99999999999", "2,39"}) {
        CAPTURE(text);
        const Result<Aspect> aspect = parseAspect(text);
        REQUIRE_FALSE(aspect);
        CHECK(
            aspect.error().message ==
            fmt::format("\"{}\" is not a picture shape. Write a ratio between 0.1 and 10, such as "
                        "2.39, 1.85:1 or 16:9.",
                        text));
    }
}

TEST_CASE("a picture shape is written as it is read")
{
    CHECK(formatAspect({239, 100}) == "2.39:1");
    CHECK(formatAspect({185, 100}) == "1.85:1");
    CHECK(formatAspect({16, 9}) == "16:9");
    CHECK(formatAspect({205, 100}) == "2.05:1");
    for (std::int32_t width = 1; width < 300; ++width) {
        for (const std::int32_t height : {1, 9, 10, 99, 100, 1000}) {
            const Aspect aspect{width, height};
            if (aspect.ratio() >= 0.1 && aspect.ratio() <= 10.0) {
                CHECK(*parseAspect(formatAspect(aspect)) == aspect);
            }
        }
    }
}
