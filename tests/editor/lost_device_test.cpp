#include <fstream>
#include <string>

#include "image/codec.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

constexpr const char* story = "press Ctrl+1\n"
                              "click \"Draw a room\"\n"
                              "drag \"free view\" 0.30 0.80 \"free view\" 0.80 0.45\n"
                              "expect rooms 1\n"
                              "settle\n"
                              "press Esc\n"
                              "press Ctrl+2\n"
                              "click \"Add person\"\n"
                              "click \"plan view\" 0.5 0.5\n"
                              "type Ines\n"
                              "press Enter\n"
                              "settle\n"
                              "wait 60\n"
                              "press Ctrl+S\n"
                              "settle\n"
                              "expect status Saved\n"
                              "shot ";

/// What the window shows after the story, with graphics devices that are lost so; and the production.
Image8 shownAfter(const TemporaryFolder& folder, const std::string& name, const std::string& losses)
{
    const fs::path picture = folder.path() / (name + ".png");
    const fs::path script = folder.path() / (name + ".script");
    std::ofstream(script) << story << picture.string() << '\n';
    // The window shows the production's name: it is the same one.
    const fs::path production = folder.path() / name / "set";
    fs::create_directories(production.parent_path());
    const Ran ran =
        run({"env", "LD_LIBRARY_PATH=" FAILING_VULKAN, "LOSES=" + losses, PREMISE_EDITOR, "--new",
             production.string(), "--ui-script", script.string()});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    Result<Image8> shown = readImage(picture);
    REQUIRE(shown);
    return std::move(*shown);
}

Project savedIn(const TemporaryFolder& folder, const std::string& name)
{
    Result<LoadedProject> loaded = loadProject(folder.path() / name / "set" / "project.json");
    REQUIRE(loaded);
    return std::move(loaded->project);
}

}

TEST_CASE(
    "an interface whose graphics device is lost again and again shows what it would have shown" *
    doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const Image8 whole = shownAfter(folder, "whole", "nothing");
    const Image8 lost = shownAfter(folder, "lost", "submit 150 2");
    CHECK((lost.pixels == whole.pixels));
    // Ids and names are given in order: the same work gives the same production.
    CHECK((savedIn(folder, "lost") == savedIn(folder, "whole")));
}

TEST_CASE("a lost graphics device is told once it has been started again" *
          doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const fs::path script = folder.path() / "script";
    std::ofstream(script)
        << "wait 30\nsettle\nexpect status \"The graphics device was lost and has "
           "been started again. Your work is untouched.\"\n";
    const Ran ran =
        run({"env", "LD_LIBRARY_PATH=" FAILING_VULKAN, "LOSES=submit 10", PREMISE_EDITOR, "--new",
             (folder.path() / "new").string(), "--ui-script", script.string()});
    INFO(ran.error);
    CHECK(ran.error.empty());
    CHECK(ran.code == 0);
}
