#include "sound/mixer.h"

#include <cmath>
#include <numbers>

#include "project/edit.h"
#include "sound/resample.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/sound_files.h"

using namespace premise;

namespace {

constexpr double turn = 2.0 * std::numbers::pi;

/// A production with one sound, "a.wav", at the frame rate of film.
Project withSound(const std::vector<SoundClip>& clips)
{
    Project project;
    project.sounds.put({.id = {1}, .name = "A", .path = "a.wav"});
    std::uint32_t id = 2;
    for (SoundClip clip : clips) {
        clip.id = {id++};
        clip.name = "clip";
        clip.sound = {1};
        project.soundClips.put(clip);
    }
    project.cut = {{.range = {1001, 1001 + 24 * 10}}};
    return project;
}

std::vector<float> mixed(Mixer& mixer, double second, std::size_t samples, double speed = 1.0)
{
    std::vector<float> stereo(2 * samples);
    mixer.mix(second, speed, stereo);
    return stereo;
}

/// The largest difference on the left to a sine of this frequency, whose phase is 0 at the start.
double offSine(const std::vector<float>& stereo, double hertz, double loudness)
{
    double most = 0.0;
    for (std::size_t i = 0; i < stereo.size() / 2; ++i) {
        const double expected = loudness * std::sin(turn * hertz * double(i) / mixRate);
        most = std::max(most, std::abs(double(stereo[2 * i]) - expected));
    }
    return most;
}

void writeSine(const fs::path& file, std::uint32_t rate, double hertz)
{
    test::writeWav(file, {.rate = rate, .frames = 10 * rate}, [&](std::uint32_t i) {
        return 0.5 * std::sin(turn * hertz * double(i) / double(rate));
    });
}

}

TEST_CASE("a click comes in the very sample of its frame and nowhere else")
{
    const test::TemporaryFolder folder;
    // A click 1.5 s into the file; the clip shows the file from 1 s on at frame 48, which is 2 s.
    test::writeWav(folder.path() / "a.wav", {.frames = 96000},
                   [](std::uint32_t i) { return i == 72000 ? 1.0 : 0.0; });
    const Project project = withSound({{.first = 48, .length = 24, .offset = 1.0}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    const std::vector<float> stereo = mixed(mixer, 0.0, 5 * mixRate);
    for (std::size_t i = 0; i < stereo.size() / 2; ++i) {
        REQUIRE((std::abs(stereo[2 * i]) > 0.5F) == (i == 120000));
        REQUIRE((i == 120000 || stereo[2 * i] == 0.0F));
    }
}

TEST_CASE("sounds of other rates keep their pitch")
{
    const test::TemporaryFolder folder;
    for (const std::uint32_t rate : {8000U, 44100U, 96000U, 192000U}) {
        CAPTURE(rate);
        writeSine(folder.path() / "a.wav", rate, 1000.0);
        const Project project = withSound({{.length = 240}});
        Mixer mixer(project, folder.path(), soundtrackOfCut(project));
        const std::vector<float> stereo = mixed(mixer, 1.0, 4800); // 1000 whole turns in
        CHECK(offSine(stereo, 1000.0, 0.5) < 0.001);               // -60 dB
    }
}

TEST_CASE("what a lower rate cannot hold is left out and not folded down")
{
    const test::TemporaryFolder folder;
    // 40 kHz at 96000: at 48000 it would be heard as 8 kHz.
    writeSine(folder.path() / "a.wav", 96000, 40000.0);
    const Project project = withSound({{.length = 240}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    for (const float sample : mixed(mixer, 1.0, 4800)) {
        REQUIRE(std::abs(sample) < 0.001F);
    }
}

TEST_CASE("played twice as fast a tone is an octave higher and backwards it is itself")
{
    const test::TemporaryFolder folder;
    writeSine(folder.path() / "a.wav", 48000, 500.0);
    const Project project = withSound({{.length = 240}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    CHECK(offSine(mixed(mixer, 1.0, 4800, 2.0), 1000.0, 0.5) < 0.001);
    CHECK(offSine(mixed(mixer, 2.0, 4800, -1.0), 500.0, -0.5) < 0.001);
    CHECK(offSine(mixed(mixer, 1.0, 4800, 0.5), 250.0, 0.5) < 0.001);
}

TEST_CASE("a mix is the same however it is cut into blocks")
{
    const test::TemporaryFolder folder;
    writeSine(folder.path() / "a.wav", 44100, 700.0);
    const Project project = withSound({{.first = 3, .length = 20, .offset = 0.3}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    const std::vector<float> whole = mixed(mixer, 0.0, mixRate);
    for (std::size_t at = 0; at + 777 < std::size_t(mixRate); at += 777) {
        const std::vector<float> part = mixed(mixer, double(at) / mixRate, 777);
        for (std::size_t i = 0; i < part.size(); ++i) {
            REQUIRE(std::abs(part[i] - whole[2 * at + i]) < 1e-5F);
        }
    }
}

TEST_CASE("gain and mute and what lies over each other")
{
    const test::TemporaryFolder folder;
    writeSine(folder.path() / "a.wav", 48000, 500.0);
    const auto offOf = [&](const std::vector<SoundClip>& clips, double loudness) {
        const Project project = withSound(clips);
        Mixer mixer(project, folder.path(), soundtrackOfCut(project));
        return offSine(mixed(mixer, 1.0, 2400), 500.0, loudness);
    };
    // -6.0206 dB is half the amplitude (20 log10 of one half).
    CHECK(offOf({{.length = 240, .gain = -6.0206}}, 0.25) < 1e-4);
    CHECK(offOf({{.length = 240, .muted = true}}, 0.0) == 0.0);
    CHECK(offOf({{.length = 240, .gain = -6.0206}, {.length = 240, .gain = -6.0206}}, 0.5) < 1e-4);
    const Project project = withSound({{.length = 240, .gain = 24.0}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    for (const float sample : mixed(mixer, 1.0, 2400)) {
        REQUIRE(std::abs(sample) <= 1.0F);
    }
}

TEST_CASE("a missing sound is silent and told")
{
    const test::TemporaryFolder folder;
    const Project project = withSound({{.length = 24}});
    Mixer mixer(project, folder.path(), soundtrackOfCut(project));
    const std::string told =
        fmt::format("Sound A is silent: There is no sound file {}. Put it back, or choose another.",
                    (folder.path() / "a.wav").string());
    CHECK(mixer.warnings() == std::vector<std::string>{told});
    CHECK(brokenSounds(project, folder.path()) == std::vector<std::string>{told});
    CHECK(mixed(mixer, 0.0, 480) == std::vector<float>(960));
}
