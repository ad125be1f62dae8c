#pragma once

#include "editor/editor.h"

namespace premise {

/// Menu row, toolbar and page bar round every page; returns what is left for the page.
[[nodiscard]] ui::Rect drawChrome(Editor& editor);

/// What lies over the page: the palette, dialogs. Drawn last.
void drawLayers(Editor& editor);
/// A layer is open and keys are its own.
[[nodiscard]] bool layerTakesKeys(const Editor& editor);

}
