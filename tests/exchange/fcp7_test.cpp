#include "exchange/fcp7.h"

#include "base/file.h"
#include "exchange/example.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

/// What the XML holds of a timeline: no shot, take and camera but as logging for people.
Timeline heldByFcp7(Timeline timeline)
{
    for (TimelineItem& item : timeline.tracks[0].items) {
        if (item.clip) {
            item.clip->shot.clear();
            item.clip->take = 0;
            item.clip->camera.reset();
        }
    }
    return timeline;
}

/// The example with every movie named and known: the XML always says what a movie has.
Timeline knownTimeline()
{
    Timeline timeline = test::exampleTimeline();
    TimelineClip& other = *timeline.tracks[0].items[3].clip;
    other.file = "plates/a.mov";
    other.available = {86400, 86500};
    return timeline;
}

std::string refusalOf(const std::string& text)
{
    const Result<TimelineRead> read = readFcp7(text, "cut.xml");
    return read ? "read" : read.error().message;
}

/// A sequence of one track with these items, a line each from the ninth on.
std::string ofItems(const std::string& items)
{
    return "<?xml version=\"1.0\"?>\n<xmeml version=\"5\">\n<sequence>\n<name>t</name>\n"
           "<rate><timebase>24</timebase><ntsc>FALSE</ntsc></rate>\n<media><video>\n<track>\n\n" +
           items + "</track>\n</video></media>\n</sequence>\n</xmeml>\n";
}

std::string item(int start, int end, int in)
{
    return "<clipitem><name>a</name><start>" + std::to_string(start) + "</start><end>" +
           std::to_string(end) + "</end><in>" + std::to_string(in) + "</in><out>" +
           std::to_string(in + end - start) + "</out></clipitem>\n";
}

}

TEST_CASE("a timeline comes back from Final Cut's XML as far as it holds it")
{
    Timeline timeline = knownTimeline();
    for (const FrameRate rate :
         {FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1}, FrameRate{30000, 1001}}) {
        timeline.rate = rate;
        timeline.drop = canDropFrames(rate) ? DropFrame::yes : DropFrame::no;
        const Result<TimelineRead> read = readFcp7(fcp7Text(timeline), "cut.xml");
        REQUIRE(read);
        CHECK(read->timeline == heldByFcp7(timeline));
        CHECK(read->notes.empty());
    }
}

TEST_CASE("Final Cut's XML says rates and places and speeds as its reference has them")
{
    Timeline timeline = knownTimeline();
    timeline.rate = {24000, 1001};
    const std::string text = fcp7Text(timeline);
    CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE xmeml>\n<xmeml "
                           "version=\"5\">\n  <sequence id=\"sequence-1\">\n"));
    CHECK(text.find("<timebase>24</timebase>") != std::string::npos); // 24/TRUE is 23.976
    CHECK(text.find("<ntsc>TRUE</ntsc>") != std::string::npos);
    CHECK(text.find("<start>60</start>") != std::string::npos); // after 48 and a gap of 12
    CHECK(text.find("<effectid>timeremap</effectid>") != std::string::npos);
    CHECK(text.find("<value>50</value>") != std::string::npos);
    CHECK(text.find("<in>80</in>") != std::string::npos); // 1033 − 993 frames, twice as long
    CHECK(text.find("<description>B: ARRI ALEXA 35, ") != std::string::npos);
}

TEST_CASE("samples of Final Cut's XML are read with their clips")
{
    // Numbers as the file has them: 81 frames of a movie from frame 353 on, then what is disabled.
    const auto path = SHARED_OR_SKIP("samples/fcp7-xml/premiere_enable_property.xml");
    const Result<TimelineRead> read = readFcp7(readTextFile(path).value(), "enable.xml");
    REQUIRE(read);
    CHECK(read->timeline.name == "disabled_test_sequence");
    CHECK(read->timeline.rate == FrameRate{25, 1});
    CHECK(durationOf(read->timeline) == 256);
    REQUIRE_FALSE(read->timeline.tracks.empty());
    const TimelineTrack& track = read->timeline.tracks[0];
    CHECK(track.name == "base");
    REQUIRE(track.items.size() >= 2);
    CHECK(track.items[0].length == 81);
    CHECK(track.items[0].clip->name == "source.mp4");
    CHECK(track.items[0].clip->file == "file://localhost/source.mp4");
    CHECK(track.items[0].clip->sourceFirst == 353);
    CHECK(track.items[0].clip->available == FrameRange{353, 434});
    CHECK_FALSE(track.items[1].clip);
    CHECK(track.items[1].length == 96);
}

