#include "project/history.h"

#include <set>
#include <utility>

#include "project/tables.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using test::RandomAuthor;

namespace {

/// The plainest history there is: two stacks of projects.
struct Model {
    Project now;
    std::vector<Project> past;
    std::vector<Project> future;

    void step(const Project& next)
    {
        if (!(next == now)) {
            past.push_back(now);
            future.clear();
            now = next;
        }
    }
    static void turn(std::vector<Project>& from, std::vector<Project>& to, Project& now)
    {
        if (!from.empty()) {
            to.push_back(now);
            now = from.back();
            from.pop_back();
        }
    }
};

template <class Row> std::size_t sharedRows(const Project& a, const Project& b)
{
    std::size_t shared = 0;
    for (const auto& row : tableOf<Row>(a).rows()) {
        shared += tableOf<Row>(b).find(row->id) == row.get() ? 1U : 0U;
    }
    return shared;
}

}

TEST_CASE("every kind of edit is undone to the same project and redone to the same")
{
    RandomAuthor author(11);
    std::set<std::size_t> done;
    for (int round = 0; round < 40; ++round) {
        const Project start = author.project(60);
        for (std::size_t kind = 0; kind < std::variant_size_v<Edit>; ++kind) {
            CAPTURE(kind);
            History history(start);
            const Edit edit = author.edit(start, kind);
            REQUIRE(edit.index() == kind);
            const Result<Project> expected = applied(start, edit);
            const Result<void> result = history.apply(edit);
            CHECK(result.has_value() == expected.has_value());
            if (!expected) {
                CHECK_FALSE(expected.error().message.empty());
                CHECK(history.project() == start);
                CHECK_FALSE(history.canUndo());
                continue;
            }
            done.insert(kind);
            CHECK(history.project() == *expected);
            history.undo();
            CHECK(history.project() == start);
            history.redo();
            CHECK(history.project() == *expected);
        }
    }
    CHECK(done.size() == std::variant_size_v<Edit>);
}

TEST_CASE("a history with gestures does what two stacks of projects do")
{
    RandomAuthor author(12);
    for (int round = 0; round < 30; ++round) {
        const Project start = author.project(30);
        History history(start);
        Model model{start, {}, {}};
        for (int step = 0; step < 60; ++step) {
            const std::int64_t choice = author.whole(0, 9);
            if (choice < 2) {
                history.undo();
                Model::turn(model.past, model.future, model.now);
            } else if (choice < 4) {
                history.redo();
                Model::turn(model.future, model.past, model.now);
            } else if (choice < 7) {
                const Edit edit = author.edit(history.project());
                if (history.apply(edit)) {
                    model.step(*applied(model.now, edit));
                }
            } else {
                const bool cancelled = author.chance(0.4);
                Project dragged = model.now;
                history.beginGesture();
                CHECK(history.inGesture());
                for (std::int64_t i = author.whole(0, 4); i > 0; --i) {
                    const Edit edit = author.edit(dragged);
                    if (history.apply(edit)) {
                        dragged = *applied(dragged, edit);
                    }
                    CHECK(history.project() == dragged);
                    CHECK_FALSE(history.canUndo());
                    history.undo();
                    CHECK(history.project() == dragged);
                }
                cancelled ? history.cancelGesture() : history.endGesture();
                if (!cancelled) {
                    model.step(dragged);
                }
            }
            REQUIRE(history.project() == model.now);
            CHECK(history.canUndo() == !model.past.empty());
            CHECK(history.canRedo() == !model.future.empty());
        }
    }
}

TEST_CASE("undo costs a pointer a row: what an edit leaves alone is shared")
{
    RandomAuthor author(13);
    const Project start = author.project(200);
    REQUIRE(start.cameras.size() > 1);
    CameraSetup camera = *start.cameras.rows().front();
    camera.name += " again";
    const Project next = *applied(start, Put<CameraSetup>{camera});
    CHECK(sharedRows<CameraSetup>(start, next) == start.cameras.size() - 1);
    CHECK(sharedRows<Asset>(start, next) == start.assets.size());
    CHECK(sharedRows<Cast>(start, next) == start.cast.size());
    CHECK(sharedRows<Shot>(start, next) == start.shots.size());
    CHECK(sharedRows<Prop>(start, next) == start.props.size());
}

TEST_CASE("an edit that changes nothing is no step")
{
    RandomAuthor author(14);
    History history(author.project(100));
    REQUIRE(history.apply(SetCut{history.project().cut}));
    REQUIRE(history.apply(Put<CameraSetup>{*history.project().cameras.rows().front()}));
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("a step has a name and a changed project another number")
{
    History history{Project()};
    const auto named = [](const char* name) { return Put<Mark>{{.name = name}}; };
    std::uint64_t seen = history.revision();
    const auto moved = [&] {
        return std::exchange(seen, history.revision()) != history.revision();
    };
    REQUIRE(history.apply(named("one")));
    CHECK(moved());
    CHECK(history.undoName() == "Add mark one");
    CHECK(history.redoName().empty());
    history.beginGesture();
    REQUIRE(history.apply(named("two")));
    REQUIRE(history.apply(named("three")));
    CHECK(moved());
    CHECK(history.undoName().empty());
    history.endGesture();
    CHECK(history.undoName() == "Add mark three");
    history.beginGesture("set up the scene");
    REQUIRE(history.apply(named("four")));
    history.endGesture();
    CHECK(history.undoName() == "set up the scene");
    CHECK(moved());
    history.undo();
    CHECK(moved());
    CHECK(history.undoName() == "Add mark three");
    CHECK(history.redoName() == "set up the scene");
    history.redo();
    CHECK(moved());
    history.redo();
    CHECK_FALSE(moved());
    history.beginGesture();
    REQUIRE(history.apply(named("five")));
    CHECK(moved());
    history.cancelGesture();
    CHECK(moved());
}

TEST_CASE("two thousand steps are undone one by one")
{
    RandomAuthor author(15);
    const Project start = author.project(60);
    History history(start);
    std::vector<Project> seen{start};
    while (seen.size() <= 2000) {
        static_cast<void>(history.apply(author.edit(history.project())).has_value());
        if (!(history.project() == seen.back())) {
            seen.push_back(history.project());
        }
    }
    for (std::size_t left = seen.size() - 1; left > 0; --left) {
        history.undo();
        REQUIRE(history.project() == seen[left - 1]);
    }
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("an id is never given twice")
{
    Project project;
    project = *applied(project, Put<Mark>{{.name = "one"}});
    CHECK(project.marks.rows().front()->id == Id<Mark>{1});
    project = *applied(project, Remove<Mark>{{1}});
    project = *applied(project, Put<Light>{{.name = "key"}});
    CHECK(project.lights.rows().front()->id == Id<Light>{2});
}
