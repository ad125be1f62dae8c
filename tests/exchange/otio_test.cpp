#include "exchange/otio.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "exchange/example.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

std::string refusalOf(const std::string& text)
{
    const Result<TimelineRead> read = readOtio(text, "cut.otio");
    return read ? "read" : read.error().message;
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

/// A timeline of one clip whose source_range is this text.
std::string ofRange(const std::string& range)
{
    return R"({"OTIO_SCHEMA":"Timeline.1","name":"t","tracks":{"OTIO_SCHEMA":"Stack.1","children":[)"
           R"({"OTIO_SCHEMA":"Track.1","kind":"Video","children":[{"OTIO_SCHEMA":"Clip.1",)"
           R"("name":"a","source_range":)" +
           range + "}]}]}}";
}

std::string rangeOf(const std::string& start, const std::string& length, const std::string& rate)
{
    return R"({"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":)" +
           rate + R"(,"value":)" + start +
           R"(},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":)" + rate + R"(,"value":)" +
           length + "}}";
}

}

TEST_CASE("a timeline comes back from OTIO as it was")
{
    Timeline timeline = test::exampleTimeline();
    timeline.tracks.push_back({"V2", {{10, {}, {{"hold", "black?", 4, 2}}}}});
    for (const FrameRate rate :
         {FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1}, FrameRate{30000, 1001},
          FrameRate{60000, 1001}, FrameRate{120, 1}}) {
        timeline.rate = rate;
        timeline.drop = canDropFrames(rate) ? DropFrame::yes : DropFrame::no;
        const Result<TimelineRead> read = readOtio(otioText(timeline), "cut.otio");
        REQUIRE(read);
        CHECK(read->timeline == timeline);
        CHECK(read->notes.empty());
    }
}

TEST_CASE("OTIO has the schemas and the members that its specification names")
{
    const nlohmann::json json = nlohmann::json::parse(otioText(test::exampleTimeline()));
    CHECK(json["OTIO_SCHEMA"] == "Timeline.1");
    CHECK(json["global_start_time"]["value"] == 86400.0);
    CHECK(json["tracks"]["OTIO_SCHEMA"] == "Stack.1");
    const nlohmann::json& track = json["tracks"]["children"][0];
    CHECK(track["OTIO_SCHEMA"] == "Track.1");
    CHECK(track["kind"] == "Video");
    const nlohmann::json& clip = track["children"][0];
    CHECK(clip["OTIO_SCHEMA"] == "Clip.2");
    CHECK(clip["source_range"]["OTIO_SCHEMA"] == "TimeRange.1");
    CHECK(clip["source_range"]["start_time"]["value"] == 1001.0);
    CHECK(clip["source_range"]["duration"]["value"] == 48.0);
    const nlohmann::json& media = clip["media_references"][clip["active_media_reference_key"]];
    CHECK(media["OTIO_SCHEMA"] == "ExternalReference.1");
    CHECK(media["target_url"] == "mill_030_t2.mp4");
    CHECK(media["available_range"]["start_time"]["value"] == 993.0);
    CHECK(media["available_range"]["duration"]["value"] == 88.0);
    CHECK(clip["markers"][0]["OTIO_SCHEMA"] == "Marker.2");
    CHECK(clip["markers"][0]["marked_range"]["start_time"]["value"] == 1004.0);
    CHECK(clip["metadata"]["premise"]["camera"]["name"] == "B");
    CHECK(clip["metadata"]["premise"]["camera"]["lens"] == "Cooke S4/i");
    CHECK(track["children"][1]["OTIO_SCHEMA"] == "Gap.1");
    const nlohmann::json& warp = track["children"][2]["effects"][0];
    CHECK(warp["OTIO_SCHEMA"] == "LinearTimeWarp.1");
    CHECK(warp["time_scalar"] == 0.5);
}

TEST_CASE("a sample of OTIO is read with its names and frames and markers")
{
    // Names and numbers as the file has them; its twin in CMX 3600 says the same (edl_test.cpp).
    const auto path = SHARED_OR_SKIP("samples/otio/screening_example.otio");
    const Result<TimelineRead> read = readOtio(readTextFile(path).value(), "screening");
    REQUIRE(read);
    const Timeline& timeline = read->timeline;
    CHECK(timeline.name == "Example_Screening.01");
    CHECK(timeline.rate == FrameRate{24, 1});
    REQUIRE(timeline.tracks.size() == 1);
    REQUIRE(timeline.tracks[0].items.size() == 9);
    CHECK(durationOf(timeline) == 1049);
    const TimelineItem& fourth = timeline.tracks[0].items[3];
    CHECK(fourth.clip->name == "ZZ100_504C (LAY1)");
    REQUIRE(fourth.markers.size() == 2);
    CHECK(fourth.markers[0].name == "ANIM FIX NEEDED");
    CHECK(noted(*read, "trimmed as a whole"));
}

