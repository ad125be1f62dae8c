#pragma once

#include <string>

#include "editor/ui/gui.h"

namespace premise {

class Editor;

/// Find an action: what is typed, and which of the found is marked.
struct Palette {
    bool open = false;
    bool justOpened = false;
    std::string words{};
    std::size_t marked = 0;
};

/// The field in the menu row that opens it. True when clicked.
[[nodiscard]] bool paletteButton(ui::Gui& gui, const ui::Rect& at);
void openPalette(Editor& editor);
void drawPalette(Editor& editor);

}
