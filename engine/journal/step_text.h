#pragma once

#include <string>
#include <vector>

#include "project/edit.h"

namespace premise {

/// The text of edits that led, as one step, from one project to the other: editsText() of no more of
/// them than it takes. A drag puts the same rows again and again, and only the last of each counts.
[[nodiscard]] std::string stepText(const std::vector<Edit>& edits, const Project& before,
                                   const Project& after);

}
