#include <fstream>

#include "image/codec.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// A new production, and a script of tests/editor played in it.
Ran play(const fs::path& production, const std::string& script)
{
    return run({PREMISE_EDITOR, "--new", production.string(), "--size", "1280x720", "--ui-script",
                PREMISE_SOURCE_DIR "/tests/editor/" + script});
}

}

TEST_CASE("keys do on each page what the menus say" * doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const Ran ran = play(folder.path() / "keys", "keys.script");
    INFO(ran.error);
    CHECK(ran.code == 0);
}

TEST_CASE("a lens is taken from the lens wall as one step" * doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const Ran ran = play(folder.path() / "wall", "lens_wall.script");
    INFO(ran.error);
    CHECK(ran.code == 0);
}

TEST_CASE("when a clip plays is a number like any other" * doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const Ran ran = play(folder.path() / "cut", "cut_places.script");
    INFO(ran.error);
    CHECK(ran.code == 0);
}

TEST_CASE("a snapped frame is a file of its own in the delivered shape" *
          doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "snapped";
    const fs::path script = folder.path() / "script";
    std::ofstream(script)
        << "press Ctrl+3\nclick \"New shot\"\nclick \"Lens-true when still\"\npress N\n"
           "expect status \"Snapping 1A at \"\nsettle\n"
           "expect status \"Snapped 1A at \"\nexpect status \"_v001.png\"\n"
           "click \"Snap a frame\"\nsettle\nexpect status \"_v002.png\"\n";
    const Ran ran = run({PREMISE_EDITOR, "--new", production.string(), "--ui-script",
                         script.string(), "--size", "1280x720"});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    std::size_t snaps = 0;
    for (const auto& entry : fs::directory_iterator(production / "snaps")) {
        const Result<Image8> picture = readImage(entry.path());
        REQUIRE(picture);
        CHECK(picture->width == 1920);
        const Result<LoadedProject> loaded = loadProject(production / "project.json");
        REQUIRE(loaded);
        const double shape = loaded->project.settings.frameLines.front().ratio();
        CHECK(double(picture->width) / double(picture->height) ==
              doctest::Approx(shape).epsilon(0.003));
        ++snaps;
    }
    CHECK(snaps == 2);
}
