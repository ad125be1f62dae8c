#include "exchange/edl.h"

#include "base/file.h"
#include "exchange/example.h"
#include "exchange/otio.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

constexpr FrameRate film{24, 1};
constexpr FrameRate ntsc{30000, 1001};

/// What an edit list holds of a timeline: no shot and camera but as comments, and one text a marker.
Timeline heldByEdl(Timeline timeline)
{
    timeline.width = 0;
    timeline.height = 0;
    for (TimelineItem& item : timeline.tracks[0].items) {
        if (item.clip) {
            item.clip->shot.clear();
            item.clip->take = 0;
            item.clip->camera.reset();
        }
        for (TimelineMarker& marker : item.markers) {
            marker.name += ": " + marker.note;
            marker.note.clear();
        }
    }
    return timeline;
}

std::string refusalOf(const std::string& text, FrameRate rate = film)
{
    const Result<TimelineRead> read = readEdl(text, "cut.edl", rate);
    return read ? "read" : read.error().message;
}

const std::string head = "TITLE: CUT\nFCM: NON-DROP FRAME\n\n";
const std::string first =
    "001  AX       V     C        00:00:41:17 00:00:43:17 01:00:00:00 01:00:02:00\n";

}

TEST_CASE("a timeline comes back from an edit list as far as a list holds it")
{
    const Timeline timeline = test::exampleTimeline();
    const Result<std::string> text = edlText(timeline);
    REQUIRE(text);
    const Result<TimelineRead> read = readEdl(*text, "cut.edl", film);
    REQUIRE(read);
    CHECK(read->timeline == heldByEdl(timeline));
    CHECK(read->notes.empty());
}

TEST_CASE("an edit list has the columns of CMX 3600")
{
    // As in the samples of OpenTimelineIO's adapter: event, reel, track, kind, and four timecodes.
    Timeline timeline = test::exampleTimeline();
    const std::string text = edlText(timeline).value();
    CHECK(text.starts_with("TITLE: Mill & Sea\nFCM: NON-DROP FRAME\n\n"
                           "001  030      V     C        00:00:41:17 00:00:43:17 01:00:00:00 "
                           "01:00:02:00\n* FROM CLIP NAME: 030 take 2\n"));
    CHECK(text.find("\n002  BL       V     C        00:00:00:00 00:00:00:12 01:00:02:00 "
                    "01:00:02:12\n") != std::string::npos);
    CHECK(text.find("\nM2   030            012.0                00:00:43:01\n") !=
          std::string::npos);
    CHECK(text.find("\n* LOC: 01:00:00:03 RED     look: his hand\n") != std::string::npos);
    CHECK(
        text.find("\n* CAMERA: B: ARRI ALEXA 35, 4.6K 3:2 Open Gate, 27.99 x 19.22 mm; Cooke S4/i "
                  "25-40 mm\n") != std::string::npos);
}

TEST_CASE("a drop-frame edit list comes back at 29.97 over a skipped minute")
{
    Timeline timeline = test::exampleTimeline();
    timeline.rate = ntsc;
    timeline.drop = DropFrame::yes;
    timeline.start = 107892 + 1790; // 01:00:59;20: the minute that follows has no ;00 and ;01
    const Result<std::string> text = edlText(timeline);
    REQUIRE(text);
    CHECK(text->find("FCM: DROP FRAME\n") != std::string::npos);
    CHECK(text->find("01:00:59;20 01:01:01;10") != std::string::npos);
    const Result<TimelineRead> read = readEdl(*text, "cut.edl", ntsc);
    REQUIRE(read);
    CHECK(read->timeline == heldByEdl(timeline));
}

TEST_CASE("speeds with more than one decimal come back exactly")
{
    for (const Speed speed :
         {Speed{1, 3}, Speed{333, 1000}, Speed{7, 11}, Speed{2, 1}, Speed{3, 2}}) {
        Timeline timeline = test::exampleTimeline();
        timeline.tracks[0].items[2].clip->speed = speed;
        const Result<TimelineRead> read = readEdl(edlText(timeline).value(), "cut.edl", film);
        REQUIRE(read);
        CHECK(read->timeline.tracks[0].items[2].clip->speed == speed);
    }
}

TEST_CASE("a sample of CMX 3600 says what its twin in OTIO says")
{
    const auto edl = SHARED_OR_SKIP("samples/edl-cmx3600/screening_example.edl");
    const auto otio = SHARED_OR_SKIP("samples/otio/screening_example.otio");
    const Result<TimelineRead> list = readEdl(readTextFile(edl).value(), "screening", film);
    const Result<TimelineRead> twin = readOtio(readTextFile(otio).value(), "screening");
    REQUIRE(list);
    REQUIRE(twin);
    const std::vector<TimelineItem>& items = list->timeline.tracks[0].items;
    const std::vector<TimelineItem>& others = twin->timeline.tracks[0].items;
    REQUIRE(items.size() == others.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        CHECK(items[i].length == others[i].length);
        CHECK(items[i].clip->name == others[i].clip->name);
        CHECK(items[i].clip->sourceFirst == others[i].clip->sourceFirst);
        CHECK(items[i].markers.size() == others[i].markers.size());
    }
    CHECK(list->timeline.start == parseTimecode("00:59:53:11", film).value());
}