TEST_CASE("a large sample of Final Cut's XML comes back from our own as it was read")
{
    const auto path = SHARED_OR_SKIP("samples/fcp7-xml/empty_name_tags.xml");
    const Result<TimelineRead> read = readFcp7(readTextFile(path).value(), "large.xml");
    REQUIRE(read);
    CHECK(read->timeline.name == "myshow");
    CHECK(read->timeline.rate == FrameRate{24000, 1001});
    CHECK(durationOf(read->timeline) >= 3517);
    const TimelineItem& second = read->timeline.tracks.at(0).items.at(1);
    CHECK(second.clip->name == "mymovie.mov");
    CHECK(second.length == 75);
    CHECK(second.clip->sourceFirst == 120717);
    const Result<TimelineRead> again = readFcp7(fcp7Text(read->timeline), "again.xml");
    REQUIRE(again);
    CHECK(seenOf(again->timeline).items.size() == seenOf(read->timeline).items.size());
    CHECK(durationOf(again->timeline) == durationOf(read->timeline));
}

TEST_CASE("a sequence without tracks is a timeline without pictures")
{
    const auto path = SHARED_OR_SKIP("samples/fcp7-xml/sample_just_track.xml");
    const Result<TimelineRead> read = readFcp7(readTextFile(path).value(), "bare.xml");
    REQUIRE(read);
    CHECK(read->timeline.rate == FrameRate{30, 1});
    CHECK(durationOf(read->timeline) == 0);
    const auto filter = SHARED_OR_SKIP("samples/fcp7-xml/premiere_example_filter.xml");
    const Result<TimelineRead> none = readFcp7(readTextFile(filter).value(), "filter.xml");
    REQUIRE_FALSE(none);
    CHECK(none.error().message ==
          "filter.xml is XML, but no cut of Final Cut Pro 7: it begins with "
          "filter and not with xmeml. Choose another file.");
}

TEST_CASE("a clip beside a transition is cut where the transition is aligned")
{
    const std::string clips =
        "<clipitem><name>a</name><start>0</start><end>-1</end><in>0</in><out>50</out></clipitem>\n"
        "<transitionitem><start>40</start><end>50</end><alignment>center</alignment>"
        "</transitionitem>\n"
        "<clipitem><name>b</name><start>-1</start><end>90</end><in>100</in><out>150</out></clipitem>\n";
    const Result<TimelineRead> read = readFcp7(ofItems(clips), "cut.xml");
    REQUIRE(read);
    const std::vector<TimelineItem>& items = read->timeline.tracks[0].items;
    REQUIRE(items.size() == 2);
    CHECK(items[0].length == 45);
    CHECK(items[1].length == 45);
    CHECK(items[1].clip->sourceFirst == 105);
    REQUIRE(read->notes.size() == 1);
    CHECK(read->notes[0] == "cut.xml:10: a dissolve is read as a cut.");
}

TEST_CASE("XML that is no cut is refused with its line")
{
    CHECK(refusalOf("<xmeml>\n<sequence>\n</xmeml>").starts_with("cut.xml:3: this is no XML: "));
    CHECK(refusalOf("<xmeml version=\"5\"><bin/></xmeml>") ==
          "cut.xml has no sequence in it. Have the cut sent as a sequence.");
    CHECK(
        refusalOf("<xmeml>\n<sequence>\n<name>a</name></sequence></xmeml>") ==
        "cut.xml:2: sequence has no rate with a timebase from 1 to 1000. Have the file written anew.");
    CHECK(
        refusalOf(ofItems(item(0, 20, 0) + item(10, 30, 0))) ==
        "cut.xml:10: the clipitem begins on frame 10 of the cut, before the one before it ends on "
        "20. Have the file written anew.");
    CHECK(refusalOf(ofItems(item(20, 10, 0)))
              .starts_with("cut.xml:9: the clipitem is from frame 20"));
    CHECK(refusalOf(ofItems("<clipitem><start>x</start></clipitem>\n")) ==
          "cut.xml:9: clipitem has no whole number start. Have the file written anew.");
    CHECK(refusalOf(ofItems(item(-1, 10, 0))).starts_with("cut.xml:9: the clipitem says that a "));
    std::string deep;
    for (int i = 0; i < 128; ++i) {
        deep += "<bin>";
    }
    for (int i = 0; i < 128; ++i) {
        deep += "</bin>";
    }
    CHECK(
        refusalOf("<xmeml>" + deep + "</xmeml>") ==
        "cut.xml:1: elements lie more than 100 deep in one another, deeper than in any cut. Choose "
        "another file.");
}
