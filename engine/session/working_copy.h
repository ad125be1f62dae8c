#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "journal/recovery.h"
#include "project/history.h"
#include "project/project_io.h"

namespace premise {

/// What a production is opened for.
enum class Access {
    look, ///< nothing beside it is touched; changes are refused
    edit, ///< as its one author: with lock, journal and backups; read-only where another has it
};

/// How much of what was changed would outlive a power cut now.
struct Safety {
    std::uint64_t changes = 0; ///< of the journal's records, the newest
    std::uint64_t durable = 0; ///< the newest that is on disk; changes − durable are not, yet
    /// Why nothing becomes durable at present, one sentence: disk full, volume gone… Empty while all is
    /// well. The changes are kept in memory and tried again every second.
    std::string trouble{};
    [[nodiscard]] bool safe() const { return durable >= changes; }
};

/// A production's project as one author works on it: never lost, and never two at once. What changes it
/// returns at once (well below 2 ms) and is durable shortly after (docs/reliability.md has the figures).
class WorkingCopy {
public:
    /// Fails where the project cannot be read; the sentence then tells what its journal and backups have.
    [[nodiscard]] static Result<WorkingCopy> open(const fs::path& production, Access access);
    WorkingCopy(WorkingCopy&&) noexcept;
    WorkingCopy& operator=(WorkingCopy&&) noexcept;
    ~WorkingCopy(); ///< ends a save under way and brings to disk what is not yet

    [[nodiscard]] const Project& project() const;
    /// Another number whenever project() may be another.
    [[nodiscard]] std::uint64_t revision() const;
    [[nodiscard]] const fs::path& file() const;
    [[nodiscard]] const std::vector<std::string>& warnings()
        const; ///< of opening and saving, a sentence each

    /// Changes and saving are refused, with the sentence of whyReadOnly(): opened to look; written by a
    /// newer Premise; open elsewhere ("Ada has it open on mill since 18:04.").
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] const std::string& whyReadOnly() const;

    /// Fails as applied() does, and where readOnly() or while a recovery waits; nothing changed then.
    [[nodiscard]] Result<void> apply(const Edit& edit);

    /// What is applied until endGesture() is one step: one drag is one undo and one record in the
    /// journal. `name` is the step's ("Move 3 things"); its last edit's where empty.
    void beginGesture(std::string name = {});
    void endGesture();
    void cancelGesture(); ///< the project before it (Esc)
    [[nodiscard]] bool inGesture() const;

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] std::string undoName() const; ///< "Move mark Marek 2"; empty: nothing to undo
    [[nodiscard]] std::string redoName() const;
    void undo(); ///< nothing where there is nothing to undo, or inside a gesture
    void redo();

    [[nodiscard]] bool unsaved() const; ///< project() is not what the file has
    /// Atomic and safe against power loss; a backup is kept of every save.
    [[nodiscard]] Result<void> save();
    /// The same beside further changes, which may come meanwhile: returns at once. What is saved is the
    /// project of a moment after this call. pollSave() brings it on and says once how it ended; until
    /// then nothing. Fails where save() fails before it begins.
    [[nodiscard]] Result<void> beginSave();
    [[nodiscard]] std::optional<Result<void>> pollSave();
    [[nodiscard]] bool saving() const;

    [[nodiscard]] Safety safety() const;
    /// Until all changes are durable; fails with the trouble that prevents it.
    [[nodiscard]] Result<void> waitUntilSafe();

    /// What the journal has beyond the saved project, of a session that ended without saving. While it
    /// waits, changes are refused: one of the two is said first.
    [[nodiscard]] const std::optional<Recovery>& recovery() const;
    [[nodiscard]] Result<void> takeRecovery(); ///< project() is the recovered one, unsaved
    [[nodiscard]] Result<void>
    setRecoveryAside(); ///< the saved one stays; the journal is kept aside

private:
    struct Parts;
    explicit WorkingCopy(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_; ///< null only when moved from
};

}
