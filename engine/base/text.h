#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace premise {

/// The candidate a mistyped word most likely means, for "did you mean …"; empty when none is near: more
/// than about one slip in three letters. A slip is a letter missing, added, changed, or swapped with
/// its neighbour; capitals do not count. Of equally near ones the first.
[[nodiscard]] std::string nearestOf(std::string_view word,
                                    const std::vector<std::string>& candidates);

/// "a, b, c"; with `last` " or ": "a, b or c".
[[nodiscard]] std::string joined(const std::vector<std::string>& words,
                                 std::string_view between = ", ", std::string_view last = {});

}
