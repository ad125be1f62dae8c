#pragma once

#include <vector>

#include "asset/model.h"
#include "project/project.h"

namespace premise {

/// Thickness of floor and ceiling, which lie outside the room's height.
inline constexpr double slabThickness = 0.12;

/// Places of the parts that are no walls; part i before them is wall i of project/room_plan.h.
[[nodiscard]] std::size_t floorPart(const Room& room);
[[nodiscard]] std::size_t ceilingPart(const Room& room); ///< the last, where there is one

/// A room as models in world space, each a closed solid of its own, so that a view may leave some out
/// and the rest looks whole: walls with mitred corners and true holes, a slab under them and one over
/// them. A wall that is all hole is a model without nodes; a room whose shape is broken has no parts.
[[nodiscard]] std::vector<Model> roomParts(const Room& room);

}
