#include <chrono>

#include "base/file.h"
#include "session/relink.h"
#include "session/session.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/small_production.h"

using namespace premise;

namespace {

constexpr std::uint32_t references = 1000;

/// The small production with a thousand models of its own besides, of which so many are there.
fs::path productionOf(const fs::path& parent, std::uint32_t there)
{
    Project project = test::smallProject();
    const fs::path folder = test::writeProduction(parent, project, fmt::format("of_{}", there));
    const std::string box = test::boxGlb();
    for (std::uint32_t i = 0; i < references; ++i) {
        const Id<Asset> asset{++project.lastId};
        const std::string path = fmt::format("models/part_{:04}.glb", i);
        project.assets.add({asset, fmt::format("part {}", i), path, ""});
        SetPiece piece;
        piece.id = {++project.lastId};
        piece.name = fmt::format("piece {}", i);
        piece.asset = asset;
        piece.placement.x.rest = double(i % 40) - 20.0;
        piece.placement.z.rest = -double(i) / 40.0;
        piece.placement.scale.rest = 0.3;
        project.setPieces.add(piece);
        if (i < there) {
            // Each of its own content, as a thousand models are: another name of its paint.
            std::string own = box;
            own.replace(own.find("paint"), 5, fmt::format("{:05}", i));
            test::writeBytes(folder / path, own);
        }
    }
    REQUIRE(saveProject(project, folder));
    return folder;
}

double secondsToOpen(const fs::path& production)
{
    const auto begin = std::chrono::steady_clock::now();
    const Result<Session> session = Session::open(production);
    REQUIRE_MESSAGE(session, session.error().message);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}

TEST_SUITE_BEGIN("slow");

// A second is usual; a busy machine may take several, and what grows with the square takes minutes.
constexpr double stuck = 20.0;

TEST_CASE("a thousand references open wherever they lie")
{
    const test::TemporaryFolder folder;
    for (const std::uint32_t there : {0U, references / 2, references}) {
        const double seconds = secondsToOpen(productionOf(folder.path(), there));
        MESSAGE(there << " of " << references << " there: " << seconds << " s");
        CHECK(seconds < stuck);
    }
}

TEST_CASE("a thousand missing models are found again")
{
    const test::TemporaryFolder folder;
    const fs::path production = productionOf(folder.path(), references);
    const Project project = loadProject(production)->project;
    fs::rename(production / "models", folder.path() / "archive");
    const auto begin = std::chrono::steady_clock::now();
    History history(project);
    const Result<RelinkPlan> plan = relinkPlan(project, production, folder.path());
    REQUIRE_MESSAGE(plan, plan.error().message);
    REQUIRE(relink(history, *plan));
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    MESSAGE("relinked in " << seconds << " s");
    CHECK(seconds < stuck);
    CHECK(plan->found.size() == references + 1);
    CHECK(relinkPlan(history.project(), production, folder.path())->present == references + 1);
}

TEST_SUITE_END();

TEST_CASE("a shot with missing models renders with boxes in their place")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    const PictureSettings settings{.width = 160, .height = 68};
    const auto drawn = [&] {
        Result<Session> session = Session::open(production);
        REQUIRE_MESSAGE(session, session.error().message);
        return session->picture(ThroughShot{{7}}, 1001.0, settings).value().display;
    };
    const Image8 whole = drawn();
    fs::rename(production / "models", folder.path() / "archive");
    const Image8 standingIn = drawn();
    CHECK(standingIn != whole);
    // Back where it was, it is the same picture again: nothing was written meanwhile.
    fs::rename(folder.path() / "archive", production / "models");
    CHECK(drawn() == whole);
}

TEST_CASE("saving while media are missing keeps every path as it was")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    Project project = test::smallProject();
    // Nothing of it is there, and nothing of it is tidied.
    for (const char* path : {"../../elsewhere/a b/ä ö.glb", "models//twice.glb", "./here.glb",
                             "models/../models/x.GLB", "D:\\art\\wall.fbx", "trailing /s.obj"}) {
        project.assets.put({{++project.lastId}, "part", path, "0123456789abcdef0123456789abcdef"});
    }
    REQUIRE(saveProject(project, production));
    const std::string before = readTextFile(production / projectFileName).value();
    SessionOptions author;
    author.access = Access::edit;
    Result<Session> session = Session::open(production, author);
    REQUIRE_MESSAGE(session, session.error().message);
    CHECK(session->warnings().size() == 6);
    REQUIRE(session->work().save());
    CHECK(readTextFile(production / projectFileName).value() == before);
    CHECK(session->project() == project);
}
