#include "base/time.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr FrameRate film{24, 1};
constexpr FrameRate filmSlowed{24000, 1001};
constexpr FrameRate ntsc{30000, 1001};
constexpr FrameRate ntscDouble{60000, 1001};

std::string errorOf(std::string_view text, FrameRate rate)
{
    const Result<Frame> result = parseTimecode(text, rate);
    return result ? "no error" : result.error().message;
}

struct Vector {
    FrameRate rate;
    DropFrame drop = DropFrame::no;
    Frame frame = 0;
    const char* timecode = "";
};

// Published in the tests of OpenTimelineIO (test_opentime.py), after SMPTE ST 12-1.
constexpr std::array published{
    Vector{ntsc, DropFrame::yes, 0, "00:00:00;00"},
    Vector{ntsc, DropFrame::yes, 1800, "00:01:00;02"},
    Vector{ntsc, DropFrame::yes, 8991, "00:04:59;29"},
    Vector{ntsc, DropFrame::yes, 10789, "00:05:59;29"},
    Vector{ntsc, DropFrame::yes, 12587, "00:06:59;29"},
    Vector{ntsc, DropFrame::yes, 17981, "00:09:59;29"},
    Vector{ntsc, DropFrame::yes, 17983, "00:10:00;01"},
    Vector{ntsc, DropFrame::yes, 1084319, "10:03:00;05"},
    Vector{ntsc, DropFrame::no, 10790, "00:05:59:20"},
    Vector{ntsc, DropFrame::no, 17982, "00:09:59:12"},
    Vector{ntsc, DropFrame::no, 1084319, "10:02:23:29"},
    Vector{film, DropFrame::no, 10001, "00:06:56:17"},
    Vector{filmSlowed, DropFrame::no, 86400, "01:00:00:00"},
};

}

TEST_CASE("timecode labels frames as the published vectors do")
{
    for (const Vector& vector : published) {
        CAPTURE(vector.timecode);
        CHECK(formatTimecode(vector.frame, vector.rate, vector.drop) == vector.timecode);
        const Result<Frame> frame = parseTimecode(vector.timecode, vector.rate);
        REQUIRE(frame);
        CHECK(*frame == vector.frame);
    }
}

TEST_CASE("an hour of drop-frame timecode is 107892 frames at 29.97 and twice that at 59.94")
{
    CHECK(formatTimecode(107892, ntsc, DropFrame::yes) == "01:00:00;00");
    CHECK(formatTimecode(215784, ntscDouble, DropFrame::yes) == "01:00:00;00");
}

TEST_CASE("drop-frame at 59.94 skips the labels 0 to 3 of a minute")
{
    CHECK(formatTimecode(3599, ntscDouble, DropFrame::yes) == "00:00:59;59");
    CHECK(formatTimecode(3600, ntscDouble, DropFrame::yes) == "00:01:00;04");
    CHECK(errorOf("00:01:00;03", ntscDouble).find("does not exist") != std::string::npos);
    CHECK(parseTimecode("00:10:00;00", ntscDouble).value() == 35964);
}

TEST_CASE("every frame of a day has its own label and comes back from it" *
          doctest::test_suite("slow"))
{
    struct Case {
        FrameRate rate;
        DropFrame drop = DropFrame::no;
        Frame day = 0;
    };
    constexpr std::array cases{
        Case{film, DropFrame::no, 2073600},       Case{filmSlowed, DropFrame::no, 2073600},
        Case{{25, 1}, DropFrame::no, 2160000},    Case{ntsc, DropFrame::no, 2592000},
        Case{ntsc, DropFrame::yes, 2589408},      Case{{30, 1}, DropFrame::no, 2592000},
        Case{{48, 1}, DropFrame::no, 4147200},    Case{{50, 1}, DropFrame::no, 4320000},
        Case{ntscDouble, DropFrame::no, 5184000}, Case{ntscDouble, DropFrame::yes, 5178816},
        Case{{60, 1}, DropFrame::no, 5184000},
    };
    for (const Case& each : cases) {
        CAPTURE(formatFrameRate(each.rate));
        std::string before;
        Frame wrong = 0;
        for (Frame frame = 0; frame < each.day; ++frame) {
            const std::string label = formatTimecode(frame, each.rate, each.drop);
            const Result<Frame> back = parseTimecode(label, each.rate);
            wrong += back && *back == frame && label > before ? 0 : 1;
            before = label;
        }
        CHECK(wrong == 0);
        CHECK(formatTimecode(each.day, each.rate, each.drop) ==
              formatTimecode(0, each.rate, each.drop));
    }
}

TEST_CASE("rates above 100 count frames with three digits")
{
    for (const FrameRate rate : {FrameRate{120, 1}, FrameRate{120000, 1001}, FrameRate{1000, 1}}) {
        Frame wrong = 0;
        for (Frame frame = 0; frame < 200000; frame += 7) {
            const Result<Frame> back = parseTimecode(formatTimecode(frame, rate), rate);
            wrong += back && *back == frame ? 0 : 1;
        }
        CHECK(wrong == 0);
    }
    CHECK(formatTimecode(119, {120, 1}) == "00:00:00:119");
    CHECK(formatTimecode(99, {100, 1}) == "00:00:00:99");
}

TEST_CASE("frames before midnight count backwards from it")
{
    CHECK(formatTimecode(-1, film) == "23:59:59:23");
    CHECK(formatTimecode(-1, ntsc, DropFrame::yes) == "23:59:59;29");
    CHECK(formatTimecode(-86400 * 24, film) == "00:00:00:00");
}

