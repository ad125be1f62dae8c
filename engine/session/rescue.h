#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "journal/backups.h"
#include "journal/production_lock.h"
#include "journal/recovery.h"
#include "project/project_io.h"

namespace premise {

/// All there is of a production's project: its file, what its journal holds beyond that, its backups.
struct Rescue {
    fs::path file{};
    std::optional<LoadedProject> saved{}; ///< nothing where the file cannot be read…
    std::string unreadable{};             ///< …for this reason, a sentence
    std::string savedHash{};              ///< content hash of the file; empty where it is not there
    std::optional<Recovery> recovery{};
    std::vector<std::string> damage{}; ///< of the journal, a sentence each
    std::size_t records = 0;           ///< of the journal, that were verified
    std::vector<Backup> backups{};     ///< the newest first
    std::optional<Holder> holder{};    ///< who has it open to change it; its journal is in use then
};

/// Looks, and touches nothing. Fails where there is not even a folder, or where journals cannot be looked
/// into.
[[nodiscard]] Result<Rescue> rescueOf(const fs::path& production);

/// Puts this project in the place of the one that is saved, which stays as a backup, and sets journals
/// aside. Refused while somebody has it open to change it.
[[nodiscard]] Result<void> saveRescued(const Rescue& rescue, const Project& project);

/// Keeps the saved project, and the journals under other names.
[[nodiscard]] Result<void> setJournalAside(const Rescue& rescue);

}
