#include "project/cutting.h"

#include "film_cut.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;

// What each tool keeps and changes is how editors define it: a ripple changes the length of one clip
// and of the cut, a roll moves one cut, a slip changes only what is seen, a slide moves a clip between
// its neighbours.

namespace {

FrameRange rangeIn(const CutChange& change, std::size_t clip)
{
    return change.cut.at(clip).range;
}

Frame lengthOf(const std::vector<CutClip>& cut)
{
    Frame length = 0;
    for (const CutClip& clip : cut) {
        length += recordFrames(clip);
    }
    return length;
}

/// Clips of several speeds, each well inside a long shot.
Project speeds(test::RandomAuthor& author)
{
    Project project = test::filmCut();
    project.cut.clear();
    for (std::int64_t i = author.whole(3, 6); i > 0; --i) {
        const Frame first = author.whole(-300, 300);
        CutClip clip{{std::uint32_t(author.whole(0, 4))}, {first, first + author.whole(1, 60)}};
        if (clip.shot && author.chance(0.5)) {
            clip.speed = {std::int32_t(author.whole(1, 7)), std::int32_t(author.whole(1, 7))};
        }
        project.cut.push_back(clip);
    }
    return project;
}

std::string refusal(const Result<CutChange>& change)
{
    return change ? "done" : change.error().message;
}

Project cutOf(Project project, const CutChange& change)
{
    project.cut = change.cut;
    return project;
}

}

TEST_CASE("a ripple of the end changes one clip and the length of the cut")
{
    const Project project = test::filmCut();
    const CutChange change = *trimmedEnd(project, 1, 7);
    CHECK(change.words == "Trimming the end of 12B by +7 frames");
    CHECK(rangeIn(change, 1) == FrameRange{144, 247});
    CHECK(rangeIn(change, 2) == project.cut[2].range);
    CHECK(lengthOf(change.cut) == cutDuration(project) + 7);
    CHECK(trimmedEnd(project, 1, -1)->words == "Trimming the end of 12B by −1 frame");
}

TEST_CASE("a ripple of the start takes frames away at the start and later shots follow")
{
    const Project project = test::filmCut();
    const CutChange change = *trimmedStart(project, 1, 12);
    CHECK(change.words == "Trimming the start of 12B by +12 frames");
    CHECK(rangeIn(change, 1) == FrameRange{156, 240});
    CHECK(lengthOf(change.cut) == cutDuration(project) - 12);
    CHECK(startOf(cutOf(project, change), 1) == startOf(project, 1));
}

TEST_CASE("a trim stops at the handles and before the clip is gone")
{
    const Project project = test::filmCut();
    const CutChange out = *trimmedEnd(project, 1, 50);
    CHECK(out.by == 8);
    CHECK(out.words == "Trimming the end of 12B by +8 frames, no further");
    CHECK(rangeIn(*trimmedStart(project, 1, -50), 1) == FrameRange{136, 240});
    CHECK(rangeIn(*trimmedEnd(project, 1, -1000), 1) == FrameRange{144, 145});
    CHECK(rangeIn(*trimmedStart(project, 1, 1000), 1) == FrameRange{239, 240});
}

TEST_CASE("pulled out into the scene a clip takes its shot along with its handles")
{
    const Project project = test::filmCut();
    const CutChange change = *trimmedEnd(project, 1, 50, Reach::scene);
    CHECK(change.by == 50);
    Project after = project;
    for (const Edit& edit : editsFor(project, change)) {
        after = *applied(after, edit);
    }
    CHECK(after.cut == change.cut);
    CHECK(after.shots.at({2}).range == FrameRange{144, 290});
    CHECK(after.shots.at({2}).handleOut == 8);
    CHECK(problemsIn(after) == problemsIn(project));
    CHECK(editsFor(project, *trimmedEnd(project, 1, 8)).size() == 1);
}

