#pragma once

#include <string>
#include <string_view>

namespace premise {

/// What a number may be. Beyond a million million of anything, single precision has lost it anyway.
struct Limits {
    double least = -1e12;
    double most = 1e12;
    bool leastIsOut = false; ///< above `least`, not from it on
};

inline constexpr Limits anyNumber{};
inline constexpr Limits aboveZero{0.0, 1e12, true};
inline constexpr Limits notBelowZero{0.0, 1e12, false};
inline constexpr Limits share{0.0, 1.0, false};
inline constexpr Limits aboveZeroToOne{0.0, 1.0, true};
inline constexpr Limits onTheLot{-1e5, 1e5, false}; ///< metres: millimetres still tell apart there
inline constexpr Limits anyFrame{-1e9, 1e9, false};
inline constexpr Limits someFrames{0.0, 1e9, false};

/// "must be above 0, and is -3"; empty where the number is within.
[[nodiscard]] std::string brokenLimit(double value, const Limits& limits);

/// Whether the bytes are UTF-8 as the Unicode standard has it (table 3-7).
[[nodiscard]] bool isUtf8(std::string_view text);

}
