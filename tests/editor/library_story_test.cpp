// A room is furnished from the library, and the file says so afterwards.
#include <filesystem>
#include <string>

#include "base/file.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

TEST_CASE("a room is furnished from the library with a door and a table and somebody on a chair")
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "cafe";
    const Ran ran = run({PREMISE_EDITOR, "--new", production.string(), "--ui-script",
                         PREMISE_SOURCE_DIR "/tests/editor/furnished_room.script"});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    const Result<LoadedProject> loaded = loadProject(production / "project.json");
    REQUIRE(loaded);
    const Project& project = loaded->project;
    REQUIRE(project.rooms.size() == 1);
    const Room& room = *project.rooms.rows().front();
    REQUIRE(room.openings.size() == 1);
    const Opening& door = room.openings.front();
    CHECK(door.kind == OpeningKind::door);
    CHECK(project.setPieces.at(door.filling).name == "Door, single");
    REQUIRE(project.cast.size() == 1);
    const Cast& ines = *project.cast.rows().front();
    CHECK(ines.name == "Ines");
    REQUIRE(ines.stops.size() == 1);
    CHECK(ines.stops.front().action == "sit");
    CHECK(problemsIn(project).empty());
    // The production can be carried away: each model lies inside it, once.
    for (const auto& asset : project.assets.rows()) {
        CAPTURE(asset->path);
        CHECK(asset->path.starts_with("models/"));
        const Result<std::string> content = contentHash(production / asset->path);
        REQUIRE(content);
        CHECK(asset->contentHash == *content);
    }
    CHECK(project.assets.size() == 4);
}
