// An open production that shows pictures before all of its textures are there.
#include <chrono>
#include <fstream>
#include <thread>

#include "image/compare.h"
#include "session/session.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/small_production.h"

using namespace premise;
using namespace std::chrono_literals;

namespace {

/// The small production with what this act of the importer hands over in place of the box.
struct LateProduction {
    test::TemporaryFolder folder{};
    fs::path production{};
    SessionOptions options{};

    explicit LateProduction(const std::string& act)
    {
        Project project = test::smallProject();
        project.assets.put({{1}, "square", "models/" + act + ".glb", ""});
        production = test::writeProduction(folder.path(), project);
        test::writeBytes(production / "models" / (act + ".glb"), "served by an importer of ours");
        options.import.program = FAKE_IMPORTER;
        options.import.useCache = false;
        options.texturesLater = true;
    }
    /// What the importer waits for.
    void go() const { std::ofstream(production / "models" / "go") << "go"; }
    [[nodiscard]] Session opened() const
    {
        Result<Session> session = Session::open(production, options);
        REQUIRE_MESSAGE(session, session.error().message);
        return std::move(*session);
    }
};

Image8 pictureOf(Session& session)
{
    const PictureSettings settings{.width = 160, .height = 68, .quality = Quality::draft};
    Result<Picture> picture = session.picture(ThroughShot{{7}}, 1001.0, settings);
    REQUIRE_MESSAGE(picture, picture.error().message);
    return std::move(picture->display);
}

/// Whether anything changed until nothing more comes.
bool pollAll(Session& session)
{
    bool changed = false;
    const auto until = std::chrono::steady_clock::now() + 300s;
    for (Arrived arrived{false, true}; arrived.more;) {
        REQUIRE(std::chrono::steady_clock::now() < until);
        const Result<Arrived> polled = session.poll(2ms);
        REQUIRE_MESSAGE(polled, polled.error().message);
        arrived = *polled;
        changed = changed || arrived.changed;
        std::this_thread::sleep_for(5ms);
    }
    return changed;
}

}

TEST_CASE("a production is shown before its textures are there and then as if it had waited")
{
    LateProduction late("late picture");
    Session early = late.opened();
    const Image8 before = pictureOf(early);
    const Result<Arrived> nothing = early.poll(2ms);
    REQUIRE(nothing);
    CHECK_FALSE(nothing->changed);
    CHECK(nothing->more);
    late.go();
    CHECK(pollAll(early));
    const Image8 after = pictureOf(early);
    CHECK_FALSE(after == before);
    CHECK_FALSE(early.poll(2ms)->changed);

    late.options.texturesLater = false;
    Session waiting = late.opened();
    CHECK(after == pictureOf(waiting));
    CHECK_FALSE(waiting.poll(2ms)->more);
}

TEST_CASE("a model that breaks while its textures come becomes a box and a warning")
{
    const LateProduction late("late crash");
    Session session = late.opened();
    const Image8 before = pictureOf(session);
    CHECK(session.warnings().empty());
    CHECK_FALSE(session.models().at({1})->standIn);
    late.go();
    CHECK(pollAll(session));
    CHECK(session.models().at({1})->standIn);
    REQUIRE(session.warnings().size() == 1);
    CHECK(session.warnings().front().find("A box stands in for \"square\"") == 0);
    CHECK_FALSE(pictureOf(session) == before);
}

TEST_CASE("a session that is closed while textures come stops reading them")
{
    const LateProduction late("late picture");
    const auto start = std::chrono::steady_clock::now();
    {
        const Session session = late.opened();
    }
    // The importer would wait a minute for leave.
    CHECK(std::chrono::steady_clock::now() - start < 30s);
}

TEST_CASE("an opening that is not wanted any more ends before there is anything to see")
{
    LateProduction late("sleep");
    late.options.goOn = [] { return false; };
    const Result<Session> session = Session::open(late.production, late.options);
    REQUIRE_FALSE(session);
    CHECK(session.error().message.find("was not opened: it was stopped.") != std::string::npos);
}
