#pragma once

#include <vector>

#include "editor/editor.h"

namespace premise {

/// The page that is open, in this area.
void drawPage(Editor& editor, const ui::Rect& area, double seconds);

void drawSetPage(Editor& editor, const ui::Rect& area, double seconds);
void drawBlockPage(Editor& editor, const ui::Rect& area, double seconds);
void drawShootPage(Editor& editor, const ui::Rect& area, double seconds);
void drawCutPage(Editor& editor, const ui::Rect& area, double seconds);
void drawDeliverPage(Editor& editor, const ui::Rect& area, double seconds);

/// The page's picture alone, over the whole window.
void drawFullPicture(Editor& editor, double seconds);
/// All keys, in place of the page.
void drawShortcuts(Editor& editor, const ui::Rect& area);

/// A page's own tools at the left of the toolbar, and what it is for at its right. Each cuts off what
/// it takes.
void drawSetTools(Editor& editor, ui::Rect& bar);
void drawBlockTools(Editor& editor, ui::Rect& bar);
void drawShootTools(Editor& editor, ui::Rect& bar);
void drawCutTools(Editor& editor, ui::Rect& bar);
void drawDeliverTools(Editor& editor, ui::Rect& bar);

}
