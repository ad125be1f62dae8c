// When actors are where, and how fast they walk there.
#include "stage/beat_edits.h"

#include "edited.h"
#include "stage/bend_edits.h"
#include "stage/block_edits.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Ines stands until 1049, walks 6 m to a mark by 1121, stays until 1145, and walks 3 m more by 1193.
Project walking()
{
    Project project;
    Mark mark;
    const std::array<DVec2, 3> places{DVec2(0.0, 0.0), DVec2(6.0, 0.0), DVec2(6.0, 3.0)};
    Cast cast;
    cast.name = "Ines";
    const std::array<FrameRange, 3> times{FrameRange{1001, 1049}, FrameRange{1121, 1145},
                                          FrameRange{1193, 1193}};
    for (std::size_t i = 0; i < 3; ++i) {
        mark.name = "Ines " + std::to_string(i + 1);
        mark.x = Metres(places[i].x);
        mark.z = Metres(places[i].y);
        project = edited(project, {Put<Mark>{mark}});
        Stop stop;
        stop.mark = project.marks.rows().back()->id;
        stop.arrive = times[i].first;
        stop.leave = times[i].end;
        cast.stops.push_back(stop);
    }
    return edited(project, {Put<Cast>{cast}});
}

const Cast& walker(const Project& project)
{
    return *project.cast.rows()[0];
}

Project retimed(const Project& project, std::size_t stop, BeatPart part, Frame by)
{
    const Result<std::vector<Edit>> edits =
        editsToRetime(project, walker(project).id, stop, part, by);
    REQUIRE(edits);
    return edited(project, *edits);
}

}

TEST_CASE("a walk of six metres in three seconds is two metres a second")
{
    const Project project = walking();
    const auto walk = walkTo(project, walker(project), 1);
    REQUIRE(walk);
    CHECK(walk->metres == doctest::Approx(6.0));
    CHECK(walk->seconds == doctest::Approx(3.0)); // 72 frames at 24
    CHECK(walk->speed() == doctest::Approx(2.0));
    CHECK_FALSE(walkTo(project, walker(project), 0));
    CHECK_FALSE(walkTo(project, walker(project), 3));
}

TEST_CASE("two metres a second are walked and seven are run and above them is told")
{
    CHECK(paceOf(1.3) == WalkPace::easy);
    CHECK(paceOf(2.0) == WalkPace::easy);
    CHECK(paceOf(2.01) == WalkPace::brisk);
    CHECK(paceOf(7.0) == WalkPace::brisk);
    CHECK(paceOf(7.01) == WalkPace::tooFast);
}

TEST_CASE("an end of a bar changes how long it is and nothing else")
{
    const Project project = walking();
    const Project later = retimed(project, 1, BeatPart::arrive, 12);
    CHECK(walker(later).stops[1].arrive == 1133);
    CHECK(walker(later).stops[0] == walker(project).stops[0]);
    CHECK(walker(later).stops[1].leave == 1145);
    CHECK(walker(later).stops[2] == walker(project).stops[2]);
    const Project earlier = retimed(project, 1, BeatPart::leave, -10);
    CHECK(walker(earlier).stops[1].leave == 1135);
    CHECK(walker(earlier).stops[1].arrive == 1121);
}

TEST_CASE("who has one mark has no time to change there")
{
    const Project project = walking();
    const auto first = editsToRetime(project, walker(project).id, 0, BeatPart::arrive, 5);
    REQUIRE_FALSE(first);
    CHECK(first.error().message ==
          "Ines has always been here. Give them a second mark, then it has a time.");
    const auto last = editsToRetime(project, walker(project).id, 2, BeatPart::leave, 5);
    REQUIRE_FALSE(last);
    CHECK(last.error().message ==
          "Ines never leaves here. Give them a second mark, then it has a time.");
}

TEST_CASE("a bar that moves keeps its length and its neighbours give way")
{
    const Project project = walking();
    const Project stay = retimed(project, 1, BeatPart::stay, 5);
    CHECK(walker(stay).stops[1].arrive == 1126);
    CHECK(walker(stay).stops[1].leave == 1150);
    CHECK(walker(stay).stops[0].leave == 1049);
    CHECK(walker(stay).stops[2].arrive == 1193);
    const Project walk = retimed(project, 1, BeatPart::walk, -8);
    CHECK(walker(walk).stops[0].leave == 1041);
    CHECK(walker(walk).stops[1].arrive == 1113);
    CHECK(walker(walk).stops[1].leave == 1145);
}

