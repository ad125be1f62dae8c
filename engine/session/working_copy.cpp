#include "session/working_copy.h"

#include <chrono>
#include <span>

#include "base/check.h"
#include "base/file.h"
#include "journal/backups.h"
#include "journal/journal.h"
#include "journal/production_lock.h"
#include "journal/step_text.h"
#include "project/edit_io.h"
#include "project/edit_words.h"
#include "session/wall_clock.h"

namespace premise {

namespace {

    /// How much of a drag a crash may take.
    constexpr std::chrono::seconds betweenGestureNotes{1};

    std::string hashOf(std::string_view text)
    {
        return contentHash(std::as_bytes(std::span(text)));
    }

    /// For who cannot open a project: what else there is of it. Begins with a space; empty where nothing.
    std::string remedyFor(const fs::path& file, const fs::path& production)
    {
        for (const KeepingPlace& place : keepingPlacesOf(file)) {
            const Result<JournalState> journal = journalState(place.folder, "", momentNow());
            const std::vector<Backup> backups = backupsIn(place);
            if (journal && journal->recovery) {
                return fmt::format(
                    " What was worked on up to {} can be recovered: premise recover {}.",
                    spokenMoment(journal->recovery->changes.back().at, momentNow()),
                    production.string());
            }
            if (!backups.empty()) {
                return fmt::format(" The save of {} is kept as a backup: premise recover {}.",
                                   spokenMoment(backups.front().at, momentNow()),
                                   production.string());
            }
        }
        return {};
    }

    std::vector<Journal::Draft> journalOf(const Project& project, const std::string& savedHash)
    {
        std::vector<Journal::Draft> begun;
        begun.push_back(
            {EntryKind::base, momentNow(), savedHash, [project] { return projectText(project); }});
        return begun;
    }

    std::vector<Journal::Draft> journalOf(std::vector<Entry> entries)
    {
        std::vector<Journal::Draft> begun;
        for (Entry& entry : entries) {
            begun.push_back({entry.kind, entry.at, std::move(entry.name),
                             [text = std::move(entry.text)] { return text; }});
        }
        return begun;
    }

}

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
    void keepForeignChange();
};

WorkingCopy::Parts::~Parts()
{
    // What is saved needs no journal; what is not waits in it for the next opening.
    if (journal && history.project() == saved) {
        journal->remove();
    }
    journal.reset();
    lock.reset();
    if (!places.empty()) {
        tidyUp(places.front());
    }
}

/// Takes the lock and looks for what a session left behind.
void WorkingCopy::Parts::openToEdit()
{
    places = keepingPlacesOf(file);
    Result<ProductionLock::Outcome> asked =
        ProductionLock::take(places.front(), thisHolder(momentNow()));
    if (asked && !asked->lock) {
        whyReadOnly = fmt::format("{} {} Here it can only be looked at.", file.string(),
                                  asked->other.sentence(momentNow()));
        places.clear();
        return;
    }
    if (asked) {
        lock = std::move(asked->lock);
    } else {
        warnings.push_back(asked.error().message);
    }
    if (!places.front().besideProject) {
        warnings.push_back(
            fmt::format("The folder of {} is read-only to you. What you change is kept "
                        "in {}, until it is saved in another folder.",
                        file.string(), places.front().folder.string()));
    }
    lookForRecovery();
    if (!recovery) {
        journal = std::make_unique<Journal>(places.front(), journalOf(saved, savedHash));
    }
}

void WorkingCopy::Parts::lookForRecovery()
{
    for (const KeepingPlace& place : places) {
        Result<JournalState> state = journalState(place.folder, savedHash, momentNow());
        if (!state) {
            warnings.push_back(state.error().message);
            continue;
        }
        if (state->recovery) {
            recovery = std::move(state->recovery);
            return;
        }
        if (!state->damage.empty()) {
            // Nothing can be taken from it, and somebody may want to look into it.
            warnings.insert(warnings.end(), state->damage.begin(), state->damage.end());
            const Result<void> aside = setJournalsAside(place.folder, momentNow(), Aside::moved);
            if (!aside) {
                warnings.push_back(aside.error().message);
            }
        }
    }
}

Result<void> WorkingCopy::Parts::canChange() const
{
    if (!whyReadOnly.empty()) {
        return fail("{}", whyReadOnly);
    }
    if (recovery) {
        return fail("{} Take that or set it aside before anything is changed.", recovery->sentence);
    }
    return {};
}

