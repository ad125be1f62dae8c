#pragma once

#include <vector>

#include "editor/section.h"
#include "project/project.h"

namespace premise {

/// What stands in the way of a look in plan at this height: the section's lines, and the walls of rooms but
/// for their windows and openings. World (x, z), metres.
[[nodiscard]] std::vector<PlanLine> sightLines(const Project& project,
                                               const std::vector<PlanLine>& section, double height);

/// How far one sees from a place into a direction (unit), at most `reach`.
[[nodiscard]] double sightAlong(const std::vector<PlanLine>& lines, const DVec2& from,
                                const DVec2& direction, double reach);

}
