#include "exchange/timeline.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

TimelineItem playing(const std::string& name, Frame source, Frame length)
{
    TimelineClip clip;
    clip.name = name;
    clip.sourceFirst = source;
    return {length, clip, {}};
}

TimelineItem nothing(Frame length)
{
    return {length, {}, {}};
}

Timeline of(std::vector<TimelineTrack> tracks)
{
    Timeline timeline;
    timeline.tracks = std::move(tracks);
    return timeline;
}

}

TEST_CASE("a clip on a higher track covers what lies under it")
{
    const Timeline timeline = of({{"V1", {playing("a", 100, 20), playing("b", 200, 20)}},
                                  {"V2", {nothing(10), playing("c", 300, 15)}}});
    const TimelineTrack seen = seenOf(timeline);
    REQUIRE(seen.items.size() == 3);
    CHECK(seen.items[0] == playing("a", 100, 10));
    CHECK(seen.items[1] == playing("c", 300, 15));
    CHECK(seen.items[2] == playing("b", 205, 15));
    CHECK(durationOf(timeline) == 40);
}

TEST_CASE("a clip that is covered in its middle is seen twice")
{
    const Timeline timeline = of({{"V1", {playing("a", 100, 30)}},
                                  {"V2", {nothing(10), playing("c", 300, 5), nothing(40)}}});
    const TimelineTrack seen = seenOf(timeline);
    REQUIRE(seen.items.size() == 4);
    CHECK(seen.items[0] == playing("a", 100, 10));
    CHECK(seen.items[1] == playing("c", 300, 5));
    CHECK(seen.items[2] == playing("a", 115, 15));
    CHECK(seen.items[3] == nothing(25));
}

TEST_CASE("gaps side by side are one and keep their markers where they are")
{
    TimelineItem second = nothing(6);
    second.markers.push_back({"hold", "", 2, 0});
    const TimelineTrack seen = seenOf(of({{"V1", {nothing(4), second, playing("a", 0, 5)}}}));
    REQUIRE(seen.items.size() == 2);
    CHECK(seen.items[0].length == 10);
    REQUIRE(seen.items[0].markers.size() == 1);
    CHECK(seen.items[0].markers[0].first == 6);
}

TEST_CASE("a slowed clip uses half the frames that it shows and the one it began")
{
    TimelineClip slow;
    slow.speed = {1, 2};
    CHECK(sourceFramesOf(slow, 40) == 20);
    CHECK(sourceFramesOf(slow, 41) == 21);
}
