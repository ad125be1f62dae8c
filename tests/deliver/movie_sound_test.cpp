#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/file.h"
#include "deliver/movie.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;

namespace {

constexpr int clickFrame = 37;

std::int64_t sampleOfFrame(FrameRate rate, double frame)
{
    return std::llround(rate.seconds(frame) * movieSoundRate);
}

/// Forty-eight small frames, with a click at the start of one of them.
void writeClickMovie(const fs::path& path, FrameRate rate, int pictures = 48)
{
    MovieSettings settings;
    settings.width = 64;
    settings.height = 32;
    settings.rate = rate;
    settings.sound = [click = sampleOfFrame(rate, clickFrame)](std::int64_t first,
                                                               std::span<float> stereo) {
        std::ranges::fill(stereo, 0.0F);
        const auto at = std::size_t(click - first);
        if (click >= first && at < stereo.size() / 2) {
            stereo[2 * at] = stereo[2 * at + 1] = 0.9F;
        }
    };
    Result<MovieWriter> movie = MovieWriter::open(path, settings);
    REQUIRE_MESSAGE(movie, movie.error().message);
    Image8 picture{64, 32, {}};
    picture.pixels.resize(64 * 32 * 4, 128);
    for (int i = 0; i < pictures; ++i) {
        REQUIRE(movie->add(picture));
    }
    REQUIRE(movie->finish());
}

/// The left side of what another program hears.
std::vector<float> heardBy(const fs::path& movie)
{
    const fs::path raw = movie.parent_path() / "heard.raw";
    const test::Ran ran =
        test::run({"ffmpeg", "-v", "error", "-y", "-i", movie.string(), "-vn", "-af",
                   "pan=mono|c0=c0", "-f", "f32le", "-ar", "48000", raw.string()});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    const std::vector<std::byte> bytes = *readFile(raw);
    std::vector<float> samples(bytes.size() / sizeof(float));
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
    return samples;
}

bool canHear()
{
    if (test::canRun("ffmpeg") && test::canRun("ffprobe")) {
        return true;
    }
    MESSAGE("skipped: ffmpeg is absent");
    return false;
}

}

TEST_CASE("a click at the start of a frame is heard with that frame")
{
    if (!canHear()) {
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "click.mp4";
    for (const FrameRate rate : {FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1}}) {
        CAPTURE(formatFrameRate(rate));
        writeClickMovie(path, rate);
        const std::vector<float> heard = heardBy(path);
        const auto loudest =
            std::ranges::max_element(heard, {}, [](float sample) { return std::abs(sample); });
        const auto at = std::int64_t(loudest - heard.begin());
        CHECK(std::abs(at - sampleOfFrame(rate, clickFrame)) < movieSoundRate / 1000);
        CHECK(std::abs(*loudest) > 0.3F);
    }
}

TEST_CASE("sound and pictures of a movie begin and end together")
{
    if (!canHear()) {
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "click.mp4";
    writeClickMovie(path, {24000, 1001});
    const std::string facts = test::run({"ffprobe", "-v", "error", "-show_entries",
                                         "stream=codec_name,start_time,sample_rate,channels", "-of",
                                         "compact", path.string()})
                                  .out;
    CAPTURE(facts);
    CHECK(facts.find("codec_name=h264|start_time=0.000000") != std::string::npos);
    CHECK(facts.find("codec_name=aac|sample_rate=48000|channels=2|start_time=0.000000") !=
          std::string::npos);
    // 48 frames of 1001/24000 s are 96096 samples; what a decoder adds is less than one packet of AAC.
    const auto heard = std::int64_t(heardBy(path).size());
    CHECK(heard >= 96096);
    CHECK(heard < 96096 + 1024);
}

TEST_CASE("the same pictures and samples give the same movie")
{
    const test::TemporaryFolder folder;
    writeClickMovie(folder.path() / "a.mp4", {24, 1});
    writeClickMovie(folder.path() / "b.mp4", {24, 1});
    CHECK(*contentHash(folder.path() / "a.mp4") == *contentHash(folder.path() / "b.mp4"));
    writeClickMovie(folder.path() / "one.mp4", {24, 1}, 1); // shorter than two packets
    if (canHear()) {
        CHECK(heardBy(folder.path() / "one.mp4").size() >= 2000);
    }
}
