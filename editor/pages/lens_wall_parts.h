#pragma once

#include <string>

#include "editor/lens_wall_view.h"

namespace premise {

class Editor;

/// One moment through every lens of the camera's set, in place of the Shoot page.
void drawLensWall(Editor& editor, const ui::Rect& area);

/// Beside its pictures: all angles in plan, the same as numbers, and what can be done with them.
void drawLensWallPanel(Editor& editor, const ui::Rect& area, const LensWallShown& shown);

/// "40 mm"; of a zoom "40 mm of 19–90".
[[nodiscard]] std::string lensWallName(const TriedLens& tried);

}
