#pragma once

#include "editor/editor.h"

namespace premise {

/// The set from above, as a plan: walls, footprints, people, marks, ways, cameras and what they see.
void drawPlan(Editor& editor, const ui::Rect& area, double seconds);
/// Who does what when: a lane an actor over scene time.
void drawBeats(Editor& editor, const ui::Rect& area);

}
