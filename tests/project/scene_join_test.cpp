#include "project/scene_join.h"

#include "film_cut.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("an overlap in the scene is told with who is seen twice")
{
    const Project project = test::filmCut();
    const SceneJoin join = *sceneJoin(project, 1);
    CHECK(join.jump == -12);
    CHECK(join.words ==
          "Starts 12 frames before 12A ends in the scene. Marek's step is seen twice.");
    const SceneJoin still = *sceneJoin(project, 2);
    CHECK(still.words == "Starts 12 frames before 12B ends in the scene.");
}

TEST_CASE("a gap in the scene is told with whose step is missed")
{
    Project project = test::filmCut();
    CHECK(sceneJoin(project, 3)->words == "Starts 12 frames after 12C ends in the scene.");
    project.cut[0].range.end = 143;
    CHECK(sceneJoin(project, 1)->words ==
          "Starts 1 frame after 12A ends in the scene. Marek's step is not seen.");
    Cast ines = project.cast.at({13});
    ines.id = {14};
    ines.name = "Ines";
    project.cast.put(ines);
    CHECK(sceneJoin(project, 1)->words ==
          "Starts 1 frame after 12A ends in the scene. The steps of "
          "Marek and Ines are not seen.");
}

TEST_CASE("matched action and the first clip and black have nothing to tell")
{
    Project project = test::filmCut();
    CHECK(sceneJoin(project, 0)->words.empty());
    const CutChange matched = *actionMatched(project, 1);
    CHECK(matched.words == "12B goes on where 12A ends");
    CHECK(matched.by == -12);
    project.cut = matched.cut;
    CHECK(project.cut[1].range == FrameRange{156, 240});
    CHECK(sceneJoin(project, 1)->words.empty());
    project.cut[0] = {{}, {0, 10}};
    CHECK(sceneJoin(project, 1)->words.empty());
}

TEST_CASE("an action that cannot be matched is told why")
{
    Project project = test::filmCut();
    CHECK(actionMatched(project, 3).error().message ==
          "12D starts 4 frames too late for 12C, beyond its handles. Make the shot longer first.");
    CHECK(actionMatched(project, 0).error().message ==
          "12A follows no other shot, so there is no action to match.");
    project.cut[1].range = {100, 150};
    CHECK(actionMatched(project, 1).error().message ==
          "12B is over in the scene before 12A ends. Trim the end of 12A first.");
}

TEST_CASE("a clip tells what of it lies in the handles and what is left of them")
{
    const Project project = test::filmCut();
    CHECK(handleUse(project, project.cut[1]) == HandleUse{.headLeft = 8, .tailLeft = 8});
    CHECK(handleUse(project, {{2}, {140, 260}}) ==
          HandleUse{.headShown = 4, .tailShown = 8, .tailBeyond = 12, .headLeft = 4});
    CHECK(handleUse(project, {{2}, {150, 230}}) == HandleUse{.headLeft = 14, .tailLeft = 18});
    CHECK(handleUse(project, {{}, {0, 9}}) == HandleUse{});
}
