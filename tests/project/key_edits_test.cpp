#include "project/key_edits.h"

#include <algorithm>
#include <iterator>

#include "film_cut.h"
#include "project/curve.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

namespace {

Track fourKeys()
{
    return smoothed({0.0,
                     {{.frame = 0, .value = 1.0},
                      {.frame = 10, .value = 2.0},
                      {.frame = 20, .value = 4.0},
                      {.frame = 40, .value = 3.0}}});
}

std::vector<Frame> framesOf(const Track& track)
{
    std::vector<Frame> frames;
    for (const Key& key : track.keys) {
        frames.push_back(key.frame);
    }
    return frames;
}

using Frames = std::vector<Frame>;

}

TEST_CASE("keys move together and stop before those that stay")
{
    const MovedKeys moved = movedKeys(fourKeys(), {10, 20}, 5, 0.5);
    CHECK(framesOf(moved.track) == Frames{0, 15, 25, 40});
    CHECK(moved.keys == Frames{15, 25});
    CHECK(moved.track.keys[1].value == 2.5);
    CHECK(moved.track.keys[3] == fourKeys().keys[3]);
    CHECK(movedKeys(fourKeys(), {10, 20}, 99, 0.0).by == 19);
    CHECK(movedKeys(fourKeys(), {10, 20}, -99, 0.0).by == -9);
    CHECK(framesOf(movedKeys(fourKeys(), {0, 20}, 99, 0.0).track) == Frames{9, 10, 29, 40});
    CHECK(movedKeys(fourKeys(), framesOf(fourKeys()), 99, 0.0).by == 99);
    CHECK(movedKeys(fourKeys(), {7}, 5, 1.0).track == fourKeys());
}

TEST_CASE("a value stops at its limit and keys keep their distance")
{
    const MovedKeys down = movedKeys(fourKeys(), {0, 20}, 0, -5.0, notBelowZero);
    CHECK(down.raise == -1.0);
    CHECK(down.track.keys[0].value == 0.0);
    CHECK(down.track.keys[2].value == 3.0);
    CHECK(movedKeys(fourKeys(), {0}, 0, -5.0, aboveZero).track.keys[0].value == Approx(0.001));
    CHECK(movedKeys(fourKeys(), {0, 20}, 0, 9.0, {0.0, 5.0, false}).raise == 1.0);
}

TEST_CASE("a move snaps with whichever key comes nearest to a target")
{
    CHECK(snappedMove({10, 20}, 4, {26, 100}, 3) == 6);
    CHECK(snappedMove({10, 20}, 4, {13, 26}, 3) == 3);
    CHECK(snappedMove({10, 20}, 4, {28}, 3) == 4);
    CHECK(snappedMove({}, 4, {28}, 3) == 4);
}

TEST_CASE("keys snap to what happens in the scene")
{
    // 12A 0–156, 12B 144–240, 12C 228–300, 12D 312–408; Marek leaves at 50 and arrives at 154.
    CHECK(beatsOf(test::filmCut()) == Frames{0, 50, 144, 154, 156, 228, 240, 300, 312, 408});
}

TEST_CASE("keys are taken out and copied and pasted where they are wanted")
{
    const std::vector<Key> keys = copiedKeys(fourKeys(), {10, 20});
    REQUIRE(keys.size() == 2);
    const Track pasted = pastedKeys(fourKeys(), keys, 30);
    CHECK(framesOf(pasted) == Frames{0, 10, 20, 30, 40});
    CHECK(pasted.keys[3].value == 2.0);
    CHECK(pasted.keys[4].value == 4.0);
    CHECK(pastedKeys(fourKeys(), {}, 30) == fourKeys());
    CHECK(framesOf(withoutKeys(fourKeys(), {0, 20, 99})) == Frames{10, 40});
}

TEST_CASE("keys stretched in time go through the same values")
{
    const Track before = fourKeys();
    const Track after = *scaledKeys(before, framesOf(before), 0, 2.0);
    CHECK(framesOf(after) == Frames{0, 20, 40, 80});
    for (double time = 0.0; time <= 40.0; time += 0.25) {
        CHECK(valueAt(after, 2.0 * time) == Approx(valueAt(before, time)));
    }
    CHECK(framesOf(*scaledKeys(before, {20, 40}, 20, 1.5)) == Frames{0, 10, 20, 50});
    CHECK(scaledKeys(before, framesOf(before), 0, 0.01).error().message ==
          "Two keys would come together on frame 0. Stretch them less.");
    CHECK(scaledKeys(before, {10}, 0, 3.0).error().message ==
          "Two keys would come together on frame 20. Stretch them less.");
    CHECK(scaledKeys(before, {10}, 0, -1.0).error().message ==
          "Keys cannot be stretched by -1. Take a factor above 0.");
}

TEST_CASE("the shape of a key is what the curve does there")
{
    const Track track = withShape(fourKeys(), {10}, KeyShape::flat);
    CHECK(slopeAt(track, 10.0) == Approx(0.0));
    const Track straight = withShape(fourKeys(), {10}, KeyShape::linear);
    CHECK(slopeAt(straight, 15.0) == Approx(0.2));
    CHECK(slopeAt(straight, 10.0 - 1e-9) == Approx(0.1));
    const Track held = withShape(fourKeys(), {10}, KeyShape::hold);
    CHECK(valueAt(held, 19.9) == 2.0);
    const Track corner = withShape(fourKeys(), {10}, KeyShape::corner);
    CHECK(slopeAt(corner, 10.0) == Approx(0.2));
    CHECK(slopeAt(corner, 10.0 - 1e-9) == Approx(0.1));
    CHECK(corner.keys[1].toNext == Interpolation::bezier);
    CHECK(withShape(track, {10}, KeyShape::smooth) == fourKeys());
    CHECK(withShape(track, {0, 10, 20, 40}, KeyShape::smooth) == smoothed(track));
}

TEST_CASE("one handle turns the other unless they are broken apart")
{
    const Tangent handle{0.7, 5.0};
    const Track whole = withHandle(fourKeys(), 10, Side::out, handle, Handles::together);
    CHECK(whole.keys[1].out == handle);
    CHECK(whole.keys[1].in.slope == 0.7);
    CHECK(whole.keys[1].in.width == fourKeys().keys[1].in.width);
    const Track broken = withHandle(fourKeys(), 10, Side::in, {0.7, -5.0}, Handles::apart);
    CHECK(broken.keys[1].in == Tangent{0.7, 0.0});
    CHECK(broken.keys[1].out == fourKeys().keys[1].out);
    CHECK(withHandle(fourKeys(), 11, Side::in, handle, Handles::apart) == fourKeys());
}

TEST_CASE("whatever is done to keys leaves them in order one a frame")
{
    test::RandomAuthor author(43);
    for (int i = 0; i < 2000; ++i) {
        const Track track = author.track(-10.0, 10.0);
        Frames keys;
        std::ranges::copy_if(framesOf(track), std::back_inserter(keys),
                             [&](Frame) { return author.chance(0.5); });
        const MovedKeys moved =
            movedKeys(track, keys, author.whole(-50, 50), author.number(-9.0, 9.0));
        const Result<Track> scaled =
            scaledKeys(track, keys, author.whole(900, 1200), author.number(0.1, 3.0));
        for (const Track& result : {moved.track, scaled ? *scaled : track,
                                    pastedKeys(track, copiedKeys(track, keys), 1000)}) {
            const Frames frames = framesOf(result);
            CHECK(std::ranges::adjacent_find(frames, std::ranges::greater_equal()) == frames.end());
        }
    }
}
