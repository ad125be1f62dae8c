#include "base/time.h"

#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/promise.h"

namespace premise {

namespace {

    constexpr std::int64_t minutesADay = std::int64_t(24) * 60;

    bool isExactly(FrameRate rate, std::int64_t numerator, std::int64_t denominator)
    {
        return rate.numerator * denominator == rate.denominator * numerator;
    }

    /// Labels that drop-frame skips at the start of each minute not divisible by ten: 2 at 29.97, 4 at
    /// 59.94.
    std::int64_t droppedAMinute(FrameRate rate, DropFrame drop)
    {
        return drop == DropFrame::yes && canDropFrames(rate) ? rate.nominal() / 15 : 0;
    }

    /// The frame that the minute's label 0 stands for, or would if drop-frame did not skip it.
    std::int64_t frameOfMinute(std::int64_t minute, std::int64_t nominal, std::int64_t dropped)
    {
        return minute * 60 * nominal - dropped * (minute - minute / 10);
    }

    int framesDigits(std::int64_t nominal)
    {
        return nominal > 100 ? 3 : 2;
    }

    /// The digits as a number; nothing when they are not all digits or too many.
    std::optional<std::int64_t> wholeNumber(std::string_view digits)
    {
        if (digits.empty() || digits.size() > 9) {
            return std::nullopt;
        }
        std::int64_t value = 0;
        for (const char digit : digits) {
            if (digit < '0' || digit > '9') {
                return std::nullopt;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    std::optional<FrameRate> reduced(std::int64_t numerator, std::int64_t denominator)
    {
        if (numerator <= 0 || denominator <= 0 || numerator > 1000 * denominator) {
            return std::nullopt;
        }
        const std::int64_t common = std::gcd(numerator, denominator);
        return FrameRate{static_cast<std::int32_t>(numerator / common),
                         static_cast<std::int32_t>(denominator / common)};
    }

    std::optional<FrameRate> rateFromDecimal(std::string_view whole, std::string_view decimals)
    {
        const std::optional<std::int64_t> units = wholeNumber(whole);
        const std::optional<std::int64_t> parts = wholeNumber(decimals);
        if (!units || !parts || *units > 1000 || decimals.size() > 6) {
            return std::nullopt;
        }
        std::int64_t scale = 1;
        for (std::size_t i = 0; i < decimals.size(); ++i) {
            scale *= 10;
        }
        const std::int64_t scaled = *units * scale + *parts;
        // Slowed by 1000/1001 for colour television, and written rounded to anything from 23.98 on; one
        // decimal is too few to tell 23.9 from a rate of its own.
        if (decimals.size() >= 2) {
            for (const std::int64_t nominal : {24, 30, 48, 60, 72, 96, 120, 240}) {
                const std::int64_t exact = nominal * 1000 * scale;
                if (2 * std::abs(scaled * 1001 - exact) <= 1001) {
                    return FrameRate{static_cast<std::int32_t>(nominal * 1000), 1001};
                }
            }
        }
        return reduced(scaled, scale);
    }

    struct TimecodeFields {
        std::int64_t hours = 0;
        std::int64_t minutes = 0;
        std::int64_t seconds = 0;
        std::int64_t frames = 0;
        DropFrame drop = DropFrame::no;
    };

    std::optional<TimecodeFields> timecodeFields(std::string_view text)
    {
        const bool shaped = (text.size() == 11 || text.size() == 12) && text[2] == ':' &&
                            text[5] == ':' && (text[8] == ':' || text[8] == ';');
        if (!shaped) {
            return std::nullopt;
        }
        const std::array fields{wholeNumber(text.substr(0, 2)), wholeNumber(text.substr(3, 2)),
                                wholeNumber(text.substr(6, 2)), wholeNumber(text.substr(9))};
        for (const std::optional<std::int64_t>& field : fields) {
            if (!field) {
                return std::nullopt;
            }
        }
        return TimecodeFields{*fields[0], *fields[1], *fields[2], *fields[3],
                              text[8] == ';' ? DropFrame::yes : DropFrame::no};
    }

}

bool canDropFrames(FrameRate rate)
{
    return isExactly(rate, 30000, 1001) || isExactly(rate, 60000, 1001);
}

std::string formatTimecode(Frame frame, FrameRate rate, DropFrame drop)
{
    PROMISE(rate.numerator > 0 && rate.denominator > 0, "A frame rate is above zero");
    const std::int64_t nominal = rate.nominal();
    const std::int64_t dropped = droppedAMinute(rate, drop);
    const std::int64_t day = frameOfMinute(minutesADay, nominal, dropped);
    const std::int64_t inDay = (frame % day + day) % day;

    // A ten-minute block is always the same length; in it only the first minute keeps all labels.
    const std::int64_t block = frameOfMinute(10, nominal, dropped);
    const std::int64_t fullMinute = 60 * nominal;
    const std::int64_t inBlock = inDay % block;
    std::int64_t minute = inDay / block * 10;
    std::int64_t label = inBlock;
    if (inBlock >= fullMinute) {
        const std::int64_t later = inBlock - fullMinute;
        minute += 1 + later / (fullMinute - dropped);
        label = later % (fullMinute - dropped) + dropped;
    }
    return fmt::format("{:02}:{:02}:{:02}{}{:0{}}", minute / 60, minute % 60, label / nominal,
                       dropped > 0 ? ';' : ':', label % nominal, framesDigits(nominal));
}

Result<Frame> parseTimecode(std::string_view text, FrameRate rate)
{
    PROMISE(rate.numerator > 0 && rate.denominator > 0, "A frame rate is above zero");
    const std::int64_t nominal = rate.nominal();
    const std::optional<TimecodeFields> read = timecodeFields(text);
    if (!read || text.size() != 9U + static_cast<std::size_t>(framesDigits(nominal))) {
        return fail("\"{}\" is not a timecode. Write hours, minutes, seconds and frames as {}.",
                    text, nominal > 100 ? "01:00:00:000" : "01:00:00:00");
    }
    if (read->hours > 23 || read->minutes > 59 || read->seconds > 59) {
        return fail("The timecode {} lies outside the day. Use 00:00:00:00 to {}.", text,
                    formatTimecode(-1, rate, read->drop));
    }
    if (read->frames >= nominal) {
        return fail("The timecode {} counts to frame {}, but at {} frames a second a second ends "
                    "with frame {}.",
                    text, read->frames, formatFrameRate(rate), nominal - 1);
    }
    if (read->drop == DropFrame::yes && !canDropFrames(rate)) {
        return fail("The timecode {} is drop-frame, which exists at 29.97 and 59.94 only, not at "
                    "{}. Write ':' before the frames.",
                    text, formatFrameRate(rate));
    }
    const std::int64_t dropped = droppedAMinute(rate, read->drop);
    const std::int64_t minute = read->hours * 60 + read->minutes;
    const std::int64_t label = read->seconds * nominal + read->frames;
    if (minute % 10 != 0 && label < dropped) {
        return fail("The timecode {} does not exist: drop-frame skips it. The next is {:02}:{:02}:"
                    "00;{:02}.",
                    text, read->hours, read->minutes, dropped);
    }
    return frameOfMinute(minute, nominal, dropped) + label;
}

Result<FrameRate> parseFrameRate(std::string_view text)
{
    std::optional<FrameRate> rate;
    const std::size_t slash = text.find('/');
    const std::size_t point = text.find('.');
    if (slash != std::string_view::npos) {
        const std::optional<std::int64_t> numerator = wholeNumber(text.substr(0, slash));
        const std::optional<std::int64_t> denominator = wholeNumber(text.substr(slash + 1));
        if (numerator && denominator) {
            rate = reduced(*numerator, *denominator);
        }
    } else if (point != std::string_view::npos) {
        rate = rateFromDecimal(text.substr(0, point), text.substr(point + 1));
    } else if (const std::optional<std::int64_t> whole = wholeNumber(text)) {
        rate = reduced(*whole, 1);
    }
    if (!rate) {
        return fail("\"{}\" is not a frame rate. Write one above 0 and up to 1000, like 24, 23.976 "
                    "or 24000/1001.",
                    text);
    }
    return *rate;
}

std::string formatFrameRate(FrameRate rate)
{
    return rate.denominator == 1 ? fmt::format("{}", rate.numerator)
                                 : fmt::format("{}/{}", rate.numerator, rate.denominator);
}

}
