#include <filesystem>
#include <fstream>
#include <string>

#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Ran edit(const std::vector<std::string>& words)
{
    std::vector<std::string> all{PREMISE_EDITOR};
    all.insert(all.end(), words.begin(), words.end());
    return run(all);
}

fs::path scriptOf(const TemporaryFolder& folder, const std::string& text)
{
    const fs::path file = folder.path() / "script";
    std::ofstream(file) << text;
    return file;
}

int actionsIn(const Ran& ran)
{
    return std::stoi(ran.out);
}

}

TEST_CASE("a first animatic of three shots takes at most 45 actions" * doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "first";
    const Ran ran = edit({"--new", production.string(), "--ui-script",
                          PREMISE_SOURCE_DIR "/tests/editor/first_animatic.script"});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    CHECK(actionsIn(ran) <= 45);
    const fs::path movie = production / "handover" / "untitled_cut_v001.mp4";
    REQUIRE(fs::exists(movie));
    if (canRun("ffprobe")) {
        const Ran probe = run({"ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
                               "-show_entries", "stream=nb_read_frames,r_frame_rate", "-of",
                               "csv=p=0", movie.string()});
        // Three shots of four seconds at 24.
        CHECK(probe.out.find("24/1,288") != std::string::npos);
    } else {
        MESSAGE("skipped: no ffprobe to read the movie back with");
    }
}

TEST_CASE("things are placed by handles and numbers and people blocked by marks and bars" *
          doctest::test_suite("slow"))
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "placed";
    const Ran ran = edit({"--new", production.string(), "--ui-script",
                          PREMISE_SOURCE_DIR "/tests/editor/place_and_block.script"});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    const Result<LoadedProject> loaded = loadProject(production / "project.json");
    REQUIRE(loaded);
    REQUIRE(loaded->project.marks.size() == 2);
    REQUIRE(loaded->project.cast.size() == 1);
    const std::vector<Stop>& stops = loaded->project.cast.rows()[0]->stops;
    REQUIRE(stops.size() == 2);
    CHECK(stops[1].via.empty()); // bent, and straightened again
}

TEST_CASE("what was done in the editor is there when it opens again without saving")
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "kept";
    const Ran first =
        edit({"--new", production.string(), "--ui-script",
              scriptOf(folder, "press Ctrl+2\nclick \"Add person\"\nclick \"plan view\" 0.5 0.5\n"
                               "type Ines\npress Enter\nexpect cast 1\n")
                  .string()});
    INFO(first.error);
    REQUIRE(first.code == 0);
    const Ran second =
        edit({production.string(), "--ui-script",
              scriptOf(folder, "expect cast 0\nclick \"Open with the changes\"\nexpect cast 1\n"
                               "press Ctrl+S\nsettle\nexpect status Saved\n")
                  .string()});
    INFO(second.error);
    REQUIRE(second.code == 0);
    const Result<LoadedProject> loaded = loadProject(production / "project.json");
    REQUIRE(loaded);
    REQUIRE(loaded->project.cast.size() == 1);
    CHECK(loaded->project.cast.rows()[0]->name == "Ines");
}

TEST_CASE("a step that does not come true is told with its line")
{
    const TemporaryFolder folder;
    const Ran ran = edit({"--new", (folder.path() / "wrong").string(), "--ui-script",
                          scriptOf(folder, "wait 2\nexpect shots 7\n").string()});
    CHECK(ran.code == 1);
    CHECK(ran.error.find("line 2: there are 0 shots, not 7") != std::string::npos);
}

TEST_CASE("an editor that is used wrongly says so")
{
    CHECK(edit({}).code == 2);
    CHECK(edit({"--size", "8x8", "nowhere"}).code == 1);
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "twice";
    const std::string script = scriptOf(folder, "wait 1\n").string();
    CHECK(edit({"--new", production.string(), "--ui-script", script}).code == 0);
    const Ran again = edit({"--new", production.string(), "--ui-script", script});
    CHECK(again.code == 1);
    CHECK(again.error.find("already") != std::string::npos);
}
