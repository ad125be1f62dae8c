#include "exchange/conform.h"

#include "exchange/production_timeline.h"
#include "project/history.h"

#include <doctest/doctest.h>

#include "support/small_production.h"

using namespace premise;

namespace {

/// Five shots of 20 frames, "10" to "50", with handles of 4, cut whole one after the other.
Project fiveShots()
{
    Project project = test::smallProject();
    const Id<CameraSetup> camera = project.shots.rows()[0]->camera;
    project.cut.clear();
    for (std::int32_t i = 1; i <= 5; ++i) {
        Shot shot;
        shot.id = {++project.lastId};
        shot.number = fmt::format("{}", 10 * i);
        shot.camera = camera;
        shot.range = {1000 + 20 * i, 1020 + 20 * i};
        shot.handleIn = 4;
        shot.handleOut = 4;
        project.shots.put(shot);
        project.cut.push_back({shot.id, shot.range, {}});
    }
    return project;
}

std::vector<TimelineItem>& items(Timeline& timeline)
{
    return timeline.tracks.at(0).items;
}

std::vector<std::string> linesOf(const Conform& conform)
{
    std::vector<std::string> lines;
    for (const ConformChange& change : conform.changes) {
        lines.push_back(fmt::format("{} {} {}: {}", change.record, wordFor(change.kind),
                                    change.clip, change.words));
    }
    return lines;
}

using Lines = std::vector<std::string>;

/// The project with the cut of a timeline, held to it frame by frame, in one step that can be undone.
Project madeSo(const Project& project, const Timeline& timeline)
{
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    History history(project);
    history.beginGesture("Conform");
    for (const Edit& edit : conform->edits) {
        REQUIRE(history.apply(edit));
    }
    history.endGesture();
    CHECK(history.steps() <= 1);
    const Result<Conform> again = conformed(history.project(), timeline, "cut");
    REQUIRE(again);
    CHECK(again->changes.empty());
    CHECK(again->edits.empty());
    Project made = history.project();
    history.undo();
    CHECK(history.project() == project);
    return made;
}

}

TEST_CASE("a cut that comes back as it went changes nothing")
{
    for (const Project& project : {fiveShots(), test::smallProject()}) {
        const Result<Conform> conform = conformed(project, timelineOf(project, "p"), "cut");
        REQUIRE(conform);
        CHECK(conform->changes.empty());
        CHECK(conform->edits.empty());
        CHECK(conform->notes.empty());
    }
}

TEST_CASE("a clip that an editor moved is the only one that moved")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    std::swap(items(timeline)[3], items(timeline)[4]);
    std::rotate(items(timeline).begin(), items(timeline).begin() + 1, items(timeline).begin() + 4);
    // Now 20 30 50 10 40: 10 and 50 (or 40) left the row.
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(linesOf(*conform) == Lines{"40 moved 50: to after 30", "60 moved 10: to after 50"});
    CHECK(conform->unchanged == 3);
    const Project made = madeSo(project, timeline);
    CHECK(proofOf(made, timeline).holds());
}

TEST_CASE("trims and extensions and slips are told by their frames")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    items(timeline)[0].length -= 6;
    items(timeline)[1].clip->sourceFirst += 3;
    items(timeline)[1].length -= 3;
    items(timeline)[2].clip->sourceFirst -= 4;
    items(timeline)[2].length += 4;
    items(timeline)[3].clip->sourceFirst += 2;
    items(timeline)[4].length += 5;
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(linesOf(*conform) ==
          Lines{"0 trimmed 10: ends 6 frames earlier", "14 trimmed 20: begins 3 frames later",
                "31 extended 30: begins 4 frames earlier",
                "55 slipped 40: shows what is 2 frames later in the scene",
                "75 extended 50: ends 5 frames later, beyond its handles: the shot grows"});
    const Project made = madeSo(project, timeline);
    CHECK(proofOf(made, timeline).holds());
    CHECK(made.shots.find(project.cut[4].shot)->range.end ==
          project.shots.find(project.cut[4].shot)->range.end + 5);
}

TEST_CASE("shots that left the cut and came into it are told")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    const TimelineItem again = items(timeline)[0];
    items(timeline).erase(items(timeline).begin() + 2);
    items(timeline).push_back(again);
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(linesOf(*conform) == Lines{"80 added 10: 20 frames, frames 1020–1039 of the scene",
                                     "40 omitted 30: 20 frames"});
    CHECK(conform->unchanged == 4);
    CHECK(proofOf(madeSo(project, timeline), timeline).holds());
}

