#include "session/working_copy.h"

#include <span>

#include "base/file.h"
#include "base/promise.h"
#include "journal/backups.h"
#include "journal/step_text.h"
#include "project/edit_io.h"
#include "session/wall_clock.h"
#include "session/working_parts.h"

namespace premise {

namespace {

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
            "know. Update Premise.",
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
    PROMISE(parts.recovery, "Only a recovery that waits can be taken");
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
    PROMISE(parts.recovery, "Only a recovery that waits can be set aside");
    for (const KeepingPlace& place : parts.places) {
        TRY(setJournalsAside(place.folder, momentNow(), Aside::moved));
    }
    parts.recovery.reset();
    parts.journal =
        std::make_unique<Journal>(parts.places.front(), journalOf(parts.saved, parts.savedHash));
    return {};
}

}
