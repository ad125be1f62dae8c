#pragma once

#include "editor/editor.h"

namespace premise {

/// Every piece, grouped: rooms, set, props, lights, grip.
void drawSetList(Editor& editor, const ui::Rect& area);
/// Numbers of what is picked, whatever it is.
void drawItemNumbers(Editor& editor, const ui::Rect& area);

}
