#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// Where what belongs to a production but is not the production lies: its lock, journals and backups.
struct KeepingPlace {
    fs::path folder{};      ///< need not be there yet
    fs::path projectFile{}; ///< no link
    bool besideProject =
        false; ///< else in the user's own state folder, as the production's is read-only
};

/// `<folder>/.premise/<project file's stem>`, or where that folder cannot be written
/// `$XDG_STATE_HOME/premise/productions/<hash of the file's path>`. A link to a project file leads to
/// where the file is.
[[nodiscard]] KeepingPlace keepingPlaceOf(const fs::path& projectFile);
/// All places where something may have been kept, the one of keepingPlaceOf() first.
[[nodiscard]] std::vector<KeepingPlace> keepingPlacesOf(const fs::path& projectFile);

/// Makes the folder. What lies in `.premise` is not the production's content: a .gitignore says so.
/// Fails where both it and the project are gone: their disk may be, and another one stands at its path.
[[nodiscard]] Result<void> prepare(const KeepingPlace& place);
/// Removes the folders that are empty again.
void tidyUp(const KeepingPlace& place);

/// Journals in this folder, the newest first; those set aside are not among them.
[[nodiscard]] std::vector<fs::path> journalsIn(const fs::path& folder);
/// The name for one that is newer than all.
[[nodiscard]] fs::path nextJournalIn(const fs::path& folder);

}
