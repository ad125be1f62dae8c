#pragma once

#include "editor/editor.h"

namespace premise {

/// The set from anywhere: picture, navigation, and the pills on it. Draws into the open panel.
void drawFreeView(Editor& editor, const ui::Rect& area, double seconds);

/// A view's picture in the area, or what stands for it while none has come.
void drawPicture(Editor& editor, const ui::Rect& area, const ShownPicture& shown);

/// A row's colour as the interface draws it.
[[nodiscard]] ui::Ink inkOf(const Colour& colour);

/// A pill on a view: dark ground, icon, words. True when clicked.
bool pill(ui::Gui& gui, std::string_view id, const ui::Rect& at, const char* icon,
          std::string_view words, bool on = false);
[[nodiscard]] float pillWidth(const ui::Gui& gui, std::string_view words, bool hasIcon = true);

}
