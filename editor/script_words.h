#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace premise {

/// The words of a script's line, apart by spaces; `#` begins a remark. Quotes keep words together and
/// leave one at their front, as a mark that they did. Fails where a quote is not closed.
[[nodiscard]] Result<std::vector<std::string>> wordsOf(const std::string& line);

/// The whole word as a number, or none.
[[nodiscard]] std::optional<float> numberIn(const std::string& word);

/// "Alt", "Shift", "Ctrl" or a key of a chord; 0 where it is none.
[[nodiscard]] int modifierKey(std::string_view word);

}
