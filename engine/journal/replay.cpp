#include "journal/replay.h"

#include <algorithm>

#include "project/edit_io.h"
#include "project/project_io.h"

namespace premise {

namespace {

    /// One way through a journal.
    class Following {
    public:
        explicit Following(std::string_view savedHash) : savedHash_(savedHash) {}

        Result<void> follow(const Entry& entry, Replay& replay)
        {
            if (entry.kind == EntryKind::base) {
                return begin(entry, replay);
            }
            if (!replay.history) {
                return fail("it does not begin with a project.");
            }
            History& history = *replay.history;
            // A gesture under way is told anew each time: only its last words count.
            if (history.inGesture()) {
                history.cancelGesture();
                replay.unsaved.resize(std::min(replay.unsaved.size(), beforeGesture_));
            }
            switch (entry.kind) {
            case EntryKind::base:
            case EntryKind::dropped: break;
            case EntryKind::gesture:
                beforeGesture_ = replay.unsaved.size();
                TRY(gesture(entry, history));
                replay.unsaved.push_back({entry.at, entry.name});
                break;
            case EntryKind::step: {
                const std::size_t steps = history.steps();
                TRY(gesture(entry, history));
                history.endGesture();
                if (history.steps() > steps) {
                    replay.unsaved.push_back({entry.at, entry.name});
                }
                break;
            }
            case EntryKind::undo:
                replay.unsaved.push_back({entry.at, "Undo: " + history.undoName()});
                history.undo();
                break;
            case EntryKind::redo:
                replay.unsaved.push_back({entry.at, "Redo: " + history.redoName()});
                history.redo();
                break;
            case EntryKind::saving:
                saving_ = history.project();
                if (entry.name == savedHash_) {
                    isSaved(replay);
                    replay.savedFileChanged = false;
                }
                break;
            case EntryKind::saved: isSaved(replay); break;
            }
            return {};
        }

        /// After the last entry.
        void finish(Replay& replay) const
        {
            if (replay.history && replay.history->inGesture()) {
                replay.history->endGesture();
            }
            if (replay.history && saved_ && replay.history->project() == *saved_) {
                replay.unsaved.clear(); // all was undone, or done back
            }
        }

    private:
        Result<void> begin(const Entry& entry, Replay& replay)
        {
            LoadedProject loaded = TRY(parseProject(entry.text, "the project in it"));
            replay.history.emplace(std::move(loaded.project));
            replay.savedFileChanged = entry.name != savedHash_;
            saved_ = saving_ = replay.history->project();
            return {};
        }

        /// Fails where an edit does not apply; the history is then as before.
        static Result<void> gesture(const Entry& entry, History& history)
        {
            const std::vector<Edit> edits = TRY(parseEdits(entry.text, "a change in it"));
            history.beginGesture(entry.name);
            for (const Edit& edit : edits) {
                if (Result<void> done = history.apply(edit); !done) {
                    history.cancelGesture();
                    return done;
                }
            }
            return {};
        }

        void isSaved(Replay& replay)
        {
            saved_ = saving_;
            replay.unsaved.clear();
        }

        std::string_view savedHash_;
        std::size_t beforeGesture_ = 0;   ///< of replay.unsaved, when the gesture under way began
        std::optional<Project> saving_{}; ///< as it was when it was last about to be saved
        std::optional<Project> saved_{};  ///< as it was last saved
    };

}

Replay replayed(std::vector<Entry> entries, std::string_view savedHash, std::string_view sourceName)
{
    Replay replay;
    Following following(savedHash);
    std::size_t followed = 0;
    for (const Entry& entry : entries) {
        if (const Result<void> done = following.follow(entry, replay); !done) {
            replay.damage.push_back(
                fmt::format("The journal {} can be followed up to its record {} of {}: {}",
                            sourceName, followed, entries.size(), done.error().message));
            break;
        }
        ++followed;
    }
    following.finish(replay);
    entries.resize(followed);
    replay.entries = std::move(entries);
    return replay;
}

}
