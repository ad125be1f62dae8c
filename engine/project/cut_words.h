#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace premise {

/// What the way from the project's cut to another does, in a few words: "Roll 12A | 12B",
/// "Split 12B", "Remove 12C from the cut".
[[nodiscard]] std::string cutWords(const Project& before, const std::vector<CutClip>& after);

}
