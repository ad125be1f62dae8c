#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/file.h"
#include "cli/premise_program.h"

#include "support/sound_files.h"

using namespace premise;
using test::has;
using test::premiseRun;

namespace {

/// The small production with a sound in its cut: a click in the file's sixth frame at 24 a second, and
/// the file from frame 2 of the cut on.
struct SoundSet {
    test::TemporaryFolder folder{};
    std::string production;

    SoundSet()
    {
        Project project = test::smallProject();
        project.sounds.put({.id = {901}, .name = "Slate", .path = "slate.wav"});
        project.soundClips.put(
            {.id = {902}, .name = "Clap", .sound = {901}, .first = 2, .length = 12});
        project.lastId = 902;
        production = test::writeProduction(folder.path(), project, "small").string();
        test::writeWav(fs::path(production) / "slate.wav", {.frames = 48000},
                       [](std::uint32_t i) { return i == 12000 ? 0.9 : 0.0; });
    }

    [[nodiscard]] std::string movie(std::vector<std::string> words) const
    {
        const std::string file = (folder.path() / "out.mp4").string();
        words.insert(words.begin(), {"movie", production, "--size", "160x68", "-o", file});
        const test::Ran ran = premiseRun(words);
        REQUIRE_MESSAGE(ran.code == 0, ran.error);
        return file;
    }
};

/// The sample of the loudest moment; below 0 where the movie has no sound.
std::int64_t loudestOf(const std::string& movie)
{
    const fs::path raw = fs::path(movie).parent_path() / "heard.raw";
    const test::Ran ran =
        test::run({"ffmpeg", "-v", "error", "-y", "-i", movie, "-vn", "-af", "pan=mono|c0=c0", "-f",
                   "f32le", "-ar", "48000", raw.string()});
    if (ran.code != 0) {
        return -1;
    }
    const std::vector<std::byte> bytes = *readFile(raw);
    std::vector<float> samples(bytes.size() / sizeof(float));
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
    const auto loudest =
        std::ranges::max_element(samples, {}, [](float sample) { return std::abs(sample); });
    return loudest - samples.begin();
}

bool isOnFrame(std::int64_t sample, int frame)
{
    return std::abs(sample - std::int64_t(frame) * 2000) < 48; // a millisecond
}

}

TEST_CASE("a clap is heard on its frame of the cut and of the shot with its handles")
{
    if (!test::canRun("ffmpeg")) {
        MESSAGE("skipped: ffmpeg is absent");
        return;
    }
    const SoundSet set;
    CHECK(isOnFrame(loudestOf(set.movie({})), 8));
    CHECK(isOnFrame(loudestOf(set.movie({"--shot", "010"})), 8));
    CHECK(isOnFrame(loudestOf(set.movie({"--shot", "010", "--handles"})), 10));
    CHECK(loudestOf(set.movie({"--no-sound"})) == -1);
}

TEST_CASE("sounds are told and a missing one is a warning")
{
    const SoundSet set;
    const test::Ran info = premiseRun({"info", set.production});
    CHECK(has(info.out, "Clap"));
    CHECK(has(info.out, "cut 2–13"));
    CHECK(has(info.out, "+0.0 dB"));
    CHECK(has(info.out, "slate.wav"));
    CHECK(premiseRun({"check", set.production, "--strict"}).code == 0);
    fs::remove(fs::path(set.production) / "slate.wav");
    const test::Ran check = premiseRun({"check", set.production, "--strict"});
    CHECK(check.code == 1);
    CHECK(has(check.out, "warning  Sound Slate is silent: There is no sound file "));
    CHECK(premiseRun({"check", set.production}).code == 0);
    const std::string movie = set.movie({}); // pictures are drawn all the same
    CHECK(fs::exists(movie));
}
