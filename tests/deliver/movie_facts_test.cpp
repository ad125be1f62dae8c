#include "deliver/movie_facts.h"

#include "deliver/movie.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"

using namespace premise;

TEST_CASE("a movie of another program is read as that program made it")
{
    if (!test::canRun("ffmpeg")) {
        MESSAGE("skipped: ffmpeg is absent");
        return;
    }
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "theirs.mp4";
    // Two seconds and a frame at 30000/1001, with sound of two seconds.
    REQUIRE(test::run({"ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                       "testsrc=size=96x54:rate=30000/1001:duration=2.035", "-f", "lavfi", "-i",
                       "sine=duration=2", "-timecode", "10:00:00:00", "-pix_fmt", "yuv420p",
                       path.string()})
                .code == 0);
    const Result<MovieFacts> facts = factsOfMovie(path);
    REQUIRE_MESSAGE(facts, facts.error().message);
    CHECK(facts->width == 96);
    CHECK(facts->height == 54);
    CHECK(facts->frames == 61);
    CHECK(facts->rate == FrameRate{30000, 1001});
    CHECK(facts->timecode == "10:00:00:00");
    CHECK(facts->soundSeconds == doctest::Approx(2.0).epsilon(0.03));
}

TEST_CASE("a movie that was cut off is not taken for a whole one")
{
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "ours.mp4";
    Result<MovieWriter> movie = MovieWriter::open(path, {.width = 64, .height = 32});
    REQUIRE(movie);
    Image8 picture{64, 32, std::vector<std::uint8_t>(std::size_t(64) * 32 * 4, 255)};
    for (int i = 0; i < 24; ++i) {
        picture.pixels[std::size_t(i) * 40] = std::uint8_t(i);
        REQUIRE(movie->add(picture));
    }
    REQUIRE(movie->finish());
    const Result<MovieFacts> whole = factsOfMovie(path);
    REQUIRE_MESSAGE(whole, whole.error().message);
    CHECK(whole->frames == 24);
    CHECK(whole->soundSeconds == 0.0);
    const auto size = fs::file_size(path);
    for (const auto part : {size * 9 / 10, size / 2, size / 10, std::uintmax_t(0)}) {
        CAPTURE(part);
        fs::resize_file(path, part);
        const Result<MovieFacts> facts = factsOfMovie(path);
        CHECK((!facts || facts->frames < 24));
        CHECK((facts || facts.error().message.find("ours.mp4") != std::string::npos));
    }
}