TEST_CASE("drop-frame keeps within two frames of the clock through the day")
{
    for (int hour = 0; hour < 24; ++hour) {
        const Result<Frame> frame = parseTimecode(fmt::format("{:02}:00:00;00", hour), ntsc);
        REQUIRE(frame);
        CHECK(ntsc.seconds(static_cast<double>(*frame)) ==
              doctest::Approx(hour * 3600.0).epsilon(1e-5));
    }
}

TEST_CASE("drop-frame exists at 29.97 and 59.94 only")
{
    CHECK(canDropFrames(ntsc));
    CHECK(canDropFrames(ntscDouble));
    CHECK_FALSE(canDropFrames(filmSlowed));
    CHECK_FALSE(canDropFrames({30, 1}));
    CHECK(formatTimecode(1800, {30, 1}, DropFrame::yes) == "00:01:00:00");
    CHECK(errorOf("01:00:00;00", film) ==
          "The timecode 01:00:00;00 is drop-frame, which exists at 29.97 and 59.94 only, not at "
          "24. Write ':' before the frames.");
}

TEST_CASE("a label outside the second or the day is refused with its bounds")
{
    CHECK(errorOf("01:00:13:24", film) ==
          "The timecode 01:00:13:24 counts to frame 24, but at 24 frames a second a second ends "
          "with frame 23.");
    CHECK(errorOf("24:00:00:00", film) ==
          "The timecode 24:00:00:00 lies outside the day. Use 00:00:00:00 to 23:59:59:23.");
    CHECK(errorOf("00:60:00:00", film).find("outside the day") != std::string::npos);
    CHECK(errorOf("00:00:60:00", film).find("outside the day") != std::string::npos);
}

TEST_CASE("the label that drop-frame skips is refused with the next one")
{
    CHECK(errorOf("00:01:00;00", ntsc) ==
          "The timecode 00:01:00;00 does not exist: drop-frame skips it. The next is "
          "00:01:00;02.");
}

TEST_CASE("what is not a timecode is refused with an example")
{
    for (const char* text : {"", "1001", "-01:00:13:13", "01:00:00", "01:00:00.00", "1:00:00:00",
                             "01:00:00:0", "01:00:00:000", "01;00;00;00", "aa:bb:cc:dd",
                             "01:00:00:00 ", "+1:00:00:00", "01:00:00:0\xFF"}) {
        CAPTURE(text);
        CHECK(errorOf(text, film)
                  .find("is not a timecode. Write hours, minutes, seconds and "
                        "frames as 01:00:00:00.") != std::string::npos);
    }
    CHECK(errorOf("01:00:00:00", {120, 1}).find("as 01:00:00:000.") != std::string::npos);
}

TEST_CASE("a rate written as people say it is the exact rate they mean")
{
    struct Case {
        const char* text = "";
        FrameRate rate;
    };
    for (const Case& each : {
             Case{"24", {24, 1}},
             Case{"24.0", {24, 1}},
             Case{"24.000", {24, 1}},
             Case{"25", {25, 1}},
             Case{"23.976", filmSlowed},
             Case{"23.98", filmSlowed},
             Case{"23.976024", filmSlowed},
             Case{"29.97", ntsc},
             Case{"29.970", ntsc},
             Case{"47.952", {48000, 1001}},
             Case{"47.95", {48000, 1001}},
             Case{"59.94", ntscDouble},
             Case{"119.88", {120000, 1001}},
             Case{"24000/1001", filmSlowed},
             Case{"48000/2002", filmSlowed},
             Case{"50/2", {25, 1}},
             Case{"12.5", {25, 2}},
             Case{"23.9", {239, 10}},
             Case{"0.5", {1, 2}},
             Case{"1000", {1000, 1}},
         }) {
        CAPTURE(each.text);
        const Result<FrameRate> rate = parseFrameRate(each.text);
        REQUIRE(rate);
        CHECK(*rate == each.rate);
    }
}

TEST_CASE("a rate comes back from its text")
{
    for (const FrameRate rate : {film, filmSlowed, ntsc, ntscDouble, FrameRate{25, 2}}) {
        CHECK(parseFrameRate(formatFrameRate(rate)).value() == rate);
    }
    CHECK(formatFrameRate(film) == "24");
    CHECK(formatFrameRate(filmSlowed) == "24000/1001");
}

TEST_CASE("what is not a frame rate is refused with examples")
{
    for (const char* text : {"", "0", "-24", "1001", "1000.1", "24/0", "0/1", "24/", "/1", "24fps",
                             "1e2", "24.", ".5", "99999999999", "24/1/1", "nan"}) {
        CAPTURE(text);
        const Result<FrameRate> rate = parseFrameRate(text);
        REQUIRE_FALSE(rate);
        CHECK(rate.error().message ==
              fmt::format("\"{}\" is not a frame rate. Write one above 0 and up to 1000, like 24, "
                          "23.976 or 24000/1001.",
                          text));
    }
}

TEST_CASE("a range holds its first frame and not its end")
{
    constexpr FrameRange shot{1001, 1011};
    CHECK(shot.duration() == 10);
    CHECK(shot.contains(1001));
    CHECK(shot.contains(1010));
    CHECK_FALSE(shot.contains(1011));
    CHECK(FrameRange{5, 5}.empty());
}
