#pragma once

#include "editor/editor.h"

namespace premise {

/// The picture through the lens with all that is drawn over it, and what the pointer does there.
void drawLensPicture(Editor& editor, const ui::Rect& area, double seconds);
/// Camera height against eye heights, at the left of the picture.
void drawHeightGauge(Editor& editor, const ui::Rect& area);
/// The focus puller's tape, at its right.
void drawFocusGauge(Editor& editor, const ui::Rect& area);
/// One click puts a lens on.
void drawKitStrip(Editor& editor, const ui::Rect& area);
/// All cameras, live.
void drawMonitors(Editor& editor, const ui::Rect& area);
/// Body, lens, stop, focus, camera, exposure, frame lines.
void drawLensPanel(Editor& editor, const ui::Rect& area);

/// The camera as it stands at the playhead; it is shown.
[[nodiscard]] StagedCamera stagedNow(const Editor& editor, const CameraSetup& camera);

}
