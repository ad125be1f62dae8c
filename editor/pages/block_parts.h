#pragma once

#include "editor/editor.h"
#include "editor/set_tools.h"

namespace premise {

/// The set from above, as a plan: walls, footprints, people, marks, ways, cameras and what they see.
void drawPlan(Editor& editor, const ui::Rect& area, double seconds);
/// What stands in a plan: walls, openings and footprints.
void drawPlanGround(Editor& editor, const SetView& view);
/// Who stands in it now, and which way they look.
void drawPlanPeople(Editor& editor, const SetView& view);
/// Who does what when: a lane an actor over scene time.
void drawBeats(Editor& editor, const ui::Rect& area);

}
