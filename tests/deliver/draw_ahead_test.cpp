#include "deliver/draw_ahead.h"

#include <atomic>
#include <thread>
#include <vector>

#include "deliver/movie.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Image8 numbered(std::size_t index)
{
    return {1, 1, {std::uint8_t(index), 0, 0, 255}};
}

}

TEST_CASE("frames are written in the order they were drawn")
{
    std::vector<std::size_t> order;
    const Result<void> done = drawWhileWriting(
        50, [](std::size_t index) -> Result<Image8> { return numbered(index); },
        [&](std::size_t index, const Image8& picture) -> Result<void> {
            order.push_back(index);
            CHECK(picture == numbered(index));
            return {};
        });
    REQUIRE(done);
    REQUIRE(order.size() == 50);
    for (std::size_t i = 0; i < order.size(); ++i) {
        CHECK(order[i] == i);
    }
}

TEST_CASE("the next frame is drawn while the last one is written")
{
    std::atomic<std::size_t> drawn = 0;
    std::atomic<bool> together = false;
    const Result<void> done = drawWhileWriting(
        2,
        [&](std::size_t index) -> Result<Image8> {
            drawn = index + 1;
            drawn.notify_all();
            return numbered(index);
        },
        [&](std::size_t index, const Image8&) -> Result<void> {
            if (index == 0) {
                drawn.wait(1); // until the second is drawn: for ever, were they one after the other
                together = true;
            }
            return {};
        });
    CHECK(done);
    CHECK(together);
}

TEST_CASE("drawing runs at most three frames ahead of a slow disk")
{
    std::atomic<std::size_t> written = 0;
    std::size_t furthest = 0;
    const Result<void> done = drawWhileWriting(
        20,
        [&](std::size_t index) -> Result<Image8> {
            furthest = std::max(furthest, index - std::min<std::size_t>(index, written));
            return numbered(index);
        },
        [&](std::size_t, const Image8&) -> Result<void> {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            ++written;
            return {};
        });
    CHECK(done);
    CHECK(furthest <= 3);
}

TEST_CASE("a frame that cannot be drawn ends it and those before are written")
{
    std::size_t written = 0;
    const Result<void> done = drawWhileWriting(
        10,
        [](std::size_t index) -> Result<Image8> {
            if (index == 4) {
                return fail("The graphics card is gone.");
            }
            return numbered(index);
        },
        [&](std::size_t, const Image8&) -> Result<void> {
            ++written;
            return {};
        });
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "The graphics card is gone.");
    CHECK(written == 4);
}

TEST_CASE("a frame that cannot be written ends the drawing")
{
    std::size_t drawn = 0;
    std::size_t written = 0;
    const Result<void> done = drawWhileWriting(
        1000,
        [&](std::size_t index) -> Result<Image8> {
            ++drawn;
            return numbered(index);
        },
        [&](std::size_t index, const Image8&) -> Result<void> {
            if (index == 3) {
                return fail("The disk is full.");
            }
            ++written;
            return {};
        });
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "The disk is full.");
    CHECK(written == 3);
    CHECK(drawn <= 8);
}

TEST_CASE("who cancels gets no further frame")
{
    std::size_t drawn = 0;
    const Result<void> done = drawWhileWriting(
        100,
        [&](std::size_t index) -> Result<Image8> {
            ++drawn;
            return numbered(index);
        },
        [](std::size_t, const Image8&) -> Result<void> { return {}; }, [&] { return drawn == 7; });
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "Cancelled.");
    CHECK(drawn == 7);
}

TEST_CASE("nothing to draw is done at once")
{
    CHECK(drawAhead(0, [](std::size_t) -> Result<Writing> { return fail("never asked"); }));
}
