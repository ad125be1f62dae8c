#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "editor/ui/input.h"

namespace premise {

/// The page of shortcuts: what is looked for on it.
struct ShortcutsView {
    bool open = false;
    std::string words{};           ///< typed
    ui::InputQueue::Chord chord{}; ///< or pressed; key 0: none
};

/// A line of the page: what, and its keys, each a cap.
struct ShortcutLine {
    std::string name{};
    std::vector<std::string> keys{};
    std::string where{};    ///< pages on which it works; empty: on all
    std::string sentence{}; ///< what it does
};
struct ShortcutShelf {
    std::string_view title{};
    std::vector<ShortcutLine> lines{};
};

/// Every action that has keys, and what the pointer does in views, shelf by shelf. What is numbered on
/// (cameras 1 to 9) is one line. Only lines with all the typed words, or with the pressed keys.
[[nodiscard]] std::vector<ShortcutShelf> shortcutShelves(const ShortcutsView& view);

/// "Ctrl+Shift+Z": a chord as the table of actions writes it; empty where it has no name.
[[nodiscard]] std::string wordsOfChord(const ui::InputQueue::Chord& chord);

}
