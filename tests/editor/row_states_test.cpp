// Groups, locks and what is hidden in the list of the set.
#include "editor/row_states.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

const Item table{ItemKind::setPiece, 1};
const Item cup{ItemKind::prop, 2};
const Item lamp{ItemKind::light, 3};
const Item ines{ItemKind::cast, 4};

Project kitchen()
{
    Project project;
    project.setPieces.put({.id = {1}, .name = "Table"});
    project.props.put({.id = {2}, .name = "Cup"});
    project.lights.put({.id = {3}, .name = "Lamp"});
    project.cast.put({.id = {4}, .name = "Ines"});
    project.lastId = 4;
    return project;
}

Project done(Project project, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = std::move(*next);
    }
    return project;
}

}

TEST_CASE("things of any kind stand together in a group and leave it")
{
    Project project = kitchen();
    CHECK(freeGroup(project) == "Group 1");
    project = done(project, editsToGroup(project, {table, cup, lamp}, "Group 1"));
    CHECK(groupsOf(project) == std::vector<std::string>{"Group 1"});
    CHECK(freeGroup(project) == "Group 2");
    CHECK(groupOf(project, cup) == "Group 1");
    project = done(project, editsToGroup(project, {cup}, ""));
    CHECK(groupOf(project, cup).empty());
    project = done(project, editsToRenameGroup(project, "Group 1", "Tables"));
    CHECK(groupOf(project, table) == "Tables");
    CHECK(groupOf(project, lamp) == "Tables");
    CHECK(groupOf(project, cup).empty());
}

TEST_CASE("what is hidden is a light switched off and a person not seen")
{
    Project project = kitchen();
    project = done(project, editsToShow(project, {table, lamp, ines}, false));
    CHECK_FALSE(isShown(project, table));
    CHECK_FALSE(project.lights.at({3}).on);
    CHECK_FALSE(project.cast.at({4}).visible);
    CHECK(isShown(project, cup));
    project = done(project, editsToShow(project, {lamp}, true));
    CHECK(project.lights.at({3}).on);
}

TEST_CASE("what is so already needs no edit and people are in no group")
{
    const Project project = kitchen();
    CHECK(editsToShow(project, {table, cup}, true).empty());
    CHECK(editsToLock(project, {table, ines}, false).empty());
    CHECK(editsToGroup(project, {ines}, "Tables").empty());
    const Project locked = done(project, editsToLock(project, {table}, true));
    CHECK(isLocked(locked, table));
    CHECK_FALSE(isLocked(locked, cup));
}
