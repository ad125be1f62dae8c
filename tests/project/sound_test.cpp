#include "project/edit.h"
#include "project/edit_words.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project withHorn()
{
    Project project;
    project = *applied(project, Put<Sound>{{.name = "Harbour", .path = "sounds/harbour.wav"}});
    return *applied(project, Put<SoundClip>{{.name = "Horn", .sound = {1}, .length = 24}});
}

std::string refusalOf(const Project& project, const Edit& edit)
{
    const Result<Project> result = applied(project, edit);
    return result ? std::string() : result.error().message;
}

SoundClip changedHorn(const auto& change)
{
    SoundClip clip = withHorn().soundClips.at({2});
    change(clip);
    return clip;
}

std::string wordsFor(const auto& change)
{
    return describe(Put<SoundClip>{changedHorn(change)}, withHorn());
}

}

TEST_CASE("a sound clip that could not be heard is refused in a sentence")
{
    const Project project = withHorn();
    CHECK(refusalOf(project, Put<SoundClip>{{.name = "Horn"}}) ==
          "Sound clip Horn plays no sound. Name one.");
    CHECK(refusalOf(project, Put<SoundClip>{{.name = "Horn", .sound = {9}}}) ==
          "Sound clip Horn names sound #9, which is not in the project.");
    CHECK(refusalOf(project, Put<SoundClip>{{.name = "Horn", .sound = {1}, .length = 0}}) ==
          "Sound clip Horn: length must be at least 1, and is 0.");
    CHECK(refusalOf(project, Put<SoundClip>{{.name = "Horn", .sound = {1}, .gain = 30.0}}) ==
          "Sound clip Horn: gain must be at least -60 and at most 24, and is 30.");
    CHECK(refusalOf(project, Put<SoundClip>{{.name = "Horn", .sound = {1}, .offset = -0.5}}) ==
          "Sound clip Horn: offset must be at least 0 and at most 1000000, and is -0.5.");
    CHECK(refusalOf(project, Put<Sound>{{.name = "Sea", .path = "/sea.wav"}}) ==
          "Sound Sea needs a path relative to the production's folder; it has \"/sea.wav\".");
}

TEST_CASE("a sound stays as long as a clip plays it")
{
    const Project project = withHorn();
    CHECK(refusalOf(project, Remove<Sound>{{1}}) ==
          "Sound Harbour cannot go: sound clip Horn uses it.");
    const Project silent = *applied(project, Remove<SoundClip>{{2}});
    CHECK(applied(silent, Remove<Sound>{{1}}));
}

TEST_CASE("what happens to a sound clip is said in a few words")
{
    CHECK(wordsFor([](SoundClip& clip) { clip.first = 12; }) == "Move Horn");
    CHECK(wordsFor([](SoundClip& clip) { clip.offset = 1.5; }) == "Slip Horn");
    CHECK(wordsFor([](SoundClip& clip) { clip.length = 12; }) == "Trim the end of Horn");
    CHECK(wordsFor([](SoundClip& clip) {
              clip.first = 12;
              clip.length = 12;
              clip.offset = 0.5;
          }) == "Trim the start of Horn");
    CHECK(wordsFor([](SoundClip& clip) { clip.gain = -6.0; }) == "Set Horn to -6.0 dB");
    CHECK(wordsFor([](SoundClip& clip) { clip.muted = true; }) == "Mute Horn");
    CHECK(wordsFor([](SoundClip& clip) { clip.name = "Ferry"; }) == "Rename Horn to Ferry");
}

TEST_CASE("a sound beyond the end of the cut is noted")
{
    Project project = withHorn();
    const std::vector<Problem> problems = problemsIn(project);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].weight == Problem::Weight::note);
    CHECK(problems[0].message == "Sound clip Horn is heard from frame 0 of the cut on, which has 0 "
                                 "frames; it is not heard.");
    project.soundClips.put(changedHorn([](SoundClip& clip) { clip.clock = SoundClock::scene; }));
    CHECK(problemsIn(project).empty());
}
