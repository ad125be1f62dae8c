#include "session/desk.h"
#include "session/working_copy.h"

#include <doctest/doctest.h>

using namespace premise;
using test::Desk;
using test::mark;
using test::opened;

TEST_CASE("while a project is saved it goes on being changed, and nothing of either is lost")
{
    Desk desk;
    Project saved;
    Project changed;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
        saved = copy.project();
        REQUIRE(copy.beginSave());
        CHECK(copy.saving());
        std::optional<Result<void>> ended;
        while (!ended) {
            ended = copy.pollSave();
        }
        REQUIRE(*ended);
        CHECK_FALSE(copy.saving());
        CHECK_FALSE(copy.pollSave());
        CHECK_FALSE(copy.unsaved());
        // A change that comes at once is either in the file or in the journal.
        REQUIRE(copy.apply(mark("two")));
        REQUIRE(copy.beginSave());
        REQUIRE(copy.apply(mark("three")));
        changed = copy.project();
        for (ended.reset(); !ended;) {
            ended = copy.pollSave();
        }
        REQUIRE(*ended);
        const Result<LoadedProject> file = loadProject(desk.production);
        REQUIRE(file);
        CHECK((file->project == changed) != copy.unsaved());
        REQUIRE(copy.waitUntilSafe());
    }
    WorkingCopy again = opened(desk.production);
    if (again.recovery()) {
        REQUIRE(again.takeRecovery());
    }
    CHECK(again.project() == changed);
    CHECK_FALSE(again.project() == saved);
}

TEST_CASE("a save that is asked for again saves what came meanwhile too")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production);
    REQUIRE(copy.apply(mark("one")));
    REQUIRE(copy.beginSave());
    REQUIRE(copy.apply(mark("two")));
    REQUIRE(copy.beginSave());
    while (copy.saving()) {
        if (const std::optional<Result<void>> ended = copy.pollSave(); ended) {
            CHECK(*ended);
        }
    }
    CHECK_FALSE(copy.unsaved());
    const Result<LoadedProject> file = loadProject(desk.production);
    REQUIRE(file);
    CHECK(file->project == copy.project());
}

TEST_CASE("a save under way at the end is finished")
{
    Desk desk;
    Project saved;
    {
        WorkingCopy copy = opened(desk.production);
        REQUIRE(copy.apply(mark("one")));
        saved = copy.project();
        REQUIRE(copy.beginSave());
    }
    CHECK_FALSE(opened(desk.production).recovery());
    const Result<LoadedProject> file = loadProject(desk.production);
    REQUIRE(file);
    CHECK(file->project == saved);
}

TEST_CASE("a drag waits for no save, and a save waits for the drag")
{
    Desk desk;
    WorkingCopy copy = opened(desk.production);
    REQUIRE(copy.apply(mark("one")));
    REQUIRE(copy.beginSave());
    copy.beginGesture("Drag");
    REQUIRE(copy.apply(mark("two")));
    copy.endGesture();
    std::optional<Result<void>> ended;
    while (!ended) {
        ended = copy.pollSave();
    }
    REQUIRE(*ended);
    CHECK_FALSE(copy.unsaved());
    CHECK(copy.undoName() == "Drag");
}
