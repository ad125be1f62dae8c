#include "project/curve.h"

#include <algorithm>
#include <cmath>

#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

TEST_CASE("a slope is what a small step along the curve rises")
{
    test::RandomAuthor author(41);
    int looked = 0;
    for (int i = 0; i < 400; ++i) {
        const Track track = author.track(-100.0, 100.0);
        for (const Key& key : track.keys) {
            for (const double off : {0.31, 1.77, 5.5}) {
                const double time = double(key.frame) + off;
                constexpr double step = 1e-6;
                const double before = (valueAt(track, time) - valueAt(track, time - step)) / step;
                const double after = (valueAt(track, time + step) - valueAt(track, time)) / step;
                // A handle as long as its segment makes the curve stand upright: no slope to compare.
                if (std::abs(before - after) < 1e-3 && std::abs(before) < 1e3) {
                    CHECK(slopeAt(track, time) == Approx(after).epsilon(1e-3).scale(1.0));
                    ++looked;
                }
            }
        }
    }
    CHECK(looked > 1000);
}

TEST_CASE("a slope at a key is that of what follows and a held track has none")
{
    Track track{0.0,
                {{.frame = 0, .value = 0.0, .toNext = Interpolation::linear},
                 {.frame = 10, .value = 5.0, .toNext = Interpolation::constant},
                 {.frame = 20, .value = 9.0}}};
    CHECK(slopeAt(track, -1.0) == 0.0);
    CHECK(slopeAt(track, 0.0) == 0.5);
    CHECK(slopeAt(track, 9.9) == 0.5);
    CHECK(slopeAt(track, 10.0) == 0.0);
    CHECK(slopeAt(track, 20.0) == 0.0);
    CHECK(slopeAt({3.0, {}}, 5.0) == 0.0);
}

TEST_CASE("a key laid on a curve leaves the curve as it was")
{
    test::RandomAuthor author(42);
    for (int i = 0; i < 1500; ++i) {
        const Track before = author.track(-100.0, 100.0);
        const Frame frame = author.whole(880, 1300);
        const Track after = withKeyOnCurve(before, frame);
        CHECK(std::ranges::find(after.keys, frame, &Key::frame) != after.keys.end());
        for (double time = 870.0; time < 1320.0; time += 1.37) {
            REQUIRE(valueAt(after, time) == Approx(valueAt(before, time)).epsilon(1e-7).scale(1.0));
        }
        CHECK(withKeyOnCurve(after, frame) == after);
    }
}
