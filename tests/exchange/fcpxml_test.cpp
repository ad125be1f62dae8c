#include "exchange/fcpxml.h"

#include "base/file.h"
#include "exchange/example.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

/// The example with every movie known, and without its camera, which is a note for people here.
Timeline heldByFcpxml()
{
    Timeline timeline = test::exampleTimeline();
    TimelineClip& other = *timeline.tracks[0].items[3].clip;
    other.file = "plates/a.mov";
    other.available = {86400, 86500};
    timeline.tracks[0].items[0].clip->camera.reset();
    return timeline;
}

std::string refusalOf(const std::string& text)
{
    const Result<TimelineRead> read = readFcpxml(text, "cut.fcpxml");
    return read ? "read" : read.error().message;
}

/// A project at 24 whose storyline is this, a line each from the fifth on.
std::string ofSpine(const std::string& items, const std::string& frame = "1/24s")
{
    return "<fcpxml version=\"1.8\"><resources>\n<format id=\"r1\" frameDuration=\"" + frame +
           "\"/>\n</resources><library><event><project name=\"p\">\n"
           "<sequence format=\"r1\" tcStart=\"0s\"><spine>\n" +
           items + "</spine></sequence></project></event></library></fcpxml>\n";
}

bool noted(const TimelineRead& read, const std::string& words)
{
    for (const std::string& note : read.notes) {
        if (note.find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}

TEST_CASE("a timeline comes back from FCPXML as it was")
{
    Timeline timeline = heldByFcpxml();
    for (const FrameRate rate : {FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1},
                                 FrameRate{30000, 1001}, FrameRate{60000, 1001}}) {
        timeline.rate = rate;
        timeline.drop = canDropFrames(rate) ? DropFrame::yes : DropFrame::no;
        for (const Speed speed : {Speed{1, 2}, Speed{1, 3}, Speed{3, 2}, Speed{2, 1}}) {
            timeline.tracks[0].items[2].clip->speed = speed;
            const Result<TimelineRead> read = readFcpxml(fcpxmlText(timeline), "cut.fcpxml");
            REQUIRE(read);
            CHECK(read->timeline == timeline);
            CHECK(read->notes.empty());
        }
    }
}

TEST_CASE("FCPXML says times as fractions of seconds")
{
    Timeline timeline = heldByFcpxml();
    timeline.rate = {24000, 1001};
    const std::string text = fcpxmlText(timeline);
    CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n<fcpxml "
                           "version=\"1.8\">\n"));
    CHECK(text.find("frameDuration=\"1001/24000s\"") != std::string::npos);
    // 86400 frames of 1001/24000 s.
    CHECK(text.find("tcStart=\"18018/5s\"") != std::string::npos);
    CHECK(text.find("duration=\"1001/500s\"") != std::string::npos); // 48 frames
    timeline.rate = {24, 1};
    CHECK(fcpxmlText(timeline).find("tcStart=\"3600s\"") != std::string::npos);
}

TEST_CASE("a sample of FCPXML is read with what its first project has")
{
    // The first project of the file, IMG_0513 and so on, at 1080p30 (frameDuration 100/3000s).
    const auto path = SHARED_OR_SKIP("samples/fcpxml/fcpx_example.fcpxml");
    const Result<TimelineRead> read = readFcpxml(readTextFile(path).value(), "example.fcpxml");
    REQUIRE(read);
    CHECK(read->timeline.rate == FrameRate{30, 1});
    CHECK(durationOf(read->timeline) > 0);
    const Result<TimelineRead> again = readFcpxml(fcpxmlText(read->timeline), "again.fcpxml");
    REQUIRE(again);
    CHECK(durationOf(again->timeline) == durationOf(read->timeline));
    CHECK(seenOf(again->timeline).items.size() == seenOf(read->timeline).items.size());
    const auto clips = SHARED_OR_SKIP("samples/fcpxml/fcpx_clips.fcpxml");
    CHECK(readFcpxml(readTextFile(clips).value(), "clips.fcpxml").error().message ==
          "clips.fcpxml has no project with a sequence in it. Have the cut sent as a project.");
}

TEST_CASE("FCPXML that contradicts itself is refused with its line")
{
    CHECK(refusalOf("<fcpxml>\n<a></fcpxml>").starts_with("cut.fcpxml:2: this is no XML: "));
    CHECK(refusalOf(ofSpine("", "0s")) == "cut.fcpxml:4: the sequence has no format with a "
                                          "frameDuration. Have the file written anew.");
    CHECK(
        refusalOf(ofSpine("<gap offset=\"0s\" duration=\"2s\"/>\n"
                          "<gap offset=\"1s\" duration=\"2s\"/>\n")) ==
        "cut.fcpxml:6: gap begins on frame 24 of the cut, before the one before it ends on 48. Have "
        "the file written anew.");
    CHECK(refusalOf(ofSpine("<gap offset=\"0s\" duration=\"2\"/>\n")) ==
          "cut.fcpxml:5: duration is \"2\" and no time such as 1001/24000s. Have the file written "
          "anew.");
    CHECK(refusalOf(ofSpine("<gap offset=\"0s\" duration=\"1/0s\"/>\n"))
              .starts_with("cut.fcpxml:5: duration is \"1/0s\""));
    CHECK(refusalOf(ofSpine("<gap offset=\"0s\" duration=\"9999999999999s\"/>\n"))
              .starts_with(
                  "cut.fcpxml:5: a time of 9999999999999/1 seconds is longer than any film"));
}

TEST_CASE("what FCPXML has beside its storyline is told")
{
    const Result<TimelineRead> read = readFcpxml(
        ofSpine("<gap offset=\"0s\" duration=\"1s\"><clip lane=\"1\" duration=\"1s\"/></gap>\n"
                "<transition offset=\"1s\" duration=\"1s\"/>\n"
                "<ref-clip name=\"nest\" offset=\"1s\" duration=\"1s\"/>\n"
                "<clip name=\"off\" enabled=\"0\" offset=\"2s\" duration=\"1/48s\"/>\n"),
        "cut.fcpxml");
    REQUIRE(read);
    CHECK(noted(*read, "1 connected clip is left out"));
    CHECK(noted(*read, "cut.fcpxml:6: a transition is read as a cut"));
    CHECK(noted(*read, "nest is a cut of its own"));
    CHECK(noted(*read, "off is disabled"));
    CHECK(noted(*read, "1 time lies between frames"));
}
