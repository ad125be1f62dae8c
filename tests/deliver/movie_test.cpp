#include "deliver/movie.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>

#include <sys/resource.h>

#include "base/file.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;

namespace {

Image8 filled(int width, int height, std::array<std::uint8_t, 3> colour)
{
    Image8 image{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        image.pixels.insert(image.pixels.end(), {colour[0], colour[1], colour[2], 255});
    }
    return image;
}

/// A picture that never repeats, so that the encoder has work to do.
Image8 noise(int width, int height, std::uint32_t seed)
{
    Image8 image{width, height, {}};
    image.pixels.resize(4 * std::size_t(width) * std::size_t(height));
    for (std::uint8_t& value : image.pixels) {
        seed = seed * 1664525U + 1013904223U;
        value = std::uint8_t(seed >> 24U);
    }
    return image;
}

std::string written(const fs::path& path, const MovieSettings& settings,
                    const std::vector<Image8>& pictures)
{
    Result<MovieWriter> movie = MovieWriter::open(path, settings);
    REQUIRE_MESSAGE(movie, movie.error().message);
    for (const Image8& picture : pictures) {
        REQUIRE(movie->add(picture));
    }
    const Result<void> finished = movie->finish();
    REQUIRE_MESSAGE(finished, finished.error().message);
    return contentHash(path).value();
}

std::string sentence(const fs::path& path, const MovieSettings& settings)
{
    const Result<MovieWriter> movie = MovieWriter::open(path, settings);
    REQUIRE_FALSE(movie);
    return movie.error().message;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

bool emptyFolder(const fs::path& path)
{
    return fs::directory_iterator(path) == fs::directory_iterator();
}

}

// 8-bit BT.709 limited range: Y = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B), Rec. ITU-R BT.709-6.
TEST_CASE("pure colours reach the movie as Rec. 709 says")
{
    if (!test::canRun("ffmpeg")) {
        MESSAGE("skipped: ffmpeg is absent");
        return;
    }
    struct Bar {
        std::array<std::uint8_t, 3> colour;
        std::array<int, 3> expected; ///< Y, Cb, Cr
    };
    const std::array bars{
        Bar{{255, 255, 255}, {235, 128, 128}}, Bar{{0, 0, 0}, {16, 128, 128}},
        Bar{{255, 0, 0}, {63, 102, 240}},      Bar{{0, 255, 0}, {173, 42, 26}},
        Bar{{0, 0, 255}, {32, 240, 118}},      Bar{{255, 255, 0}, {219, 16, 138}},
        Bar{{0, 255, 255}, {188, 154, 16}},    Bar{{255, 0, 255}, {78, 214, 230}},
    };
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "bars.mp4";
    std::vector<Image8> pictures;
    for (const Bar& bar : bars) {
        pictures.push_back(filled(64, 32, bar.colour));
    }
    written(path, {.width = 64, .height = 32}, pictures);

    const test::Ran decoded =
        test::run({"ffmpeg", "-v", "error", "-i", path.string(), "-f", "rawvideo", "-pix_fmt",
                   "yuv420p", "-vsync", "passthrough", "-"});
    REQUIRE(decoded.code == 0);
    constexpr std::size_t luma = 64 * 32;
    constexpr std::size_t frame = luma + luma / 2;
    REQUIRE(decoded.out.size() == frame * bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const auto at = [&](std::size_t offset) {
            return int(std::uint8_t(decoded.out[i * frame + offset]));
        };
        CAPTURE(i);
        CHECK(std::abs(at(luma / 2 + 32) - bars[i].expected[0]) <= 2);
        CHECK(std::abs(at(luma + luma / 8 + 16) - bars[i].expected[1]) <= 2);
        CHECK(std::abs(at(luma + luma / 4 + luma / 8 + 16) - bars[i].expected[2]) <= 2);
    }
}

TEST_CASE("a movie says what it is: codec and size and rate and colour and timecode")
{
    if (!test::canRun("ffprobe")) {
        MESSAGE("skipped: ffprobe is absent");
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "facts.mp4";
    written(path,
            {.width = 96,
             .height = 54,
             .rate = {24000, 1001},
             .timecode = "01:00:59:23",
             .metadata = {{"title", "Ferry Café"}}},
            std::vector<Image8>(25, filled(96, 54, {90, 120, 150})));

    const test::Ran probed = test::run({"ffprobe", "-v", "error", "-count_frames", "-show_streams",
                                        "-show_format", path.string()});
    REQUIRE(probed.code == 0);
    for (const char* fact :
         {"codec_name=h264", "profile=High", "width=96", "height=54", "pix_fmt=yuv420p",
          "color_range=tv", "color_space=bt709", "color_transfer=bt709", "color_primaries=bt709",
          "r_frame_rate=24000/1001", "avg_frame_rate=24000/1001", "nb_read_frames=25",
          "start_time=0.000000", "sample_aspect_ratio=1:1", "TAG:timecode=01:00:59:23",
          "codec_tag_string=tmcd", "TAG:title=Ferry Café"}) {
        CHECK_MESSAGE(has(probed.out, fact), fact);
    }
}

TEST_CASE("drop-frame timecode stays drop-frame in the movie")
{
    if (!test::canRun("ffprobe")) {
        MESSAGE("skipped: ffprobe is absent");
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "drop.mp4";
    written(path, {.width = 64, .height = 32, .rate = {30000, 1001}, .timecode = "00:59:59;28"},
            {filled(64, 32, {1, 2, 3})});
    const test::Ran probed = test::run({"ffprobe", "-v", "error", "-show_streams", path.string()});
    CHECK(has(probed.out, "TAG:timecode=00:59:59;28"));
}

TEST_CASE("a movie can be scrubbed: a key frame a second and its index in front")
{
    if (!test::canRun("ffprobe")) {
        MESSAGE("skipped: ffprobe is absent");
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "seconds.mp4";
    written(path, {.width = 64, .height = 32}, std::vector<Image8>(72, filled(64, 32, {9, 9, 9})));
    const test::Ran probed =
        test::run({"ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
                   "packet=flags", "-of", "csv=p=0", path.string()});
    CHECK(std::ranges::count(probed.out, 'K') == 3);
    const std::string bytes = readTextFile(path).value();
    CHECK(bytes.find("moov") < bytes.find("mdat"));
}

TEST_CASE("the same pictures give the same movie byte for byte")
{
    const test::TemporaryFolder folder;
    std::vector<Image8> pictures;
    for (std::uint32_t i = 0; i < 30; ++i) {
        pictures.push_back(noise(128, 72, i));
    }
    const MovieSettings settings{.width = 128, .height = 72};
    CHECK(written(folder.path() / "a.mp4", settings, pictures) ==
          written(folder.path() / "b.mp4", settings, pictures));
}

TEST_CASE("a movie that is dropped leaves nothing on disk")
{
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "dropped.mp4";
    {
        Result<MovieWriter> movie = MovieWriter::open(path, {.width = 64, .height = 32});
        REQUIRE(movie);
        REQUIRE(movie->add(filled(64, 32, {1, 2, 3})));
        CHECK_FALSE(fs::exists(path));
    }
    CHECK(emptyFolder(folder.path()));
}

TEST_CASE("a movie that cannot be is refused in a sentence")
{
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "no.mp4";
    CHECK(sentence(path, {.width = 1279, .height = 536}) ==
          "A movie of 1279x536 cannot be encoded. Use even sizes: 1280x536.");
    CHECK(has(sentence(path, {.width = 0, .height = 536}), "has no picture"));
    CHECK(has(sentence(path, {.width = 64, .height = 9000}), "too large to be played"));
    CHECK(has(sentence(path, {.rate = {0, 1}}), "needs a frame rate"));
    CHECK(has(sentence(path, {.timecode = "yesterday"}), "yesterday"));
    CHECK(has(sentence(folder.path() / "no.mkv", {}), "End its name with .mp4"));
    CHECK(has(sentence(folder.path() / "absent" / "no.mp4", {}), "no folder"));
    CHECK(emptyFolder(folder.path()));
}

TEST_CASE("a picture of another size is refused and the movie goes on")
{
    const test::TemporaryFolder folder;
    Result<MovieWriter> movie =
        MovieWriter::open(folder.path() / "sizes.mp4", {.width = 64, .height = 32});
    REQUIRE(movie);
    const Result<void> added = movie->add(filled(32, 32, {1, 2, 3}));
    REQUIRE_FALSE(added);
    CHECK(added.error().message == "A picture of 32x32 does not fit into a movie of 64x32.");
    CHECK(movie->add(filled(64, 32, {1, 2, 3})));
    CHECK(movie->finish());
}

TEST_CASE("a movie that the disk has no room for says so and goes away")
{
    const test::TemporaryFolder folder;
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{20000, before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    Result<void> outcome;
    {
        Result<MovieWriter> movie =
            MovieWriter::open(folder.path() / "large.mp4", {.width = 320, .height = 180});
        REQUIRE(movie);
        for (std::uint32_t i = 0; i < 100 && outcome; ++i) {
            outcome = movie->add(noise(320, 180, i));
        }
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(outcome);
    CHECK(has(outcome.error().message, "Cannot write"));
    CHECK(has(outcome.error().message, "large.mp4: File too large."));
    CHECK(emptyFolder(folder.path()));
}
