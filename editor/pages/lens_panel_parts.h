#pragma once

#include <string>
#include <vector>

#include "editor/editor.h"

namespace premise {

/// Width of the labels of the lens panel.
inline constexpr float lensPanelLabels = 66.0F;

/// A length as fields show it; infinity as its sign.
[[nodiscard]] std::string lengthWords(const Editor& editor, double metres);

/// One sentence where lens and gate do not go together; empty where they do.
[[nodiscard]] std::string coverage(const CameraSetup& camera);

/// Whole stops from the widest that the lens opens to.
[[nodiscard]] std::vector<double> offeredStops(const Lens& lens);

/// A list of whose eyes focus follows, or nobody's.
void focusHoldsChoice(Editor& editor, const ui::Rect& area, const CameraSetup& camera,
                      const StagedCamera& staged);

/// Focus, whom it holds, and what is sharp: cut off the top of `rest`.
void drawFocusNumbers(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                      const StagedCamera& staged);

}
