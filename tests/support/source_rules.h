#pragma once

#include <cstddef>
#include <string>
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

/// Everything in the sources that goes against the house's order: includes upwards, doors that meet,
/// circles of headers, headers that cannot stand alone, outside libraries past their firewall, clocks
/// below session, readers of strangers' files outside the worker, long files.
[[nodiscard]] std::vector<Finding> brokenRules(const std::vector<Source>& sources);

}
