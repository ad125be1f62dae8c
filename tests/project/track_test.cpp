#include "project/track.h"

#include <algorithm>
#include <cmath>

#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

namespace {

Key bezierKey(Frame frame, double value, double slope, double width)
{
    return {.frame = frame, .value = value, .in = {slope, width}, .out = {slope, width}};
}

/// The textbook cubic Hermite on 0…1.
double hermite(double v0, double m0, double v1, double m1, double length, double u)
{
    const double u2 = u * u;
    const double u3 = u2 * u;
    return (2.0 * u3 - 3.0 * u2 + 1.0) * v0 + (u3 - 2.0 * u2 + u) * m0 * length +
           (-2.0 * u3 + 3.0 * u2) * v1 + (u3 - u2) * m1 * length;
}

}

TEST_CASE("a track without keys rests at its value for ever")
{
    const Track track{35.0, {}};
    CHECK(valueAt(track, -1e6) == 35.0);
    CHECK(valueAt(track, 1001.5) == 35.0);
    CHECK_FALSE(track.moves());
}

TEST_CASE("before its first key and after its last a track holds")
{
    const Track track{7.0, {bezierKey(10, 1.0, 5.0, 3.0), bezierKey(20, 2.0, 5.0, 3.0)}};
    CHECK(valueAt(track, 9.99) == 1.0);
    CHECK(valueAt(track, -50.0) == 1.0);
    CHECK(valueAt(track, 20.0) == 2.0);
    CHECK(valueAt(track, 900.0) == 2.0);
}

TEST_CASE("a key's value holds exactly on its frame")
{
    test::RandomAuthor author(1);
    for (int i = 0; i < 500; ++i) {
        const Track track = author.track(-100.0, 100.0);
        for (const Key& key : track.keys) {
            CHECK(valueAt(track, double(key.frame)) == key.value);
        }
    }
}

TEST_CASE("a constant key jumps on the next and a linear one leads straight to it")
{
    const Track track{0.0,
                      {{.frame = 0, .value = 1.0, .toNext = Interpolation::constant},
                       {.frame = 10, .value = 5.0, .toNext = Interpolation::linear},
                       {.frame = 20, .value = 7.0}}};
    CHECK(valueAt(track, 9.999) == 1.0);
    CHECK(valueAt(track, 10.0) == 5.0);
    CHECK(valueAt(track, 12.5) == Approx(5.5));
    CHECK(valueAt(track, 19.0) == Approx(6.8));
}

TEST_CASE("tangents a third of the segment wide make the cubic Hermite with their slopes")
{
    // As Maya and USD have it: handles a third long are a curve without weights.
    test::RandomAuthor author(2);
    for (int i = 0; i < 300; ++i) {
        const double length = double(author.whole(1, 90));
        const double v0 = author.number(-9.0, 9.0);
        const double v1 = author.number(-9.0, 9.0);
        const double m0 = author.number(-3.0, 3.0);
        const double m1 = author.number(-3.0, 3.0);
        const Track track{0.0,
                          {bezierKey(1001, v0, m0, length / 3.0),
                           bezierKey(1001 + Frame(length), v1, m1, length / 3.0)}};
        for (double u = 0.01; u < 1.0; u += 0.07) {
            CHECK(valueAt(track, 1001.0 + u * length) ==
                  Approx(hermite(v0, m0, v1, m1, length, u)).epsilon(1e-9));
        }
    }
}

TEST_CASE("handles of any width lie on the curve that time runs along once")
{
    // For a Bézier whose values are its times the value is the time, whatever the widths.
    for (const double out : {0.0, 0.5, 3.0, 7.0, 10.0, 25.0}) {
        for (const double in : {0.0, 0.5, 3.0, 7.0, 10.0, 25.0}) {
            const Track track{0.0, {bezierKey(0, 0.0, 1.0, out), bezierKey(10, 10.0, 1.0, in)}};
            for (double time = 0.0; time <= 10.0; time += 0.03125) {
                // Where both handles span the segment the curve stands still in time in its middle.
                CHECK(valueAt(track, time) == Approx(time).epsilon(1e-4));
            }
        }
    }
}

TEST_CASE("a rising track with flat handles never falls")
{
    test::RandomAuthor author(3);
    for (int i = 0; i < 200; ++i) {
        Track track{0.0, {bezierKey(0, 0.0, 0.0, author.number(0.0, 50.0))}};
        track.keys.push_back(bezierKey(24, 1.0, 0.0, author.number(0.0, 50.0)));
        double before = 0.0;
        for (double time = 0.0; time <= 24.0; time += 0.125) {
            const double value = valueAt(track, time);
            CHECK(value >= before - 1e-9);
            before = value;
        }
    }
}

TEST_CASE("a smoothed track never goes beyond the keys on either side")
{
    test::RandomAuthor author(4);
    for (int i = 0; i < 300; ++i) {
        Track track = author.track(-100.0, 100.0);
        for (Key& key : track.keys) {
            key.toNext = Interpolation::bezier;
        }
        track = smoothed(std::move(track));
        for (std::size_t k = 1; k < track.keys.size(); ++k) {
            const Key& from = track.keys[k - 1];
            const Key& to = track.keys[k];
            const auto [low, high] = std::minmax(from.value, to.value);
            for (double time = double(from.frame); time <= double(to.frame); time += 0.21) {
                const double value = valueAt(track, time);
                CHECK(value >= low - 1e-9);
                CHECK(value <= high + 1e-9);
            }
        }
    }
}

TEST_CASE("a smoothed track starts and ends still and runs straight through an even slope")
{
    Track track;
    for (Frame frame = 0; frame <= 40; frame += 10) {
        track = withKey(std::move(track), {.frame = frame, .value = double(frame) / 10.0});
    }
    track = smoothed(std::move(track));
    CHECK(track.keys.front().out.slope == 0.0);
    CHECK(track.keys.back().in.slope == 0.0);
    CHECK(track.keys[2].in == Tangent{0.1, 10.0 / 3.0});
    CHECK(valueAt(track, 17.0) == Approx(1.7));
}

TEST_CASE("keys stay in frame order and one a frame")
{
    Track track{5.0, {}};
    for (const Frame frame : {30, 10, 20, 10}) {
        track = withKey(std::move(track), {.frame = frame, .value = double(frame)});
    }
    REQUIRE(track.keys.size() == 3);
    CHECK(std::ranges::is_sorted(track.keys, {}, &Key::frame));
    track = withKey(std::move(track), {.frame = 20, .value = 99.0});
    CHECK(track.keys.size() == 3);
    CHECK(valueAt(track, 20.0) == 99.0);
    CHECK(withoutKey(track, 11) == track);
}

TEST_CASE("when the last key goes its value stays")
{
    Track track{5.0, {{.frame = 10, .value = 8.0}, {.frame = 20, .value = 9.0}}};
    track = withoutKey(std::move(track), 10);
    CHECK(track.rest == 5.0);
    track = withoutKey(std::move(track), 20);
    CHECK(track == Track{9.0, {}});
}

TEST_CASE("a track moved in time is the same track later")
{
    test::RandomAuthor author(5);
    for (int i = 0; i < 100; ++i) {
        const Track track = author.track(-5.0, 5.0);
        const Track later = shifted(track, 48);
        for (double time = 890.0; time < 1200.0; time += 7.25) {
            CHECK(valueAt(later, time + 48.0) == valueAt(track, time));
        }
        CHECK(shifted(later, -48) == track);
    }
}
