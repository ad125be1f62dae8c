#include "cli/premise_program.h"
#include "project/project_io.h"

using namespace premise;
using test::failure;
using test::has;
using test::namesIn;

TEST_CASE("a shot without a camera is named and nothing is drawn")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    Project project = loadProject(production).value().project;
    Shot shot = *project.shots.rows().front();
    shot.camera = {};
    project.shots.put(shot);
    project.cut.clear();
    REQUIRE(saveProject(project, production));
    const std::string where = production.string();
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);

    const std::string said = "Shot " + shot.number + " has no camera. Give it one.";
    CHECK(has(failure({"frame", where, "--shot", shot.number, "-o", (out / "a.png").string()}, 1),
              said));
    CHECK(has(
        failure({"frames", where, "--shot", shot.number, "-o", (out / "a.####.png").string()}, 1),
        said));
    CHECK(has(failure({"movie", where, "--shot", shot.number, "-o", (out / "a.mp4").string()}, 1),
              said));
    CHECK(has(failure({"movie", where, "--all", "-o", out.string()}, 1), said));
    CHECK(has(failure({"sheet", where, "-o", (out / "a.png").string()}, 1), said));
    CHECK(namesIn(out).empty());

    project.cut = {{shot.id, shot.range}};
    REQUIRE(saveProject(project, production));
    CHECK(test::premiseRun({"check", where}).code == 1);
    CHECK(has(test::premiseRun({"check", where}).out, "is in the cut and has no camera"));
}

TEST_CASE("a reader that goes away leaves no half movie")
{
    const test::TemporaryFolder folder;
    const fs::path production = test::writeProduction(folder.path());
    const fs::path out = folder.path() / "out";
    fs::create_directory(out);
    const std::string command = std::string(PREMISE_BINARY) + " movie '" + production.string() +
                                "' --size 64x26 -o '" + (out / "a.mp4").string() +
                                "' 2>&1 | head -c 1 >/dev/null";
    const test::Ran ran = test::run({"sh", "-c", command});
    CHECK(ran.code == 0);
    for (const std::string& name : namesIn(out)) {
        CHECK(name == "a.mp4");
    }
}
