#pragma once

#include "editor/editor.h"

namespace premise {

// Buttons of the toolbar, cut off its left, and splitters: drawn alike on every page.

void toolButton(Editor& editor, ui::Rect& bar, Tool tool, const char* icon, std::string_view name,
                std::string_view keys);
void toolGap(Editor& editor, ui::Rect& bar);
/// Runs the action of this name; shows its keys and why it cannot be used.
void actionButton(Editor& editor, ui::Rect& bar, std::string_view action, const char* icon,
                  std::string_view label = {});
/// Opens a menu of the actions whose menu has this name.
void actionMenuButton(Editor& editor, ui::Rect& bar, std::string_view menu, const char* icon,
                      std::string_view label);
/// At the right of the bar, by its name where there is no label; the main one carries the accent.
void mainActionButton(Editor& editor, ui::Rect& bar, std::string_view action, const char* icon,
                      bool main, std::string_view label = {});

/// A splitter whose right (lower) side has this width (height).
void splitRight(Editor& editor, std::string_view id, const ui::Rect& between, float& width,
                float usual, float whole);
/// Whose left (upper) side has it.
void splitLeft(Editor& editor, std::string_view id, const ui::Rect& between, float& width,
               float usual, float whole);
void splitBelow(Editor& editor, std::string_view id, const ui::Rect& between, float& height,
                float usual, float whole);

}
