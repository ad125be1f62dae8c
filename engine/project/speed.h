#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "project/rows.h"

namespace premise {

/// "1/2" or "2", as files have it, in lowest terms. Fails on a speed not in 1/100…100.
[[nodiscard]] Result<Speed> parseSpeed(std::string_view text);
[[nodiscard]] std::string formatSpeed(Speed speed);

/// "50 %", "33.3 %", "200 %": as people have it.
[[nodiscard]] std::string speedWords(Speed speed);
/// The exact speed that a number of percent means: 50 is {1, 2}, 33.3 is {333, 1000}. Fails on one
/// not in 1…10000, and rounds to a thousandth of a percent.
[[nodiscard]] Result<Speed> speedFromPercent(double percent);

/// What is wrong with a speed: "must be …"; empty where nothing is.
[[nodiscard]] std::string brokenSpeed(Speed speed);

}