TEST_CASE("nothing is dragged past its neighbours")
{
    const Project project = walking();
    for (const BeatPart part :
         {BeatPart::stay, BeatPart::walk, BeatPart::arrive, BeatPart::leave}) {
        for (const Frame by : {-100000, -40, 40, 100000}) {
            for (std::size_t stop = 0; stop < 3; ++stop) {
                const Result<std::vector<Edit>> edits =
                    editsToRetime(project, walker(project).id, stop, part, by);
                if (!edits) {
                    continue;
                }
                const std::vector<Stop> stops = walker(edited(project, *edits)).stops;
                for (std::size_t i = 0; i < 3; ++i) {
                    CHECK(stops[i].leave >= stops[i].arrive);
                    if (i > 0) {
                        CHECK(stops[i].arrive > stops[i - 1].leave);
                    }
                }
            }
        }
    }
}

TEST_CASE("who has always been and who never leaves have no such end")
{
    const Project project = walking();
    const Id<Cast> cast = walker(project).id;
    CHECK_FALSE(editsToRetime(project, cast, 0, BeatPart::arrive, 3));
    CHECK_FALSE(editsToRetime(project, cast, 0, BeatPart::walk, 3));
    CHECK_FALSE(editsToRetime(project, cast, 2, BeatPart::leave, 3));
    CHECK_FALSE(editsToRetime(project, cast, 3, BeatPart::stay, 3));
    // All of the first stay moved is the end that it has, and of the last one its beginning.
    CHECK(walker(retimed(project, 0, BeatPart::stay, 4)).stops[0].leave == 1053);
    CHECK(walker(retimed(project, 2, BeatPart::stay, 4)).stops[2].arrive == 1197);
}

TEST_CASE("a way has a dot in the middle of each straight piece and dragged it becomes a turn")
{
    const Project project = walking();
    const std::vector<WayDot> dots = wayDots(project, walker(project));
    REQUIRE(dots.size() == 2);
    CHECK(dots[0].place.x == doctest::Approx(3.0));
    CHECK_FALSE(dots[0].isTurn);
    const auto bent = editsToBend(project, walker(project).id, dots[0], {3.0, 0.0, 2.0});
    REQUIRE(bent);
    const Project now = edited(project, *bent);
    REQUIRE(walker(now).stops[1].via.size() == 1);
    CHECK(walker(now).stops[1].via[0].z.value() == doctest::Approx(2.0));
    const std::vector<WayDot> after = wayDots(now, walker(now));
    REQUIRE(after.size() == 4); // middle, turn, middle; and the other way's
    CHECK(after[1].isTurn);
    CHECK(after[0].place.z == doctest::Approx(1.0));
    // Round a corner it is longer than straight, and shorter than along both legs.
    const double length = walkTo(now, walker(now), 1)->metres;
    CHECK(length > 6.0);
    CHECK(length < 2.0 * std::hypot(3.0, 2.0));
    const auto straight = editsToStraighten(now, walker(now).id, after[1]);
    REQUIRE(straight);
    CHECK(edited(now, *straight) == project);
    const auto already = editsToStraighten(now, walker(now).id, after[0]);
    REQUIRE_FALSE(already);
    CHECK(already.error().message == "The way is straight here already.");
    CHECK_FALSE(editsToBend(now, walker(now).id, {0, 0, true, {}}, {}));
}

TEST_CASE("a walk to a mark that is laid already lays no other")
{
    Project project = walking();
    const Made<Mark> free = editsToMark(project, walker(project).id, {{9.0, 0.0, 3.0}, {}, false});
    project = edited(project, free.edits);
    CHECK(project.marks.at(free.id).name == "Ines 4");
    const auto walk = editsToWalkTo(project, walker(project).id, free.id, 1300);
    REQUIRE(walk);
    const Project now = edited(project, *walk);
    CHECK(now.marks.size() == project.marks.size());
    REQUIRE(walker(now).stops.size() == 4);
    CHECK(walker(now).stops[3].mark == free.id);
    CHECK(walker(now).stops[2].leave == 1300);
    // 3 m at 1.2 m/s are 2.5 s, 60 frames at 24.
    CHECK(walker(now).stops[3].arrive == 1360);
    CHECK_FALSE(editsToWalkTo(now, walker(now).id, free.id, 1400)); // there already
    CHECK(edited(project, editsToMark(project, {}, {}).edits).marks.rows().back()->name ==
          "Mark 1");
}
