#include "exchange/production_timeline.h"

#include "exchange/timeline_file.h"
#include "project/takes.h"

#include <doctest/doctest.h>

#include "support/small_production.h"

using namespace premise;

namespace {

Project project()
{
    return test::smallProject();
}

const TimelineItem& item(const Timeline& timeline, std::size_t i)
{
    return timeline.tracks.at(0).items.at(i);
}

}

TEST_CASE("the timeline of a production is its cut with movies and handles and lenses")
{
    // The small production's cut: twelve frames of 010, two black, four of 020, which zooms.
    const Timeline timeline = timelineOf(project(), "small");
    CHECK(timeline.name == "Small");
    CHECK(timeline.start == 86400);
    REQUIRE(timeline.tracks.size() == 1);
    REQUIRE(timeline.tracks[0].items.size() == 3);
    CHECK(durationOf(timeline) == 18);
    const TimelineClip& first = *item(timeline, 0).clip;
    CHECK(first.name == "010");
    CHECK(first.file == "small_010.mp4");
    CHECK(first.sourceFirst == 1001);
    CHECK(first.available == FrameRange{999, 1016}); // handles of 2 and 3
    CHECK_FALSE(item(timeline, 1).clip);
    CHECK(item(timeline, 1).length == 2);
    const TimelineClip& last = *item(timeline, 2).clip;
    REQUIRE(last.camera);
    CHECK(last.camera->shortest < last.camera->longest);
    CHECK(last.camera->shortest >= Millimetres(35.0));
    CHECK(last.camera->longest <= Millimetres(50.0));
}

TEST_CASE("notes of a shot are a marker on its clips")
{
    Project noted = project();
    Shot shot = *noted.shots.rows()[0];
    shot.name = "look";
    shot.notes = "wait for the door";
    noted.shots.put(shot);
    const Timeline timeline = timelineOf(noted, "small");
    REQUIRE(item(timeline, 0).markers.size() == 1);
    CHECK(item(timeline, 0).markers[0] == TimelineMarker{"look", "wait for the door", 0, 0});
    CHECK(item(timeline, 2).markers.empty());
}

TEST_CASE("every format comes back without an error against the stage")
{
    for (const FrameRate rate : {FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1},
                                 FrameRate{30000, 1001}, FrameRate{60, 1}}) {
        Project own = project();
        own.settings.rate = rate;
        own.settings.dropFrame = canDropFrames(rate) ? DropFrame::yes : DropFrame::no;
        own.cut[2].speed = {1, 3};
        for (const TimelineFormat format : everyTimelineFormat) {
            const Result<std::string> text = timelineText(timelineOf(own, "small"), format);
            REQUIRE(text);
            const Result<TimelineRead> read = readTimeline(*text, "cut", rate);
            REQUIRE(read);
            const TimelineProof proof = proofOf(own, read->timeline);
            CHECK(proof.holds());
            CHECK(proof.frames == cutDuration(own));
            CHECK(proof.largestError == 0.0);
            CHECK(read->notes.empty());
        }
    }
}

TEST_CASE("a timeline that plays otherwise is no proof")
{
    const Project own = project();
    Timeline timeline = timelineOf(own, "small");
    timeline.tracks[0].items[0].clip->sourceFirst += 3;
    CHECK(proofOf(own, timeline).largestError == 3.0);
    CHECK_FALSE(proofOf(own, timeline).holds());
    timeline = timelineOf(own, "small");
    timeline.tracks[0].items[0].clip->shot = "020";
    CHECK(proofOf(own, timeline).otherShots == 12);
    timeline = timelineOf(own, "small");
    timeline.tracks[0].items.pop_back();
    CHECK_FALSE(proofOf(own, timeline).sameLength);
    timeline.start = 0;
    CHECK_FALSE(proofOf(own, timeline).sameStart);
}

TEST_CASE("a clip is known by its mark or its name or its movie")
{
    Project own = project();
    const std::vector<Edit> edits = newTake(own, own.shots.rows()[0]->id).value();
    for (const Edit& edit : edits) {
        own = applied(own, edit).value();
    }
    const Shot* const second = takesOf(own, "010")[0];
    REQUIRE(second->take == 2);
    CHECK(clipNameOf(*second) == "010 take 2");
    CHECK(movieNameOf(own, "small", *second) == "small_010_t2.mp4");
    TimelineClip clip;
    const auto found = [&] { return shotOf(own, clip); };
    clip.name = "whatever";
    CHECK(found() == nullptr);
    clip.file = "file:///Volumes/media/small_010_t2.mov";
    CHECK(found() == second);
    clip.file.clear();
    clip.name = "small_020.mp4";
    REQUIRE(found() != nullptr);
    CHECK(found()->number == "020");
    clip.name = "010 take 2";
    CHECK(found() == second);
    clip.shot = "020";
    clip.take = 1;
    CHECK(found()->number == "020");
    clip.take = 9;
    CHECK(found() == nullptr);
}
