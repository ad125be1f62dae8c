#pragma once

#include <string>
#include <vector>

#include "malformed/corpus/inputs.h"
#include "malformed/corpus/promises.h"

namespace premise::test {

/// The bounds of an input: those of every file, or narrower ones where its row of EXPECT.tsv says so.
[[nodiscard]] Bounds boundsOf(const Input& input);

/// Holds a verdict to what those who collected the input say of it: its row of EXPECT.tsv, word by
/// word, and that what glTF-Validator finds out of bounds is not loaded without a report. Returns
/// what differs, a line each. A row whose words nobody taught this function differs too.
[[nodiscard]] std::vector<std::string> differences(const Input& input, const Verdict& verdict);

/// Whether one of glTF-Validator's error codes means reading where nothing is.
[[nodiscard]] bool readsOutOfBounds(const std::string& code);

}