TEST_CASE("every sample of OTIO is read and what is left out of it is told")
{
    const auto folder = SHARED_OR_SKIP("samples/otio");
    struct Expected {
        const char* file;
        std::size_t tracks;
        const char* note; ///< what has to be told; empty: nothing
    };
    for (const Expected& expected :
         {Expected{"clip_example.otio", 1, "a dissolve is read as a cut"},
          Expected{"effects.otio", 8, "28 effects are left out"},
          Expected{"generator_reference_test.otio", 1, ""}, Expected{"multitrack.otio", 3, ""},
          Expected{"nested_example.otio", 1, "a cut of its own, and read as one clip"},
          Expected{"premiere_example.otio", 4, "4 sound tracks are left out"},
          Expected{"transition.otio", 1, "a dissolve is read as a cut"},
          Expected{"transition_test.otio", 1, "a dissolve is read as a cut"}}) {
        CAPTURE(expected.file);
        const Result<TimelineRead> read =
            readOtio(readTextFile(folder / expected.file).value(), expected.file);
        REQUIRE(read);
        CHECK(read->timeline.tracks.size() == expected.tracks);
        CHECK(durationOf(read->timeline) > 0);
        CHECK((std::string(expected.note).empty() ? read->notes.empty()
                                                  : noted(*read, expected.note)));
        // What was read is a timeline of our own now and comes back to the letter.
        const Result<TimelineRead> again = readOtio(otioText(read->timeline), expected.file);
        REQUIRE(again);
        CHECK(again->timeline == read->timeline);
    }
}

TEST_CASE("times at another rate come to the timeline's nearest frame and are counted")
{
    const std::string text = ofRange(rangeOf("10", "48", "24"));
    std::string mixed = text;
    const std::string rate = "\"rate\":24,\"value\":10";
    mixed.replace(mixed.find(rate), rate.size(), "\"rate\":30,\"value\":12");
    const Result<TimelineRead> read = readOtio(mixed, "mixed");
    REQUIRE(read);
    CHECK(read->timeline.tracks[0].items[0].clip->sourceFirst == 10); // 9.6 frames of 24
    CHECK(noted(*read, "1 time lies between frames at 24 a second"));
}

TEST_CASE("OTIO that is not as its format has it is refused with the path into it")
{
    CHECK(refusalOf("{") ==
          "cut.otio ends in the middle: part of the file is missing. Copy it again.");
    CHECK(refusalOf("{}") == "cut.otio is JSON, but no OpenTimelineIO file. Choose another file.");
    CHECK(refusalOf(R"({"OTIO_SCHEMA":"Clip.2"})") ==
          "cut.otio has a Clip.2 and no timeline. Write the whole timeline into a file.");
    CHECK(refusalOf(R"({"OTIO_SCHEMA":"Timeline.1"})") ==
          "cut.otio: timeline has no tracks, which it needs. Have the file written anew.");
    CHECK(refusalOf(ofRange("7")) ==
          "cut.otio: timeline.tracks.children[0].children[0].source_range "
          "must be an object. Have the file written anew.");
    CHECK(refusalOf(ofRange("null")) ==
          "cut.otio names no time and so no frame rate: it has nothing in it. Write it anew.");
    CHECK(
        refusalOf(ofRange(rangeOf("0", "10", "0"))) ==
        "cut.otio: timeline.tracks.children[0].children[0].source_range.duration.rate is 0, which "
        "is no frame rate. Have the file written anew.");
    CHECK(
        refusalOf(ofRange(rangeOf("0", "-1", "24"))) ==
        "cut.otio: timeline.tracks.children[0].children[0].source_range.duration is below 0. Have "
        "the file written anew.");
    CHECK(refusalOf(ofRange(rangeOf("1e300", "1", "24"))).find("longer than any film") !=
          std::string::npos);
    CHECK(
        refusalOf(ofRange(rangeOf("\"0\"", "1", "24"))).find("start_time.value must be a number") !=
        std::string::npos);
    CHECK(refusalOf(std::string(200, '[') + std::string(200, ']')).find("nested deeper") !=
          std::string::npos);
}
