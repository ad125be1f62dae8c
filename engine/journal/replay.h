#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/recovery.h"

namespace premise {

/// What a journal's entries lead to.
struct Replay {
    std::optional<History> history{}; ///< nothing where not even the base can be read
    std::vector<RecoveredChange>
        unsaved{};                 ///< after the last save whose file is the one that lies there
    bool savedFileChanged = false; ///< the file is none that the journal knows
    std::vector<std::string> damage{}; ///< where it ends early, a sentence
    std::vector<Entry> entries{};      ///< those that were followed
};

/// Follows verified entries, the first a base, as far as they make sense. `savedHash` is the content
/// hash of the project's file now; `sourceName` is for sentences.
[[nodiscard]] Replay replayed(std::vector<Entry> entries, std::string_view savedHash,
                              std::string_view sourceName);

}
