#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "journal/moment.h"

namespace premise {

/// What a record of a journal is. As words they are in files; they never change their meaning.
enum class EntryKind {
    base,    ///< the whole project the journal begins with; `name` is the saved file's content hash
    step,    ///< edits that are one step; `name` in words
    gesture, ///< what a gesture under way amounts to so far: as a step, if nothing comes after it
    dropped, ///< the gesture under way was cancelled
    undo,
    redo,
    saving, ///< the project is about to be saved; `name` is the content hash of what will be written
    saved,  ///< and it was
};

/// "step"; the kind of a word, or nothing.
[[nodiscard]] std::string_view wordOf(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entryKind(std::string_view word);

struct Entry {
    EntryKind kind = EntryKind::step;
    Moment at{};
    std::string name{};
    std::string text{}; ///< base: projectText; step and gesture: editsText; else empty
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// 32 hex digits over the entry, its place (0 is the base) and the checksum of the one before (empty
/// for the base): an entry changed, lost from the middle, or moved is seen.
[[nodiscard]] std::string checksumOf(const Entry& entry, std::uint64_t place,
                                     std::string_view before);

}
