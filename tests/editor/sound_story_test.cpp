#include <cmath>
#include <fstream>

#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"
#include "support/sound_files.h"

using namespace premise;
using namespace premise::test;

TEST_CASE("a sound is dropped on the cut and moved and trimmed and turned down and muted")
{
    const TemporaryFolder folder;
    const fs::path production = folder.path() / "heard";
    writeWav(folder.path() / "Harbour.wav", {.frames = 96000},
             [](std::uint32_t i) { return 0.5 * std::sin(double(i) * 0.06); });
    const fs::path script = folder.path() / "script";
    std::ofstream(script) << "press Ctrl+4\ndrop \"" << (folder.path() / "Harbour.wav").string()
                          << "\"\n"
                             R"(settle
expect sounds 1
expect status "Added Harbour.wav, 2.0 s"
expect undo "Add Harbour"
drag "sound 1" 0.5 0.5 "sound 1" 0.9 0.5
expect undo "Move Harbour"
drag "sound 1 end" 0.5 0.5 "sound 1" 0.6 0.5
expect undo "Trim the end of Harbour"
drag "sound 1 start" 0.5 0.5 "sound 1" 0.3 0.5
expect undo "Trim the start of Harbour"
click "sound 1"
click "Gain"
type "-6"
press Enter
expect undo "Set Harbour to -6.0 dB"
click "Mute"
expect undo "Mute Harbour"
press Ctrl+S
settle
expect status Saved
press Del
expect sounds 0
press Ctrl+Z
expect sounds 1
)";
    const Ran ran =
        run({PREMISE_EDITOR, "--new", production.string(), "--ui-script", script.string()});
    INFO(ran.error);
    REQUIRE(ran.code == 0);
    const Result<LoadedProject> loaded = loadProject(production / "project.json");
    REQUIRE(loaded);
    REQUIRE(loaded->project.sounds.size() == 1);
    CHECK(loaded->project.sounds.rows()[0]->path == "../Harbour.wav");
    CHECK(loaded->project.sounds.rows()[0]->contentHash.size() == 32);
    REQUIRE(loaded->project.soundClips.size() == 1);
    const SoundClip& clip = *loaded->project.soundClips.rows()[0];
    CHECK(clip.first > 0);
    CHECK(clip.length < 48); // the file's two seconds
    CHECK(clip.offset > 0.0);
    CHECK(clip.gain == -6.0);
    CHECK(clip.muted);
}
