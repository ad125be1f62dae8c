#include "project/takes.h"

#include "film_cut.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project after(Project project, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        const Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = *next;
    }
    return project;
}

}

TEST_CASE("a new take has a camera of its own so that the first stays as it was")
{
    const Project before = test::filmCut();
    const Project project = after(before, *newTake(before, {2}));
    const std::vector<const Shot*> takes = takesOf(project, "12B");
    REQUIRE(takes.size() == 2);
    CHECK(takes[0]->take == 2);
    CHECK(takes[1]->take == 1);
    CHECK(takes[0]->range == takes[1]->range);
    CHECK(takes[0]->camera != takes[1]->camera);
    CameraSetup copy = project.cameras.at(takes[0]->camera);
    CHECK(copy.name == "A take 2");
    copy.id = takes[1]->camera;
    copy.name = "A";
    CHECK(copy == project.cameras.at(takes[1]->camera));
    CHECK(project.cut == before.cut);
}

TEST_CASE("the next take follows the highest and its camera the first camera's name")
{
    Project project = test::filmCut();
    project = after(project, *newTake(project, {2}));
    project = after(project, *newTake(project, takesOf(project, "12B")[0]->id));
    project = after(project, *newTake(project, {2}));
    CHECK(takesOf(project, "12B").front()->take == 4);
    CHECK(project.cameras.at(takesOf(project, "12B").front()->camera).name == "A take 4");
    CHECK(shotNumbers(project) == std::vector<std::string>{"12A", "12B", "12C", "12D"});
    CHECK(newTake(project, {99}).error().message == "There is no shot #99 to take again.");
}

TEST_CASE("a shot's number means the take in the cut or else the newest")
{
    Project project = test::filmCut();
    project = after(project, *newTake(project, {2}));
    CHECK(shotNumbered(project, "12B")->take == 1);
    project.cut.erase(project.cut.begin() + 1);
    CHECK(shotNumbered(project, "12B")->take == 2);
}

TEST_CASE("a shot without a camera is taken again without one")
{
    Project project = test::filmCut();
    Shot shot = project.shots.at({2});
    shot.camera = {};
    project.shots.put(shot);
    project = after(project, *newTake(project, {2}));
    CHECK(takesOf(project, "12B").front()->take == 2);
    CHECK_FALSE(takesOf(project, "12B").front()->camera);
}