void WorkingCopy::Parts::note(EntryKind kind, std::string name, std::function<std::string()> text)
{
    if (journal) {
        journal->append({kind, momentNow(), std::move(name), std::move(text)});
    }
}

/// What the gesture amounts to so far, now and then.
void WorkingCopy::Parts::noteGesture(const Edit& last)
{
    const auto moment = std::chrono::steady_clock::now();
    if (moment - lastNote < betweenGestureNotes) {
        return;
    }
    lastNote = moment;
    gestureNoted = true;
    note(EntryKind::gesture, gestureName.empty() ? describe(last, beforeGesture) : gestureName,
         [edits = gestureEdits, before = beforeGesture, after = history.project()] {
             return stepText(edits, before, after);
         });
}

/// What another program made of the file since.
void WorkingCopy::Parts::keepForeignChange()
{
    const Result<bool> kept = keepPresentFile(places.front());
    if (!kept) {
        warnings.push_back(kept.error().message);
    } else if (*kept && contentHash(file).value_or(savedHash) != savedHash) {
        warnings.push_back(
            fmt::format("{} was changed by another program while it was open here. That "
                        "version is kept among the backups.",
                        file.string()));
    }
}

WorkingCopy::WorkingCopy(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
WorkingCopy::WorkingCopy(WorkingCopy&&) noexcept = default;
WorkingCopy& WorkingCopy::operator=(WorkingCopy&&) noexcept = default;
WorkingCopy::~WorkingCopy() = default;

Result<WorkingCopy> WorkingCopy::open(const fs::path& production, Access access)
{
    const fs::path file = TRY(projectFileOf(production));
    const std::string text = TRY(readTextFile(file));
    Result<LoadedProject> loaded = parseProject(text, file.string());
    if (!loaded) {
        return fail("{}{}", loaded.error().message, remedyFor(file, production));
    }
    WorkingCopy copy(std::make_unique<Parts>(std::move(loaded->project), file));
    Parts& parts = *copy.parts_;
    parts.savedHash = hashOf(text);
    parts.warnings = std::move(loaded->warnings);
    if (loaded->newerVersion) {
        parts.whyReadOnly = fmt::format(
            "{} was written by a newer Premise; saving would lose what this one does not "
            "know. Update Premise, or save a copy under another name.",
            file.string());
    } else if (access == Access::look) {
        parts.whyReadOnly = fmt::format("{} was opened only to be looked at.", file.string());
    } else {
        parts.openToEdit();
    }
    return copy;
}

const Project& WorkingCopy::project() const
{
    return parts_->history.project();
}

std::uint64_t WorkingCopy::revision() const
{
    return parts_->history.revision();
}

const fs::path& WorkingCopy::file() const
{
    return parts_->file;
}

const std::vector<std::string>& WorkingCopy::warnings() const
{
    return parts_->warnings;
}

bool WorkingCopy::readOnly() const
{
    return !parts_->whyReadOnly.empty();
}

const std::string& WorkingCopy::whyReadOnly() const
{
    return parts_->whyReadOnly;
}

Result<void> WorkingCopy::apply(const Edit& edit)
{
    TRY(parts_->canChange());
    History& history = parts_->history;
    const std::uint64_t revision = history.revision();
    TRY(history.apply(edit));
    if (history.revision() == revision) {
        return {};
    }
    if (history.inGesture()) {
        parts_->gestureEdits.push_back(edit);
        parts_->noteGesture(edit);
    } else {
        parts_->note(EntryKind::step, history.undoName(), [edit] { return editsText({edit}); });
    }
    return {};
}

void WorkingCopy::beginGesture(std::string name)
{
    Parts& parts = *parts_;
    parts.beforeGesture = project();
    parts.stepsBefore = parts.history.steps();
    parts.gestureName = name;
    parts.gestureEdits.clear();
    parts.gestureNoted = false;
    parts.lastNote = std::chrono::steady_clock::now();
    parts.history.beginGesture(std::move(name));
}

void WorkingCopy::endGesture()
{
    Parts& parts = *parts_;
    parts.history.endGesture();
    if (parts.history.steps() > parts.stepsBefore) {
        parts.note(EntryKind::step, parts.history.undoName(),
                   [edits = std::move(parts.gestureEdits), before = std::move(parts.beforeGesture),
                    after = project()] { return stepText(edits, before, after); });
    } else if (parts.gestureNoted) {
        parts.note(EntryKind::dropped, {});
    }
    parts.gestureEdits.clear();
    parts.beforeGesture = {};
}

void WorkingCopy::cancelGesture()
{
    parts_->history.cancelGesture();
    if (parts_->gestureNoted) {
        parts_->note(EntryKind::dropped, {});
    }
    parts_->gestureEdits.clear();
    parts_->beforeGesture = {};
}

bool WorkingCopy::inGesture() const
{
    return parts_->history.inGesture();
}

bool WorkingCopy::canUndo() const
{
    return parts_->history.canUndo();
}

bool WorkingCopy::canRedo() const
{
    return parts_->history.canRedo();
}

std::string WorkingCopy::undoName() const
{
    return parts_->history.undoName();
}

std::string WorkingCopy::redoName() const
{
    return parts_->history.redoName();
}

void WorkingCopy::undo()
{
    if (canUndo()) {
        parts_->history.undo();
        parts_->note(EntryKind::undo, {});
    }
}

void WorkingCopy::redo()
{
    if (canRedo()) {
        parts_->history.redo();
        parts_->note(EntryKind::redo, {});
    }
}

bool WorkingCopy::unsaved() const
{
    return !(project() == parts_->saved);
}

Result<void> WorkingCopy::save()
{
    Parts& parts = *parts_;
    TRY(parts.canChange());
    if (inGesture()) {
        return fail("Nothing is saved in the middle of a drag. Finish it first.");
    }
    const std::string text = projectText(project());
    const std::string hash = hashOf(text);
    // The journal knows of the save before the file does, so that whichever of the two a power cut
    // leaves, it is clear what the file has. Where the journal fails, saving is what helps.
    parts.note(EntryKind::saving, hash);
    static_cast<void>(parts.journal->wait().has_value());
    if (parts.places.front().besideProject) {
        parts.keepForeignChange();
        if (const Result<void> kept = keepBackup(parts.places.front(), text, momentNow()); !kept) {
            parts.warnings.push_back(kept.error().message);
        }
    }
    TRY(saveProject(project(), parts.file));
    parts.saved = project();
    parts.savedHash = hash;
    parts.note(EntryKind::saved, {});
    return {};
}

Safety WorkingCopy::safety() const
{
    if (!parts_->journal) {
        return {};
    }
    // Durable first: what comes in between is not durable yet.
    const std::uint64_t durable = parts_->journal->durable();
    return {parts_->journal->newest(), durable, parts_->journal->trouble()};
}

Result<void> WorkingCopy::waitUntilSafe()
{
    return parts_->journal ? parts_->journal->wait() : Result<void>();
}

const std::optional<Recovery>& WorkingCopy::recovery() const
{
    return parts_->recovery;
}

Result<void> WorkingCopy::takeRecovery()
{
    Parts& parts = *parts_;
    CHECK(parts.recovery, "Only a recovery that waits can be taken");
    const KeepingPlace& place = parts.places.front();
    if (!parts.recovery->damage.empty()) {
        // It may have more than we can read, and goes when the journal that follows is on disk.
        TRY(setJournalsAside(place.folder, momentNow(), Aside::copied));
    }
    parts.history = std::move(parts.recovery->history);
    parts.journal = std::make_unique<Journal>(place, journalOf(std::move(parts.recovery->entries)));
    parts.recovery.reset();
    const fs::path& otherFolder = parts.places.back().folder;
    if (!journalsIn(otherFolder).empty() && otherFolder != place.folder) {
        // It was found there, and would be again.
        TRY(parts.journal->wait());
        TRY(setJournalsAside(otherFolder, momentNow(), Aside::moved));
    }
    return {};
}

Result<void> WorkingCopy::setRecoveryAside()
{
    Parts& parts = *parts_;
    CHECK(parts.recovery, "Only a recovery that waits can be set aside");
    for (const KeepingPlace& place : parts.places) {
        TRY(setJournalsAside(place.folder, momentNow(), Aside::moved));
    }
    parts.recovery.reset();
    parts.journal =
        std::make_unique<Journal>(parts.places.front(), journalOf(parts.saved, parts.savedHash));
    return {};
}

}