TEST_CASE("a roll moves one cut and nothing else")
{
    const Project project = test::filmCut();
    const CutChange change = *rolled(project, 1, -4);
    CHECK(change.words == "Rolling 12B | 12C by −4 frames, both lengths change");
    CHECK(rangeIn(change, 1) == FrameRange{144, 236});
    CHECK(rangeIn(change, 2) == FrameRange{224, 300});
    CHECK(lengthOf(change.cut) == cutDuration(project));
    CHECK(rolled(project, 1, -20)->by == -8);
    CHECK(refusal(rolled(project, 3, 1)) ==
          "After 12D the cut ends, so there is nothing to roll. Trim its end instead.");
}

TEST_CASE("a slip changes what is seen and not when")
{
    const Project project = test::filmCut();
    const CutChange change = *slipped(project, 1, -4);
    CHECK(change.words == "Slipping 12B by −4 frames, its length stays");
    CHECK(rangeIn(change, 1) == FrameRange{140, 236});
    CHECK(slipped(project, 1, 99)->by == 8);
    Project black = project;
    black.cut[1] = {{}, {0, 5}};
    CHECK(refusal(slipped(black, 1, 2)) ==
          "Black shows nothing of the scene, so it cannot slip. Trim it instead.");
}

TEST_CASE("a slide moves a clip between its neighbours")
{
    const Project project = test::filmCut();
    const CutChange change = *slid(project, 1, 3);
    CHECK(change.words == "Sliding 12B between 12A and 12C by +3 frames");
    CHECK(change.cut[1] == project.cut[1]);
    CHECK(startOf(cutOf(project, change), 1) == startOf(project, 1) + 3);
    CHECK(startOf(cutOf(project, change), 3) == startOf(project, 3));
    CHECK(refusal(slid(project, 0, 3)) ==
          "12A has no neighbour on one side, so it cannot slide. Move it instead.");
}

TEST_CASE("clips are moved and copied to a place")
{
    const Project project = test::filmCut();
    const CutChange moved = *movedTo(project, 3, 1);
    CHECK(moved.words == "Moving 12D before 12B");
    CHECK(moved.cut ==
          std::vector<CutClip>{project.cut[0], project.cut[3], project.cut[1], project.cut[2]});
    CHECK(movedTo(project, 0, 99)->words == "Moving 12A to the end");
    const CutChange copied = *copiedTo(project, 1, 4);
    CHECK(copied.words == "Copying 12B to the end");
    CHECK(copied.cut.size() == 5);
    CHECK(copied.cut[4] == project.cut[1]);
    CHECK(refusal(movedTo(project, 9, 0)) == "The cut has 4 clips; choose one of them.");
}

TEST_CASE("a split plays as before")
{
    const Project project = test::filmCut();
    const CutChange change = *splitAt(project, 170);
    CHECK(change.words == "12B split after 14 frames");
    CHECK(change.cut.size() == 5);
    const Project after = cutOf(project, change);
    for (Frame record = 0; record < cutDuration(project); ++record) {
        CHECK(cutAt(after, record).sceneTime == cutAt(project, record).sceneTime);
    }
    CHECK(refusal(splitAt(project, 156)) ==
          "12B starts here already. Move the playhead into a shot to split it.");
    CHECK(refusal(splitAt(project, 420)) == "The cut has 420 frames; frame 420 lies outside.");
}

TEST_CASE("what is removed closes up and what is lifted leaves black")
{
    const Project project = test::filmCut();
    CHECK(removed(project, 1)->words == "12B removed, later shots follow");
    CHECK(lengthOf(removed(project, 1)->cut) == cutDuration(project) - 96);
    const CutChange change = *lifted(project, 1);
    CHECK(change.words == "12B lifted, black stays");
    CHECK(lengthOf(change.cut) == cutDuration(project));
    CHECK(cutAt(cutOf(project, change), 160).shot == nullptr);
}

TEST_CASE("a shot is laid into the cut where it is asked for")
{
    const Project project = test::filmCut();
    const CutChange between = *inserted(project, {4}, 156);
    CHECK(between.words == "12D laid into the cut, 96 frames");
    CHECK(between.cut.size() == 5);
    CHECK(between.cut[1] == project.cut[3]);
    const CutChange within = *inserted(project, {4}, 170);
    CHECK(within.cut.size() == 6);
    CHECK(rangeIn(within, 1) == FrameRange{144, 158});
    CHECK(rangeIn(within, 3) == FrameRange{158, 240});
    CHECK(inserted(project, {4}, 9999)->cut.back() == project.cut[3]);
    CHECK(inserted(Project(project), {4}, -5)->cut.front() == project.cut[3]);
    CHECK(refusal(inserted(project, {77}, 0)) == "There is no shot #77 to lay into the cut.");
}

