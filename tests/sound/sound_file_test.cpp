#include "sound/sound_file.h"

#include <array>
#include <cmath>
#include <fstream>
#include <numbers>

#include <sndfile.h>
#include <sys/stat.h>

#include "sound/peaks.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/sound_files.h"

using namespace premise;

namespace {

double soundFileTone(double second)
{
    return 0.5 * std::sin(2.0 * std::numbers::pi * 440.0 * second);
}

/// Half a second of 440 Hz on the left and of silence on the right, by libsndfile.
void writeTone(const fs::path& file, int format)
{
    SF_INFO info{};
    info.samplerate = 44100;
    info.channels = 2;
    info.format = format;
    SNDFILE* const sound = sf_open(file.c_str(), SFM_WRITE, &info);
    REQUIRE(sound != nullptr);
    double best = 1.0;
    sf_command(sound, SFC_SET_VBR_ENCODING_QUALITY, &best, sizeof best);
    std::vector<float> samples(44100);
    for (std::size_t i = 0; i < samples.size(); i += 2) {
        samples[i] = float(soundFileTone(double(i / 2) / 44100.0));
    }
    REQUIRE(sf_writef_float(sound, samples.data(), 22050) == 22050);
    sf_close(sound);
}

std::string soundFileRefusal(const fs::path& file)
{
    const Result<SoundFile> sound = SoundFile::open(file);
    return sound ? std::string() : sound.error().message;
}

}

