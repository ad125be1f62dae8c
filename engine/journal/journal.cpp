#include "journal/journal.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace premise {

namespace {

    constexpr std::chrono::seconds untilNextAttempt{1};

    Entry written(Journal::Draft&& draft)
    {
        return {draft.kind, draft.at, std::move(draft.name),
                draft.text ? draft.text() : std::string()};
    }

    void removeJournal(const fs::path& file)
    {
        std::error_code ignored;
        for (const fs::path& part : filesOfJournal(file)) {
            fs::remove(part, ignored);
        }
    }

}

struct Journal::State {
    KeepingPlace place{};

    mutable std::mutex mutex{}; ///< over what follows, up to the thread
    std::condition_variable changed{};
    std::vector<Draft> waiting{}; ///< not yet taken by the thread
    std::uint64_t newest = 0;
    std::uint64_t durable = 0;
    std::uint64_t attempts = 0; ///< that ended, well or not
    std::string trouble{};
    bool begins = false; ///< there is something to keep beyond the base
    bool ends = false;

    // The thread's own.
    std::vector<Entry> entries{}; ///< all, so that a new file can be begun when a disk failed
    std::size_t inFile = 0;       ///< of entries, how many are on disk
    std::optional<JournalFile> file{};

    std::thread thread{};

    void run();
    Result<void> keep();
    void begin(const fs::path& fresh);
};

/// On the thread. Brings to disk what is in `entries` and not in the file.
Result<void> Journal::State::keep()
{
    if (file && inFile > 0) {
        const Result<void> done = file->append(std::span(entries).subspan(inFile));
        if (!done && !file->canBeTriedAgain()) {
            file.reset();
        }
        if (done) {
            inFile = entries.size();
        }
        return done;
    }
    TRY(prepare(place));
    const std::vector<fs::path> earlier = journalsIn(place.folder);
    const fs::path fresh = nextJournalIn(place.folder);
    Result<JournalFile> made = JournalFile::create(fresh, entries);
    if (!made) {
        removeJournal(fresh);
        return tl::unexpected(made.error());
    }
    file.emplace(std::move(*made));
    inFile = entries.size();
    // All of theirs is either saved or in this one.
    std::ranges::for_each(earlier, removeJournal);
    return {};
}

void Journal::State::run()
{
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [&] { return ends || (begins && durable < newest); });
        if (durable >= newest || !begins) {
            return; // ends, and nothing is left to keep
        }
        std::vector<Draft> drafts = std::move(waiting);
        waiting.clear();
        const bool last = ends;
        lock.unlock();
        for (Draft& draft : drafts) {
            entries.push_back(written(std::move(draft)));
        }
        const Result<void> done = keep();
        lock.lock();
        ++attempts;
        trouble = done ? std::string() : done.error().message;
        if (done) {
            durable = entries.size() - 1;
        }
        changed.notify_all();
        if (!done && last) {
            return;
        }
        if (!done) {
            changed.wait_for(lock, untilNextAttempt, [&] { return ends; });
        }
    }
}

Journal::Journal(KeepingPlace place, std::vector<Draft> begun) : state_(std::make_unique<State>())
{
    state_->place = std::move(place);
    state_->newest = begun.size() - 1;
    state_->begins = begun.size() > 1;
    state_->waiting = std::move(begun);
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(state_->mutex);
        state_->ends = true;
    }
    state_->changed.notify_all();
    if (state_->thread.joinable()) {
        state_->thread.join();
    }
}

std::uint64_t Journal::append(Draft draft)
{
    const std::lock_guard lock(state_->mutex);
    state_->waiting.push_back(std::move(draft));
    state_->begins = true;
    state_->changed.notify_all();
    return ++state_->newest;
}

std::uint64_t Journal::newest() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->newest;
}

std::uint64_t Journal::durable() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->durable;
}

std::string Journal::trouble() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->trouble;
}

Result<void> Journal::wait()
{
    std::unique_lock lock(state_->mutex);
    const std::uint64_t wanted = state_->newest;
    const std::uint64_t seen = state_->attempts;
    // The attempt that is under way may have begun without what came last: the one after it counts.
    state_->changed.wait(lock, [&] {
        return state_->durable >= wanted ||
               (!state_->trouble.empty() && state_->attempts > seen + 1);
    });
    if (state_->durable < wanted) {
        return fail("{}", state_->trouble);
    }
    return {};
}

void Journal::remove()
{
    {
        const std::lock_guard lock(state_->mutex);
        state_->ends = true;
        state_->newest = state_->durable; // nothing more is wanted
    }
    state_->changed.notify_all();
    state_->thread.join();
    state_->file.reset();
    std::ranges::for_each(journalsIn(state_->place.folder), removeJournal);
}

}
