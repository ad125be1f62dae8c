#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/entry.h"
#include "journal/keeping_place.h"
#include "journal/moment.h"
#include "project/history.h"

namespace premise {

/// One change that a journal holds and the saved project does not.
struct RecoveredChange {
    Moment at{};
    std::string what{}; ///< "Move Table 4", "Undo: Set 50 mm on camera B"
};

/// What a journal holds beyond the saved project. Nothing happens to it by itself: whoever opened the
/// production takes it, or sets it aside.
struct Recovery {
    History history;                        ///< the recovered project, and how it came to be
    std::vector<RecoveredChange> changes{}; ///< in order; each was verified
    std::vector<std::string>
        damage{};                  ///< what could not be read of what there was, a sentence each
    bool savedFileChanged = false; ///< by another program: taking this leaves that out
    /// "14 changes were made after the last save, the last at 18:04: Move Table 4."
    std::string sentence{};
    std::vector<Entry> entries{}; ///< the journal that leads to it, to go on from
};

/// What the newest readable journal in this folder tells.
struct JournalState {
    std::optional<Recovery> recovery{}; ///< nothing where all of it is saved, or there is none
    std::vector<std::string> damage{};  ///< of it and of newer ones that cannot be read at all
    std::size_t records = 0;            ///< that were verified
};

/// `savedHash` is the content hash of the project's file; empty where that cannot be read. Fails only
/// where journals cannot be looked into at all.
[[nodiscard]] Result<JournalState> journalState(const fs::path& folder, std::string_view savedHash,
                                                Moment now);

enum class Aside { moved, copied };

/// Every journal here gets, or is copied under, a name that is not looked for again, "aside-<stamp>-…";
/// the ten newest of those are kept.
[[nodiscard]] Result<void> setJournalsAside(const fs::path& folder, Moment now, Aside how);

}
