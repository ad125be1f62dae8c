#include "exchange/frame_numbers.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

// SMPTE ST 12-1's rates, and what OpenTimelineIO and others write for them.
constexpr FrameRate film{24, 1};
constexpr FrameRate filmSlowed{24000, 1001};
constexpr FrameRate ntsc{30000, 1001};

}

TEST_CASE("a rate written as a rounded number means film's exact one")
{
    CHECK(rateMeant(23.976023976023978) == filmSlowed);
    CHECK(rateMeant(23.976) == filmSlowed);
    CHECK(rateMeant(23.98) == filmSlowed);
    CHECK(rateMeant(29.97) == ntsc);
    CHECK(rateMeant(29.97002997) == ntsc);
    CHECK(rateMeant(59.94005994005994) == FrameRate{60000, 1001});
    CHECK(rateMeant(24) == film);
    CHECK(rateMeant(25.0) == FrameRate{25, 1});
    CHECK_FALSE(rateMeant(0.0));
    CHECK_FALSE(rateMeant(-24.0));
    CHECK_FALSE(rateMeant(1e9));
}

TEST_CASE("seconds as fractions lie on frames exactly at the slowed rates")
{
    // 1001/24000 s is one frame of 23.976, by the definition of the rate.
    for (const std::int64_t frame : {0, 1, 1001, 86400, 2073600}) {
        const auto found = framesAt(filmSlowed, frame * 1001, {24000, 1});
        REQUIRE(found);
        CHECK(found->frame == frame);
        CHECK(found->exact);
    }
    const auto between = framesAt(film, 1, {48, 1});
    REQUIRE(between);
    CHECK_FALSE(between->exact);
    CHECK(between->frame == 1);
    CHECK(framesAt(film, -1, {30, 1})->frame == -1);
    CHECK(framesAt(film, 5, {30, 1})->frame == 4);
}

TEST_CASE("what is longer than any film is no time")
{
    CHECK_FALSE(framesAt(film, std::int64_t(1) << 62, {1, 1}));
    CHECK_FALSE(framesAt(film, 100000000, {1, 1}));
}

TEST_CASE("a speed written as a rounded number means the simplest fraction")
{
    CHECK(speedMeant(0.5) == Speed{1, 2});
    CHECK(speedMeant(1.0 / 3.0) == Speed{1, 3});
    CHECK(speedMeant(0.333) == Speed{333, 1000});
    CHECK(speedMeant(2.0) == Speed{2, 1});
    CHECK(speedMeant(1.25) == Speed{5, 4});
    CHECK_FALSE(speedMeant(0.0));
    CHECK_FALSE(speedMeant(-1.0));
    CHECK_FALSE(speedMeant(1000.0));
}
