#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "journal/database.h"
#include "journal/entry.h"

namespace premise {

/// A journal's file being written. Beside it lies its witness, "….witness": the place and checksum of
/// an entry known to be on disk, so that a tail lost later from the file is noticed.
class JournalFile {
public:
    /// A new file with these entries, the first a base, all on disk when this returns. After a failure
    /// nothing of it counts.
    [[nodiscard]] static Result<JournalFile> create(const fs::path& file,
                                                    std::span<const Entry> entries);
    /// On disk when this returns; on failure none of them is.
    [[nodiscard]] Result<void> append(std::span<const Entry> entries);
    /// After a failure: whether it may be tried again on this file. Where the disk failed us, what it
    /// has of the file is not known any more, and another is begun.
    [[nodiscard]] bool canBeTriedAgain() const { return canBeTriedAgain_; }

private:
    JournalFile(Database database, fs::path file);
    [[nodiscard]] Result<void> insert(std::span<const Entry> entries);
    [[nodiscard]] Result<void> isStillThere() const;
    void writeWitness() const;

    Database database_;
    fs::path file_;
    std::uint64_t device_ = 0; ///< with inode_, the file that file_ named when it was made
    std::uint64_t inode_ = 0;
    std::uint64_t entries_ = 0; ///< on disk
    std::string checksum_{};    ///< of the last entry on disk
    bool canBeTriedAgain_ = false;
};

/// What could be read of a journal's file.
struct JournalReading {
    std::vector<Entry> entries{}; ///< verified from the base on without a gap; empty: no journal
    std::vector<std::string> damage{}; ///< what could not be read, a sentence each
};

/// Reads a copy, so that whatever lies there is left as it is. Fails only where no copy can be made.
[[nodiscard]] Result<JournalReading> readJournal(const fs::path& file);

/// All files that make a journal up, there or not.
[[nodiscard]] std::vector<fs::path> filesOfJournal(const fs::path& file);

}
