#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace premise {

/// The words of a line, at spaces and tabs.
[[nodiscard]] std::vector<std::string_view> lineWords(std::string_view line);

/// What follows a keyword ("FROM CLIP NAME:") at the line's beginning, trimmed; capitals do not count.
/// Nothing where it begins otherwise.
[[nodiscard]] std::optional<std::string_view> afterKeyword(std::string_view line,
                                                           std::string_view keyword);

[[nodiscard]] std::string_view trimmedText(std::string_view text);

}
