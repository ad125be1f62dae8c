#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace premise {

/// A piece of scene time to draw once, and which movies take it.
struct Stretch {
    CutClip clip{}; ///< what is drawn, at its speed
    bool intoCut = false;
    bool intoShot = false; ///< the shot's own movie, whole
};

/// The cut in record order.
[[nodiscard]] std::vector<Stretch> cutPlan(const Project& project);

enum class Handles { without, with };
[[nodiscard]] std::vector<Stretch> shotPlan(const Shot& shot, Handles handles);

/// The cut and every shot. Where a clip of the cut is a whole shot, it is drawn once for both.
[[nodiscard]] std::vector<Stretch> planOfAll(const Project& project, Handles handles);

[[nodiscard]] Frame durationOf(const std::vector<Stretch>& plan);

}