TEST_CASE("a clip that no shot is there for is black until its shot has a camera")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    TimelineClip wanted;
    wanted.name = "35 insert hand";
    items(timeline).insert(items(timeline).begin() + 3, {24, wanted, {}});
    const Result<Conform> conform = conformed(project, timeline, "lock.edl");
    REQUIRE(conform);
    CHECK(linesOf(*conform) ==
          Lines{"60 new 35 insert hand: 24 frames, black until it has a camera"});
    const Project made = madeSo(project, timeline);
    REQUIRE(made.cut.size() == 6);
    CHECK_FALSE(made.cut[3].shot);
    CHECK(recordFrames(made.cut[3]) == 24);
    const Shot* const shot = shotNumbered(made, "35 insert hand");
    REQUIRE(shot != nullptr);
    CHECK(shot->notes == "Asked for by cut");
    CHECK(shot->range.duration() == 24);
}

TEST_CASE("black that came or went or changed its length is told")
{
    const Project project = test::smallProject();
    Timeline timeline = timelineOf(project, "p");
    items(timeline)[1].length = 7;
    items(timeline).insert(items(timeline).begin(), {5, {}, {}});
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(linesOf(*conform) == Lines{"0 black black: 5 frames at the beginning",
                                     "17 black black: 7 frames after 010, 2 before"});
    const Project made = madeSo(project, timeline);
    CHECK(proofOf(made, timeline).holds());
    Timeline bare = timelineOf(project, "p");
    items(bare).erase(items(bare).begin() + 1);
    const Result<Conform> gone = conformed(project, bare, "cut");
    REQUIRE(gone);
    CHECK(linesOf(*gone) == Lines{"12 black black: 2 frames no longer there"});
}

TEST_CASE("a clip at another speed is told and a length that it cannot have is noted")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    items(timeline)[0].clip->speed = {1, 2};
    items(timeline)[0].length = 40;
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(linesOf(*conform) == Lines{"0 retimed 10: plays at 50 %, played at 100 %"});
    CHECK(proofOf(madeSo(project, timeline), timeline).holds());
    items(timeline)[0].length = 39;
    const Result<Conform> odd = conformed(project, timeline, "cut");
    REQUIRE(odd);
    CHECK(odd->notes ==
          Lines{"10 at 50 % lasts 38 frames here and not 39: at that speed no frame of "
                "the scene ends there."});
}

TEST_CASE("a timeline at another rate or without pictures is refused")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    timeline.rate = {25, 1};
    CHECK(conformed(project, timeline, "cut.otio").error().message ==
          "cut.otio counts 25 frames a second, and Small has 24. Have it made at the production's "
          "rate.");
    timeline.rate = {24, 1};
    timeline.tracks.clear();
    CHECK(conformed(project, timeline, "cut.otio").error().message ==
          "cut.otio has no pictures in it. Have the cut sent with its video track.");
}

TEST_CASE("a timecode that begins elsewhere is noted and stays the production's")
{
    const Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    timeline.start = 86400 * 2;
    const Result<Conform> conform = conformed(project, timeline, "cut");
    REQUIRE(conform);
    CHECK(conform->edits.empty());
    CHECK(conform->notes ==
          Lines{"cut begins at 02:00:00:00, and the cut at 01:00:00:00, which stays."});
}

TEST_CASE("a shuffled cut of many clips becomes the editor's frame by frame")
{
    Project project = fiveShots();
    Timeline timeline = timelineOf(project, "p");
    std::uint32_t chance = 7;
    const auto upTo = [&](std::uint32_t most) {
        chance = chance * 1664525U + 1013904223U;
        return Frame((chance >> 16U) % most);
    };
    for (int round = 0; round < 60; ++round) {
        std::vector<TimelineItem>& all = items(timeline);
        const auto place = std::size_t(upTo(std::uint32_t(all.size())));
        switch (upTo(5)) {
        case 0: std::swap(all[place], all[std::size_t(upTo(std::uint32_t(all.size())))]); break;
        case 1:
            all.insert(all.begin() + std::ptrdiff_t(place),
                       all[std::size_t(upTo(std::uint32_t(all.size())))]);
            break;
        case 2: all[place].length += 1 + upTo(9); break;
        case 3:
            if (all[place].clip) {
                all[place].clip->sourceFirst += upTo(9) - 4;
            }
            break;
        default: all.insert(all.begin() + std::ptrdiff_t(place), {1 + upTo(9), {}, {}}); break;
        }
        project = madeSo(project, timeline);
        CHECK(proofOf(project, timeline).holds());
    }
}
