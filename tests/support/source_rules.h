#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace premise::test {

/// One file of the project.
struct Source {
    std::string path; ///< from the top of the checkout: "engine/film/lens.h"
    std::string text;
};

/// A broken rule, where, and which.
struct Finding {
    std::string path;
    std::size_t line = 0; ///< from 1
    std::string rule;
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// The text without comments and without what stands in quotes, line for line; #include lines keep
/// their paths.
[[nodiscard]] std::string codeOnly(std::string_view text);

/// Everything in the sources that goes against the house's order: includes upwards, doors that meet,
/// circles of headers, outside libraries past their firewall, clocks below session, long files.
[[nodiscard]] std::vector<Finding> brokenRules(const std::vector<Source>& sources);

}
