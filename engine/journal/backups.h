#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "journal/keeping_place.h"
#include "journal/moment.h"

namespace premise {

/// A saved state of the project, kept.
struct Backup {
    fs::path file{};
    std::string contentHash{}; ///< that its bytes have to have
    Moment at{};               ///< when it was saved
};

/// Of this production, the newest first.
[[nodiscard]] std::vector<Backup> backupsIn(const KeepingPlace& place);

/// Keeps this text as the backup of `at`, on disk when this returns, unless the newest backup is the
/// same; then thins the ladder: the last ten saves stay, the last of each hour of a day, and the last
/// of each day of a month.
[[nodiscard]] Result<void> keepBackup(const KeepingPlace& place, std::string_view projectText,
                                      Moment at);

/// Before the project's file is written over: keeps what is in it, unless a backup has that. Whether it
/// was kept now: another program has changed the file, or it was never saved here.
[[nodiscard]] Result<bool> keepPresentFile(const KeepingPlace& place);

/// Which of these moments (newest first) the ladder keeps at `now`.
[[nodiscard]] std::vector<bool> keptByLadder(const std::vector<Moment>& moments, Moment now);

/// Its text. Fails where the bytes are not those that were saved.
[[nodiscard]] Result<std::string> readBackup(const Backup& backup);

}
