// From an empty stage to a set with true sizes, by the steps and the numbers of the Set page.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// The story with the name of its file put in.
fs::path storyWith(const TemporaryFolder& folder, const fs::path& wall)
{
    std::ifstream story(PREMISE_SOURCE_DIR "/tests/editor/stage_and_numbers.script");
    std::ostringstream all;
    all << story.rdbuf();
    std::string text = all.str();
    text.replace(text.find("WALL"), 4, "\"" + wall.string() + "\"");
    const fs::path file = folder.path() / "script";
    std::ofstream(file) << text;
    return file;
}

const SetPiece& named(const Project& project, const std::string& name)
{
    const auto& rows = project.setPieces.rows();
    const auto found =
        std::ranges::find_if(rows, [&](const auto& piece) { return piece->name == name; });
    REQUIRE(found != rows.end());
    return **found;
}

}

TEST_CASE("a stage is set by its steps and things are made as large as they are")
{
    const TemporaryFolder folder;
    const fs::path wall = folder.path() / "wall.obj";
    std::ofstream(wall) << "v 0 0 0\nv 900 0 0\nv 900 250 0\nv 0 250 0\nf 1 2 3 4\n";
    const fs::path production = folder.path() / "stage";
    const Ran ran = run({PREMISE_EDITOR, "--new", production.string(), "--ui-script",
                         storyWith(folder, wall).string()});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    const Result<LoadedProject> loaded = loadProject(production / "project.json");
    REQUIRE(loaded);
    const Project& project = loaded->project;
    CHECK(project.settings.title == "Harbour");
    CHECK(project.settings.rate == FrameRate{25, 1});
    CHECK(project.settings.timecodeStart == 90000); // an hour at 25
    REQUIRE(project.rooms.size() == 1);
    REQUIRE(project.rooms.rows()[0]->openings.size() == 1);
    CHECK(project.rooms.rows()[0]->openings[0].width.value() == doctest::Approx(1.2));
    // The table is 845 mm wide in its file.
    CHECK(named(project, "Hero").placement.scale.rest == doctest::Approx(2.0).epsilon(0.001));
    CHECK(named(project, "Café table").asset == named(project, "Hero").asset);
    CHECK(named(project, "Hero").group == "Group 1");
    CHECK(named(project, "Door, single").group == "Group 1");
    CHECK(named(project, "wall").placement.scale.rest == doctest::Approx(0.01));
}

TEST_CASE("the steps of an empty stage are gone once there is a shot")
{
    const TemporaryFolder folder;
    const fs::path script = folder.path() / "script";
    std::ofstream(script) << "press Ctrl+1\nclick \"New shot card\"\nexpect shots 1\n"
                             "press Ctrl+1\nwait 2\nmove \"New shot card\"\n";
    const Ran ran = run({PREMISE_EDITOR, "--new", (folder.path() / "shot").string(), "--ui-script",
                         script.string()});
    CHECK(ran.code == 1);
    CHECK(ran.error.find("line 6: nothing named \"New shot card\"") != std::string::npos);
}
