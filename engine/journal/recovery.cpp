#include "journal/recovery.h"

#include <algorithm>

#include "journal/journal_file.h"
#include "journal/replay.h"

namespace premise {

namespace {

    constexpr std::size_t keptAside = 10;
    constexpr std::string_view asideName = "aside-";

    std::string sentenceFor(const std::vector<RecoveredChange>& changes, bool savedFileChanged,
                            Moment now)
    {
        const RecoveredChange& last = changes.back();
        std::string sentence =
            changes.size() == 1
                ? fmt::format("1 change was made after the last save, at {}: {}.",
                              spokenMoment(last.at, now), last.what)
                : fmt::format("{} changes were made after the last save, the last at {}: {}.",
                              changes.size(), spokenMoment(last.at, now), last.what);
        if (savedFileChanged) {
            sentence += " The project's file was changed by another program since; that is not in "
                        "what was recovered.";
        }
        return sentence;
    }

}

Result<JournalState> journalState(const fs::path& folder, std::string_view savedHash, Moment now)
{
    JournalState state;
    for (const fs::path& file : journalsIn(folder)) {
        JournalReading reading = TRY(readJournal(file));
        state.damage.insert(state.damage.end(), reading.damage.begin(), reading.damage.end());
        if (reading.entries.empty()) {
            continue; // cut off while it was begun: the one before has all
        }
        Replay replay = replayed(std::move(reading.entries), savedHash, file.string());
        state.records = replay.entries.size();
        state.damage.insert(state.damage.end(), replay.damage.begin(), replay.damage.end());
        if (replay.history && !replay.unsaved.empty()) {
            std::string sentence = sentenceFor(replay.unsaved, replay.savedFileChanged, now);
            state.recovery.emplace(Recovery{std::move(*replay.history), std::move(replay.unsaved),
                                            state.damage, replay.savedFileChanged,
                                            std::move(sentence), std::move(replay.entries)});
        }
        break;
    }
    return state;
}

Result<void> setJournalsAside(const fs::path& folder, Moment now, Aside how)
{
    std::error_code failure;
    for (const fs::path& journal : journalsIn(folder)) {
        for (const fs::path& part : filesOfJournal(journal)) {
            const fs::path aside =
                folder / fmt::format("{}{}-{}", asideName, stampOf(now), part.filename().string());
            if (fs::exists(part, failure) && how == Aside::moved) {
                fs::rename(part, aside, failure);
            } else if (fs::exists(part, failure)) {
                fs::copy_file(part, aside, fs::copy_options::overwrite_existing, failure);
            }
            if (failure) {
                return fail("{} cannot be set aside: {}. Make its folder writable.", part.string(),
                            failure.message());
            }
        }
    }
    std::vector<fs::path> aside;
    for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator();
         at.increment(failure)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(asideName) && name.ends_with(".sqlite")) {
            aside.push_back(at->path());
        }
    }
    std::ranges::sort(aside, std::greater());
    for (std::size_t i = keptAside; i < aside.size(); ++i) {
        for (const fs::path& part : filesOfJournal(aside[i])) {
            fs::remove(part, failure);
        }
    }
    return {};
}

}
