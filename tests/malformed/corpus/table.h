#pragma once

#include <string>
#include <vector>

#include "malformed/corpus/inputs.h"
#include "malformed/corpus/promises.h"

namespace premise::test {

struct Outcome {
    Input input;
    Verdict verdict;
};

/// A table in Markdown: a row a set with its files by ending, the slowest and the largest, and a row
/// of sums.
[[nodiscard]] std::string tableOf(const std::vector<Outcome>& outcomes);

}
