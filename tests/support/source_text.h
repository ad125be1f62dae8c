#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace premise::test {

/// What a line includes.
struct Include {
    std::string path;     ///< as it is written, without its quotes or brackets
    std::size_t line = 0; ///< from 1
};

/// The text without comments and without what stands in quotes, line for line; #include lines keep
/// their paths.
[[nodiscard]] std::string codeOnly(std::string_view text);

[[nodiscard]] std::vector<std::string> linesOf(const std::string& text);

[[nodiscard]] std::vector<Include> includesOf(const std::vector<std::string>& code);

}