TEST_CASE("every sample of CMX 3600 is read or refused with its line")
{
    const auto folder = SHARED_OR_SKIP("samples/edl-cmx3600");
    struct Expected {
        const char* file;
        FrameRate rate;
        std::size_t items; ///< gaps too; 0: refused
        const char* words; ///< of a note or of the refusal; empty: nothing is told
    };
    for (const Expected& expected : {
             Expected{"25fps.edl", {25, 1}, 4, ""},
             Expected{"25fps.edl", film, 0,
                      "25fps.edl:13: The timecode 01:00:01:24 counts to frame 24"},
             Expected{"avid_example.edl", film, 2, ""},
             Expected{"cdl.edl", film, 2, ""},
             Expected{"dissolve_test_2.edl", film, 3,
                      "dissolve_test_2.edl:6: a dissolve is read as"},
             Expected{"dissolve_test_3.edl", film, 3,
                      "dissolve_test_3.edl:9: a dissolve is read as"},
             Expected{"dissolve_test_fail.edl", film, 0,
                      "dissolve_test_fail.edl:5: event 001 has no frames, and no dissolve of its "
                      "number follows"},
             Expected{"no_spaces_test.edl", film, 9, ""},
             Expected{"premiere_example.edl", film, 2, ""},
             Expected{"speed_effects_small.edl", film, 7,
                      "event 002 stands still or runs backwards"},
             Expected{
                 "timecode_mismatch.edl",
                 {25, 1},
                 0,
                 "timecode_mismatch.edl:13: event 004 takes 49 frames of its source and shows 47"},
             Expected{"wipe_test.edl", film, 3, "wipe_test.edl:6: a wipe is read as a cut"},
         }) {
        CAPTURE(expected.file);
        const Result<TimelineRead> read =
            readEdl(readTextFile(folder / expected.file).value(), expected.file, expected.rate);
        REQUIRE(read.has_value() == (expected.items > 0));
        if (!read) {
            CHECK(read.error().message.find(expected.words) != std::string::npos);
            continue;
        }
        CHECK(read->timeline.tracks[0].items.size() == expected.items);
        std::string told;
        for (const std::string& note : read->notes) {
            told += note;
        }
        CHECK(told.empty() == std::string(expected.words).empty());
        CHECK(told.find(expected.words) != std::string::npos);
    }
}

TEST_CASE("an edit list that contradicts itself is refused with its line")
{
    CHECK(refusalOf("") == "cut.edl has no event in it: it is no edit list. Choose another file.");
    CHECK(
        refusalOf(head + "001  AX V C 00:00:00:00\n") ==
        "cut.edl:4: an event has a number, a reel, a track, a C, D, W or K and four timecodes; this "
        "line has less. Correct it.");
    CHECK(refusalOf(head + "1000 AX V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n") ==
          "cut.edl:4: a CMX 3600 list numbers its events up to 999, and this one is 1000. Have the "
          "cut sent as OTIO or XML.");
    CHECK(refusalOf(head + "001 AX V X 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n") ==
          "cut.edl:4: an event begins with C, D, W or K, and this one with X. Correct the line.");
    CHECK(refusalOf(head + "001 AX V C 00:00:01:00 00:00:00:00 00:00:00:00 00:00:01:00\n") ==
          "cut.edl:4: event 001 ends before it begins. Correct the line.");
    CHECK(
        refusalOf(head + first + "002 AX V C 00:00:00:00 00:00:01:00 01:00:01:12 01:00:02:12\n") ==
        "cut.edl:5: event 002 begins at 01:00:01:12, before event 001 of line 4 ends at "
        "01:00:02:00. Correct the list.");
    CHECK(refusalOf(head + "M2   AX       012.0                00:00:43:01\n" + first)
              .starts_with("cut.edl:4: an M2 line follows an event"));
    CHECK(refusalOf(head + "001 AX V C 00:00:00:00 00:00:01:xx 00:00:00:00 00:00:01:00\n")
              .starts_with("cut.edl:4: \"00:00:01:xx\" is not a timecode"));
}

TEST_CASE("drop-frame mistakes of an edit list are refused with their line")
{
    CHECK(refusalOf("FCM: DROP FRAME\n" + first)
              .starts_with(
                  "cut.edl:1: the list is drop-frame, which exists at 29.97 and 59.94 only"));
    const std::string drop = "001 AX V C 00:00:00:00 00:00:01:00 01:00:00;00 01:00:01;00\n";
    CHECK(refusalOf(head + drop, ntsc) == "cut.edl:4: 01:00:00;00 is drop-frame, but the list says "
                                          "NON-DROP FRAME. Correct one of them.");
    CHECK(refusalOf(drop).starts_with("cut.edl:1: The timecode 01:00:00;00 is drop-frame"));
    // Declared drop-frame counts whatever stands between seconds and frames.
    CHECK(refusalOf("FCM: DROP FRAME\n001 AX V C 00:01:00:00 00:01:01:00 01:00:00:00 01:00:01:00\n",
                    ntsc)
              .starts_with("cut.edl:2: The timecode 00:01:00;00 does not exist"));
}

TEST_CASE("a cut that no edit list can hold is refused before it is written")
{
    Timeline timeline = test::exampleTimeline();
    const TimelineItem item = timeline.tracks[0].items[0];
    TimelineItem other = item;
    other.clip->name = "031";
    timeline.tracks[0].items.clear();
    for (int i = 0; i < 500; ++i) {
        timeline.tracks[0].items.push_back(item);
        timeline.tracks[0].items.push_back(other);
    }
    const Result<std::string> tooMany = edlText(timeline);
    REQUIRE_FALSE(tooMany);
    CHECK(tooMany.error().message ==
          "A CMX 3600 list has at most 999 events, and the cut of Mill & "
          "Sea has 1000. Write OTIO or XML.");
    timeline = test::exampleTimeline();
    timeline.tracks[0].items[0].clip->sourceFirst = -5;
    const Result<std::string> before = edlText(timeline);
    REQUIRE_FALSE(before);
    CHECK(before.error().message.starts_with(
        "Event 1 of the list needs frame -5, which no timecode"));
}
