#pragma once

#include <chrono>
#include <future>

#include "journal/journal.h"
#include "journal/production_lock.h"
#include "session/working_copy.h"

namespace premise {

/// A journal's beginning: this project, as the file of this content hash has it.
[[nodiscard]] std::vector<Journal::Draft> journalOf(const Project& project,
                                                    const std::string& savedHash);
/// One that goes on from what was recovered.
[[nodiscard]] std::vector<Journal::Draft> journalOf(std::vector<Entry> entries);

/// A project's text and its content hash.
struct SavedText {
    std::string text{};
    std::string hash{};
};

/// A save beside further changes. Its text is made on a thread; then the journal hears of it, between two
/// changes; then it is written on a thread.
struct SaveUnderWay {
    struct Written {
        Result<void> done{};
        std::vector<std::string> warnings{};
    };
    Project project; ///< what is saved
    std::future<Result<SavedText>> text{};
    std::optional<SavedText> made{};
    std::future<Written> written{};
    bool again = false; ///< asked for once more since
};

/// What a working copy is made of.
struct WorkingCopy::Parts {
    Parts(Project project, fs::path opened)
        : history(project), file(std::move(opened)), saved(std::move(project))
    {
    }
    ~Parts();
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    History history;
    fs::path file;
    Project saved;           ///< as the file has it
    std::string savedHash{}; ///< of the file's bytes
    std::optional<SaveUnderWay> save{};
    std::string whyReadOnly{};
    std::vector<std::string> warnings{};

    // Opened to edit and not read-only:
    std::vector<KeepingPlace> places{}; ///< the first is in use; a recovery may lie in the second
    std::optional<ProductionLock> lock{};
    std::optional<Recovery> recovery{};
    std::unique_ptr<Journal> journal{}; ///< null while a recovery waits

    // Of the gesture under way:
    Project beforeGesture{};
    std::size_t stepsBefore = 0;
    std::string gestureName{};
    std::vector<Edit> gestureEdits{};
    bool gestureNoted = false;
    std::chrono::steady_clock::time_point lastNote{};

    void openToEdit();
    void lookForRecovery();
    [[nodiscard]] Result<void> canChange() const;
    void note(EntryKind kind, std::string name, std::function<std::string()> text = {});
    void noteGesture(const Edit& last);

    void beginText(Project project);
    /// Where `patient` it waits for what is under way, and it always ends.
    [[nodiscard]] std::optional<Result<void>> bringOnSave(bool patient);
    [[nodiscard]] SaveUnderWay::Written write(const std::string& text) const;
};

}
