#include "project/sound_cutting.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr FrameRate film{24, 1};

/// A second of a file of three, from half a second into it.
SoundClip heardSecond()
{
    return {.name = "Sea", .first = 100, .length = 24, .offset = 0.5};
}

/// Second of the file that is heard on this frame.
double fileSecondOn(const SoundClip& clip, Frame frame)
{
    return clip.offset + film.seconds(double(frame - clip.first));
}

}

TEST_CASE("trimming the start of a sound leaves what is heard where it is")
{
    for (const Frame by : {-12, -5, 1, 23}) {
        CAPTURE(by);
        const SoundClip clip = trimmedStart(heardSecond(), by, film);
        CHECK(clip.first == 100 + by);
        CHECK(clip.range().end == 124);
        CHECK(fileSecondOn(clip, 123) == doctest::Approx(fileSecondOn(heardSecond(), 123)));
    }
    CHECK(trimmedStart(heardSecond(), -30, film).offset == 0.0); // the file begins there
    CHECK(trimmedStart(heardSecond(), -30, film).first == 88);
    CHECK(trimmedStart(heardSecond(), 99, film).length == 1);
}

TEST_CASE("the end of a sound goes as far as its file")
{
    CHECK(trimmedEnd(heardSecond(), -10, film, 3.0).length == 14);
    CHECK(trimmedEnd(heardSecond(), -99, film, 3.0).length == 1);
    CHECK(trimmedEnd(heardSecond(), 99, film, 3.0).length == 60); // 2.5 s are left
    CHECK(trimmedEnd(heardSecond(), 99, film, -1.0).length == 123);
}

TEST_CASE("slipping a sound moves what is heard within its place")
{
    const SoundClip later = slipped(heardSecond(), 6, film, 3.0);
    CHECK(later.range() == heardSecond().range());
    CHECK(later.offset == doctest::Approx(0.25)); // a quarter second later is what lies before
    CHECK(slipped(heardSecond(), 99, film, 3.0).offset == 0.0);
    CHECK(slipped(heardSecond(), -999, film, 3.0).offset == doctest::Approx(2.0));
    CHECK(moved(heardSecond(), -7).first == 93);
}

TEST_CASE("a sound is laid over the cut whole and its file is named once")
{
    Project project;
    const Sound sound{.name = "Sea", .path = "sea.wav"};
    for (int i = 0; i < 2; ++i) {
        const LaidSound laid = editsToLay(project, sound, 2.99, 48 * i);
        for (const Edit& edit : laid.edits) {
            project = *applied(project, edit);
        }
        REQUIRE(project.soundClips.find(laid.clip) != nullptr);
        CHECK(project.soundClips.at(laid.clip).range() == FrameRange{48 * i, 48 * i + 71});
    }
    CHECK(project.sounds.size() == 1);
    CHECK(project.soundClips.size() == 2);
}
