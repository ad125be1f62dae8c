#pragma once

#include <string>

#include "editor/editor.h"

namespace premise {

/// Width of the labels of the lens panel.
inline constexpr float lensPanelLabels = 66.0F;

/// A length as fields show it; infinity as its sign.
[[nodiscard]] std::string lengthWords(const Editor& editor, double metres);

/// Focus, whom it holds, and what is sharp: cut off the top of `rest`.
void drawFocusNumbers(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                      const StagedCamera& staged);

}
