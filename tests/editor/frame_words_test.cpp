// Lengths of time as the Cut page writes and reads them.
#include "editor/frame_words.h"

#include <initializer_list>

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr FrameRate film{24, 1};
constexpr FrameRate ntscFilm{24000, 1001};

}

TEST_CASE("a length is seconds and frames as on a slate")
{
    CHECK(secondsAndFrames(156, film) == "6:12");
    CHECK(secondsAndFrames(96, ntscFilm) == "4:00");
    CHECK(secondsAndFrames(-4, film) == "−0:04");
    CHECK(secondsAndFrames(1205, FrameRate{120, 1}) == "10:005");
}

TEST_CASE("what is written is read again")
{
    for (const Frame frames : {-3000, -1, 0, 1, 23, 24, 25, 100000}) {
        const Result<Frame> read = framesIn(secondsAndFrames(frames, film), film);
        REQUIRE(read);
        CHECK(*read == frames);
    }
}

TEST_CASE("frames and seconds and timecode are lengths too")
{
    CHECK(*framesIn(" 156 ", film) == 156);
    CHECK(*framesIn("6.5 s", film) == 156);
    CHECK(*framesIn("00:00:06:12", film) == 156);
    CHECK(*framesIn("-12", film) == -12);
}

TEST_CASE("what is no length says what would be")
{
    for (const char* const text : {"", "soon", "6:24", "6:-1", "1e400", "99999999999999"}) {
        CAPTURE(text);
        const Result<Frame> read = framesIn(text, film);
        REQUIRE(!read);
        CHECK(read.error().message.find("such as 6:12") != std::string::npos);
    }
}
