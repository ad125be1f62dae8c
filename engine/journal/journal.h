#pragma once

#include <functional>
#include <memory>
#include <string>

#include "journal/journal_file.h"
#include "journal/keeping_place.h"

namespace premise {

/// Keeps what it is told on disk, on a thread of its own: append() returns at once, and what several
/// calls brought meanwhile goes to disk together. What cannot be kept stays in memory and is tried again
/// every second until it can.
class Journal {
public:
    /// An entry whose text is made on the journal's thread, because that may take long. It may be called
    /// from there at any time, so it holds what it needs.
    struct Draft {
        EntryKind kind = EntryKind::step;
        Moment at{};
        std::string name{};
        std::function<std::string()> text{}; ///< empty: no text
    };

    /// Begins when the first entry after `begun` comes, or at once where `begun` has more than a base.
    /// Earlier journals at this place are removed when this one is on disk.
    Journal(KeepingPlace place, std::vector<Draft> begun);
    /// Waits for what is under way and tries once more what is not on disk.
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// The entry's number: it is on disk when durable() has reached it. The base is 0.
    std::uint64_t append(Draft draft);
    [[nodiscard]] std::uint64_t newest() const;
    /// Entries up to this number are on disk. The base alone counts as kept: the saved project is it.
    [[nodiscard]] std::uint64_t durable() const;
    /// Why nothing gets to disk at present, one sentence; empty while all is well.
    [[nodiscard]] std::string trouble() const;
    /// Until all so far is on disk, or the next attempt failed; the failure's sentence then.
    [[nodiscard]] Result<void> wait();
    /// Stops and removes its files: what it held is saved.
    void remove();

private:
    struct State;
    std::unique_ptr<State> state_; ///< never null
};

}
