#pragma once

#include "editor/ui/draw.h"
#include "film/framing.h"

namespace premise {

/// Where a part of a picture lies that fills this area.
[[nodiscard]] ui::Rect partOf(const ui::Rect& picture, const FrameRect& part);

/// Dims what of the gate's picture lies outside the frame.
void drawGateMask(ui::Gui& gui, const ui::Rect& gate, const ui::Rect& frame);

}