TEST_CASE("WAV and AIFF and FLAC and Ogg are heard as they were written")
{
    const test::TemporaryFolder folder;
    struct Kind {
        const char* name;
        int format;
        double error; ///< Vorbis loses something, 16 bits half a step
    };
    for (const Kind& kind : {Kind{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1e-4},
                             Kind{"a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1e-4},
                             Kind{"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1e-4},
                             Kind{"a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.05}}) {
        CAPTURE(kind.name);
        writeTone(folder.path() / kind.name, kind.format);
        Result<SoundFile> sound = SoundFile::open(folder.path() / kind.name);
        REQUIRE_MESSAGE(sound, sound.error().message);
        CHECK(sound->facts().rate == 44100);
        CHECK(sound->facts().channels == 2);
        CHECK(sound->facts().frames == 22050);
        CHECK(sound->facts().seconds() == doctest::Approx(0.5));
        for (const std::int64_t first : {9000, 3000, 9100}) { // also back
            std::array<float, 2000> stereo{};
            sound->read(first, stereo);
            for (std::size_t i = 0; i < 1000; ++i) {
                const double expected = soundFileTone(double(first + std::int64_t(i)) / 44100.0);
                REQUIRE(std::abs(double(stereo[2 * i]) - expected) < kind.error);
                REQUIRE(std::abs(double(stereo[2 * i + 1])) < kind.error);
            }
        }
    }
}

TEST_CASE("before its start and after its end a sound is silent")
{
    const test::TemporaryFolder folder;
    test::writeWav(folder.path() / "one.wav", {.frames = 100}, [](std::uint32_t) { return 1.0; });
    SoundFile sound = std::move(*SoundFile::open(folder.path() / "one.wav"));
    std::array<float, 240> stereo{};
    sound.read(-10, stereo);
    for (std::size_t i = 0; i < 120; ++i) {
        CAPTURE(i);
        CHECK(stereo[2 * i] == doctest::Approx(i >= 10 && i < 110 ? 32767.0 / 32768.0 : 0.0));
        CHECK(stereo[2 * i + 1] == stereo[2 * i]); // one microphone is heard on both sides
    }
    sound.read(1000, stereo);
    CHECK(stereo[0] == 0.0F);
}

TEST_CASE("what is no sound is refused in a sentence")
{
    const test::TemporaryFolder folder;
    const auto file = [&](const char* name) { return folder.path() / name; };
    const auto write = [&](const char* name, const std::string& bytes) {
        std::ofstream(file(name), std::ios::binary) << bytes;
        return soundFileRefusal(file(name));
    };
    CHECK(soundFileRefusal(file("none.wav")) ==
          fmt::format("There is no sound file {}. Put it back, or choose another.",
                      file("none.wav").string()));
    CHECK(write("text.wav", "not a sound at all").find("cannot be read as sound: ") !=
          std::string::npos);
    CHECK(
        write("rate.wav", test::wavHead({.rate = 1, .frames = 4}) + "12345678") ==
        fmt::format("{} says it has 1 samples a second; 4000 to 384000 can be read. Save it anew.",
                    file("rate.wav").string()));
    CHECK(
        write("many.wav", test::wavHead({.channels = 65, .frames = 1}) + std::string(130, '\0')) ==
        fmt::format("{} says it has 65 channels; up to 64 can be read. Save it with fewer.",
                    file("many.wav").string()));
    CHECK(write("empty.wav", test::wavHead({.frames = 0})) ==
          fmt::format("{} holds no sound. Save it anew, or choose another.",
                      file("empty.wav").string()));
    writeTone(file("kind.au"), SF_FORMAT_AU | SF_FORMAT_PCM_16);
    CHECK(soundFileRefusal(file("kind.au")) ==
          fmt::format("{} is a kind of sound that is not read here. Save it as WAV, FLAC or Ogg.",
                      file("kind.au").string()));
    constexpr std::uint32_t twentyFiveHours = 25 * 3600 * 4000;
    write("long.wav", test::wavHead({.rate = 4000, .frames = twentyFiveHours}));
    fs::resize_file(file("long.wav"), fs::file_size(file("long.wav")) + 2ULL * twentyFiveHours);
    CHECK(soundFileRefusal(file("long.wav")) ==
          fmt::format("{} says it lasts 25 hours; up to 24 can be read. Cut it shorter.",
                      file("long.wav").string()));
    REQUIRE(mkfifo(file("pipe.wav").c_str(), 0600) == 0);
    CHECK(soundFileRefusal(file("pipe.wav")) ==
          fmt::format("{} is not a file. Choose a sound.", file("pipe.wav").string()));
    CHECK(soundFileRefusal(folder.path()) ==
          fmt::format("{} is not a file. Choose a sound.", folder.path().string()));
}

TEST_CASE("a file that says it is longer than it is stays silent where it breaks off")
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "short.wav";
    std::ofstream(file, std::ios::binary)
        << test::wavHead({.frames = 500000000}) + std::string(2000, '\x40');
    Result<SoundFile> sound = SoundFile::open(file);
    REQUIRE_MESSAGE(sound, sound.error().message);
    std::array<float, 400> stereo{};
    sound->read(900, stereo);
    CHECK(stereo[0] > 0.4F);
    CHECK(stereo[398] == 0.0F);
    CHECK(peaksOf(*sound).list.size() <= 1000000);
}

TEST_CASE("numbers that are none are silence and what is far too loud is held")
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "float.wav";
    SF_INFO info{.frames = 0,
                 .samplerate = 48000,
                 .channels = 2,
                 .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT,
                 .sections = 0,
                 .seekable = 0};
    SNDFILE* const sound = sf_open(file.c_str(), SFM_WRITE, &info);
    const std::array<float, 4> samples{std::nanf(""), INFINITY, 1e30F, -0.25F};
    REQUIRE(sf_writef_float(sound, samples.data(), 2) == 2);
    sf_close(sound);
    std::array<float, 4> stereo{};
    SoundFile::open(file)->read(0, stereo);
    CHECK(stereo == std::array<float, 4>{0.0F, 0.0F, 8.0F, -0.25F});
}

TEST_CASE("a waveform shows where a click is and how loud")
{
    const test::TemporaryFolder folder;
    test::writeWav(folder.path() / "click.wav", {.frames = 96000}, [](std::uint32_t i) {
        return i == 48000 ? -0.25 : i == 48001 ? 0.25 : 0.0;
    });
    SoundFile sound = std::move(*SoundFile::open(folder.path() / "click.wav"));
    const Peaks peaks = peaksOf(sound);
    CHECK(peaks.list.size() == 400);
    CHECK(peaks.between(0.0, 0.99) == Peak{});
    CHECK(peaks.between(1.0, 1.001).lowest == -8192);
    CHECK(peaks.between(1.0, 1.001).highest == 8192);
    CHECK(peaks.between(0.0, 99.0).lowest == -8192);
    CHECK(peaks.between(1.1, 99.0) == Peak{});
}
