#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "project/rows.h"

namespace premise {

// Times of others' files, brought to whole frames of one rate without a rounded number in between.

/// The frame nearest to a time, and whether the time lies on it.
struct NearestFrame {
    Frame frame = 0;
    bool exact = true;
};

/// So many units of one rate, in frames of another: {1001, {24000, 1}} is 1001/24000 s. Halves go up.
/// Nothing where either is beyond what can be counted.
[[nodiscard]] std::optional<NearestFrame> framesAt(FrameRate rate, std::int64_t units,
                                                   FrameRate unitsASecond);

/// The exact rate that a number such as 23.976 or 29.97002997 means; none outside (0, 1000].
[[nodiscard]] std::optional<FrameRate> rateMeant(double framesASecond);

/// The exact speed that a number such as 0.333333 means: the fraction with the smallest denominator
/// within a thousand-millionth of it. None outside 1/100…100, also of what stands still or runs back.
[[nodiscard]] std::optional<Speed> speedMeant(double factor);

/// A speed from two lengths. None outside 1/100…100.
[[nodiscard]] std::optional<Speed> speedOf(std::int64_t sourceUnits, std::int64_t recordUnits);

}
