#pragma once

#include <cstdint>
#include <string>

namespace premise {

/// A moment of the world's time, in milliseconds since 1970 (UTC). It is handed in from above: nothing
/// here reads a clock.
struct Moment {
    std::int64_t milliseconds = 0;
    friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// For people, in the time zone of this machine: "18:04" on the day of `now`, else "29 November 18:04"
/// or, in another year, "29 November 2025 18:04".
[[nodiscard]] std::string spokenMoment(Moment moment, Moment now);

/// For names of files, in UTC: "2026-11-30T18-04-05Z". Names in their order are moments in theirs.
[[nodiscard]] std::string stampOf(Moment moment);

}
