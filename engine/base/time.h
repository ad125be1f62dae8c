#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace premise {

/// A whole frame of scene time. A production's first frame is 1001 by habit, not by rule.
using Frame = std::int64_t;

/// A moment between frames, in frames: 1001.25 is a quarter of a frame after 1001. Shutters need it.
using FrameTime = double;

/// Frames a second, exact: {24000, 1001} is 23.976…
struct FrameRate {
    std::int32_t numerator = 24;
    std::int32_t denominator = 1;

    [[nodiscard]] constexpr double perSecond() const
    {
        return static_cast<double>(numerator) / static_cast<double>(denominator);
    }
    [[nodiscard]] constexpr double seconds(FrameTime frames) const
    {
        return frames * static_cast<double>(denominator) / static_cast<double>(numerator);
    }
    /// The whole number that a timecode counts to: 24 for 24000/1001, 30 for 30000/1001.
    [[nodiscard]] constexpr std::int32_t nominal() const
    {
        return (numerator + denominator - 1) / denominator;
    }
    friend constexpr bool operator==(const FrameRate&, const FrameRate&) = default;
};

/// Half-open: first is in, end is not. The duration of 1001…1010 inclusive is {1001, 1011}: 10 frames.
struct FrameRange {
    Frame first = 0;
    Frame end = 0;

    [[nodiscard]] constexpr Frame duration() const { return end - first; }
    [[nodiscard]] constexpr bool contains(Frame frame) const
    {
        return frame >= first && frame < end;
    }
    [[nodiscard]] constexpr bool empty() const { return end <= first; }
    friend constexpr bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// Drop-frame skips labels so that timecode keeps up with the clock; it exists at 29.97 and 59.94 only.
enum class DropFrame { no, yes };

[[nodiscard]] bool canDropFrames(FrameRate rate);

/// "01:00:00:00", or "01:00:00;00" with drop-frame. Frame 0 is 00:00:00:00; the day wraps at 24 hours;
/// negative frames wrap backwards from midnight. At a rate that cannot drop frames `drop` changes
/// nothing; above 100 frames a second the frames field has three digits. Source: SMPTE ST 12-1.
[[nodiscard]] std::string formatTimecode(Frame frame, FrameRate rate,
                                         DropFrame drop = DropFrame::no);

/// Reads what formatTimecode writes; a ';' before the frames asks for drop-frame. Fails on any other
/// text, on fields out of range, on a label that drop-frame skips, and on drop-frame at a rate that
/// has none.
[[nodiscard]] Result<Frame> parseTimecode(std::string_view text, FrameRate rate);

/// "24", "23.976", "24000/1001": the exact rate that is meant, in lowest terms. A decimal that rounds
/// one of film's 1000/1001 rates means that rate. Fails on a rate not in (0, 1000].
[[nodiscard]] Result<FrameRate> parseFrameRate(std::string_view text);

/// "24" or "24000/1001".
[[nodiscard]] std::string formatFrameRate(FrameRate rate);

}
