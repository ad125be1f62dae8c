#include "journal/entry.h"

#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"

namespace premise {

namespace {

    constexpr std::array words{
        std::pair{EntryKind::base, "base"},       std::pair{EntryKind::step, "step"},
        std::pair{EntryKind::gesture, "gesture"}, std::pair{EntryKind::dropped, "dropped"},
        std::pair{EntryKind::undo, "undo"},       std::pair{EntryKind::redo, "redo"},
        std::pair{EntryKind::saving, "saving"},   std::pair{EntryKind::saved, "saved"},
    };

}

std::string_view wordOf(EntryKind kind)
{
    for (const auto& [known, word] : words) {
        if (known == kind) {
            return word;
        }
    }
    return "";
}

std::optional<EntryKind> entryKind(std::string_view word)
{
    for (const auto& [kind, known] : words) {
        if (known == word) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string checksumOf(const Entry& entry, std::uint64_t place, std::string_view before)
{
    // The lengths stand first, so that no two entries run together to the same bytes.
    std::string bytes = fmt::format("{} {} {} {} {} {} ", before, place, wordOf(entry.kind),
                                    entry.at.milliseconds, entry.name.size(), entry.text.size());
    bytes.append(entry.name).append(entry.text);
    return contentHash(std::as_bytes(std::span(bytes)));
}

}
