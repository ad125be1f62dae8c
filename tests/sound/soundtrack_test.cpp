#include "sound/soundtrack.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// Shots of 48 frames from 1001 and from 1101 on; the cut shows 24 of the second, then the first at half
/// its speed.
Project twoShots(const SoundClip& clip)
{
    Project project;
    project.shots.put({.id = {1}, .number = "010", .range = {1001, 1049}});
    project.shots.put({.id = {2}, .number = "020", .range = {1101, 1149}});
    project.cut = {{{2}, {1101, 1125}, {}}, {{1}, {1001, 1025}, {1, 2}}};
    project.sounds.put({.id = {3}, .name = "A", .path = "a.wav"});
    project.soundClips.put(clip);
    return project;
}

SoundClip soundtrackClip(SoundClock clock, Frame first, Frame length)
{
    return {.id = {4},
            .name = "clip",
            .sound = {3},
            .clock = clock,
            .first = first,
            .length = length,
            .offset = 10.0};
}

void checkSpan(const SoundSpan& span, double start, double end, double offset, double speed)
{
    CHECK(span.start == doctest::Approx(start));
    CHECK(span.end == doctest::Approx(end));
    CHECK(span.offset == doctest::Approx(offset));
    CHECK(span.speed == doctest::Approx(speed));
}

}

TEST_CASE("a sound of the cut ends with the cut")
{
    // The cut has 24 + 48 frames, 3 s.
    const Project project = twoShots(soundtrackClip(SoundClock::cut, 12, 240));
    const Soundtrack track = soundtrackOfCut(project);
    REQUIRE(track.size() == 1);
    checkSpan(track[0], 0.5, 3.0, 10.0, 1.0);
}

TEST_CASE("a sound that began before the cut is heard from there on")
{
    const Soundtrack track = soundtrackOfCut(twoShots(soundtrackClip(SoundClock::cut, -24, 48)));
    REQUIRE(track.size() == 1);
    checkSpan(track[0], 0.0, 1.0, 11.0, 1.0);
}

TEST_CASE("a sound of the scene is heard where the cut shows its moments and as fast")
{
    // Scene 1013 to 1113: the last 12 frames of the slowed clip, and the first 12 of the other.
    const Project project = twoShots(soundtrackClip(SoundClock::scene, 1013, 100));
    const Soundtrack track = soundtrackOfCut(project);
    REQUIRE(track.size() == 2);
    checkSpan(track[0], 0.0, 0.5, 10.0 + 88.0 / 24.0, 1.0);
    checkSpan(track[1], 2.0, 3.0, 10.0, 0.5);
}

TEST_CASE("a shot has its scene's sounds and those that the cut lays under it")
{
    const FrameRange withHandles{1101 - 8, 1149 + 8};
    const Project scene = twoShots(soundtrackClip(SoundClock::scene, 1101, 24));
    REQUIRE(soundtrackOfShot(scene, {2}, withHandles).size() == 1);
    checkSpan(soundtrackOfShot(scene, {2}, withHandles)[0], 8.0 / 24, 32.0 / 24, 10.0, 1.0);
    const Project cut = twoShots(soundtrackClip(SoundClock::cut, 12, 48));
    REQUIRE(soundtrackOfShot(cut, {2}, withHandles).size() == 1);
    checkSpan(soundtrackOfShot(cut, {2}, withHandles)[0], 20.0 / 24, 64.0 / 24, 10.0, 1.0);
    // The slowed clip begins on frame 24 of the cut, half a second into the sound; its shot runs twice as
    // fast as the cut shows it.
    REQUIRE(soundtrackOfShot(cut, {1}, {1001, 1049}).size() == 1);
    checkSpan(soundtrackOfShot(cut, {1}, {1001, 1049})[0], 0.0, 18.0 / 24, 10.5, 2.0);
    CHECK(soundtrackOfScene(cut, {1001, 1049}).empty());
}
