#include "session/working_parts.h"

#include "journal/backups.h"
#include "journal/step_text.h"
#include "project/edit_words.h"
#include "session/wall_clock.h"

namespace premise {

namespace {

    /// How much of a drag a crash may take.
    constexpr std::chrono::seconds betweenGestureNotes{1};

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

WorkingCopy::Parts::~Parts()
{
    if (save) {
        static_cast<void>(bringOnSave(true));
    }
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

}
