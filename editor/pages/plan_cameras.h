#pragma once

#include "editor/set_tools.h"

namespace premise {

/// What cameras see, in the plan: wedges that end at walls, and the plane in focus of the shown one.
void drawPlanCameras(Editor& editor, const SetView& view);

/// The shown camera by its wedge: the far edge turns it, the green line pulls focus. True while one of them
/// has the pointer.
bool usePlanCamera(Editor& editor, const SetView& view, const ViewInput& input);

}
