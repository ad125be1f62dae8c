#include "project/project.h"

#include "project/table.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Shot shotOf(std::uint32_t id, std::string number, FrameRange range)
{
    Shot shot;
    shot.id = {id};
    shot.number = std::move(number);
    shot.range = range;
    return shot;
}

Project twoShots()
{
    Project project;
    project.shots.put(shotOf(1, "010", {1001, 1049}));
    project.shots.put(shotOf(2, "020", {1030, 1100}));
    project.cut = {{{1}, {1001, 1011}}, {{}, {0, 5}}, {{2}, {1050, 1053}}, {{1}, {1001, 1002}}};
    project.lastId = 2;
    return project;
}

}

TEST_CASE("a shot is found by its number")
{
    const Project project = twoShots();
    REQUIRE(shotNumbered(project, "020") != nullptr);
    CHECK(shotNumbered(project, "020")->id == Id<Shot>{2});
    CHECK(shotNumbered(project, "030") == nullptr);
}

TEST_CASE("the cut is as long as its clips together")
{
    CHECK(cutDuration(twoShots()) == 10 + 5 + 3 + 1);
    CHECK(cutDuration(Project{}) == 0);
}

TEST_CASE("each record frame plays its clip's frame")
{
    const Project project = twoShots();
    const auto plays = [&](Frame record, const char* number, Frame scene) {
        const CutMoment moment = cutAt(project, record);
        REQUIRE(moment.shot != nullptr);
        CHECK(moment.shot->number == number);
        CHECK(moment.sceneTime == FrameTime(scene));
    };
    plays(0, "010", 1001);
    plays(9, "010", 1010);
    CHECK(cutAt(project, 10).shot == nullptr);
    CHECK(cutAt(project, 14).shot == nullptr);
    plays(15, "020", 1050);
    plays(17, "020", 1052);
    plays(18, "010", 1001);
    CHECK(cutAt(project, 19).shot == nullptr);
    CHECK(cutAt(project, -1).shot == nullptr);
}

TEST_CASE("a table keeps the author's order and its copies share their rows")
{
    Table<Shot> table;
    for (const std::uint32_t id : {3U, 1U, 2U}) {
        table.put(shotOf(id, std::to_string(id), {0, 1}));
    }
    const Table<Shot> before = table;
    table.move({2}, 0);
    CHECK(table.rows()[0]->id == Id<Shot>{2});
    CHECK(table.rows()[1]->id == Id<Shot>{3});
    table.move({2}, 99);
    CHECK(table.rows()[2]->id == Id<Shot>{2});
    table.put(shotOf(1, "changed", {0, 1}));
    CHECK(table.size() == 3);
    CHECK(table.find({1})->number == "changed");
    CHECK(before.find({1})->number == "1");
    CHECK(table.find({3}) == before.find({3}));
    CHECK(table.find({9}) == nullptr);
    table.remove({3});
    CHECK(table.size() == 2);
    CHECK(before.size() == 3);
    CHECK_FALSE(table == before);
}