TEST_CASE("a take is swapped in for the same piece of the scene")
{
    Project project = test::filmCut();
    Shot take = project.shots.at({2});
    take.id = {20};
    take.take = 2;
    take.range = {150, 230};
    project.shots.put(take);
    const CutChange change = *withTake(project, 1, {20});
    CHECK(change.cut[1].shot == Id<Shot>{20});
    CHECK(rangeIn(change, 1) == FrameRange{142, 238});
    CHECK(change.words == "12B take 2 plays");
    take.range = {150, 160};
    project.shots.put(take);
    CHECK(rangeIn(*withTake(project, 1, {20}), 1) == FrameRange{142, 168});
    CHECK(withTake(project, 1, {20})->words == "12B take 2 plays, 70 frames shorter");
}

TEST_CASE("a clip at half its speed lasts twice as long and shows moments between frames")
{
    const Project project = test::filmCut();
    const CutChange change = *retimed(project, 1, {1, 2});
    CHECK(change.words == "12B plays at 50 %, 192 frames long");
    const Project after = cutOf(project, change);
    CHECK(cutAt(after, 156).sceneTime == 144.0);
    CHECK(cutAt(after, 157).sceneTime == 144.5);
    CHECK(cutAt(after, 156 + 191).sceneTime == 239.5);
    CHECK(cutAt(after, 156 + 192).sceneTime == 228.0);
    CHECK(retimed(project, 1, {2, 1})->words == "12B plays at 200 %, 48 frames long");
    CHECK(refusal(retimed(project, 1, {0, 1})) ==
          "The speed of 12B must be from 1/100 to 100, and is 0/1.");
    Project black = project;
    black.cut[1].shot = {};
    CHECK(refusal(retimed(black, 1, {1, 2})) == "Black has no speed. Trim it instead.");
}

TEST_CASE("at any speed edges keep to the rules of their tools and clips to their ranges")
{
    test::RandomAuthor author(31);
    int done = 0;
    for (int round = 0; round < 3000; ++round) {
        const Project project = speeds(author);
        const auto clip = std::size_t(author.whole(0, std::int64_t(project.cut.size()) - 1));
        const Frame by = author.whole(-30, 30);
        const Frame before = cutDuration(project);
        const auto sound = [&](const CutChange& change, Frame longer) {
            CHECK(applied(project, SetCut{change.cut}));
            CHECK(lengthOf(change.cut) == before + longer);
            CHECK(std::abs(change.by) <= std::abs(by));
            CHECK(change.by * by >= 0);
            done += change.by != 0 ? 1 : 0;
        };
        const CutChange end = *trimmedEnd(project, clip, by, Reach::scene);
        sound(end, end.by);
        const CutChange start = *trimmedStart(project, clip, by, Reach::scene);
        sound(start, -start.by);
        CHECK(start.cut[clip].range.end == project.cut[clip].range.end);
        if (const Result<CutChange> roll = rolled(project, clip, by, Reach::scene)) {
            sound(*roll, 0);
            CHECK(recordFrames(roll->cut[clip]) == recordFrames(project.cut[clip]) + roll->by);
        }
        if (const Result<CutChange> slide = slid(project, clip, by, Reach::scene)) {
            sound(*slide, 0);
            CHECK(slide->cut[clip] == project.cut[clip]);
        }
        if (const Result<CutChange> split = splitAt(project, author.whole(0, before - 1))) {
            CHECK(lengthOf(split->cut) == before);
            CHECK(applied(project, SetCut{split->cut}));
        }
        for (Frame record = 0; record < before; ++record) {
            const ClipPlace place = *clipAt(project, record);
            CHECK(place.start == startOf(project, place.clip));
            const FrameTime time = cutAt(project, record).sceneTime;
            CHECK(time >= double(project.cut[place.clip].range.first));
            CHECK(time < double(project.cut[place.clip].range.end));
        }
    }
    CHECK(done > 3000);
}
