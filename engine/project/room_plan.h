#pragma once

#include <string>
#include <vector>

#include "math/types.h"
#include "project/rows.h"

namespace premise {

// A room as its plan has it, in metres of the world: (x, z) seen from above. The corners are those of
// the floor; walls stand outside them and meet in mitres, so that a room of 4 × 3 m has 12 m² to
// place furniture and cameras in, whatever its walls are made of.

/// One wall. Its inside goes from `from` to `to`, its outside from `outerFrom` to `outerTo`.
struct WallPlan {
    DVec2 from{0.0};
    DVec2 to{0.0};
    DVec2 outerFrom{0.0};
    DVec2 outerTo{0.0};
    DVec2 along{1.0, 0.0};   ///< unit
    DVec2 outward{0.0, 1.0}; ///< unit, away from the room
    double length = 0.0;     ///< of its inside
    /// The stretch that has its full thickness, measured from `from`: holes keep to it.
    double first = 0.0;
    double last = 0.0;
};

/// Wall i goes from corner i to the next. The room's shape is not broken.
[[nodiscard]] std::vector<WallPlan> wallsOf(const Room& room);

/// What of the shape cannot be built, as "walls 1 and 3 cross…"; empty where all can: corners apart,
/// walls that neither cross nor fold back, holes within their walls and apart from each other.
[[nodiscard]] std::string brokenShape(const Room& room);

/// m² between the walls.
[[nodiscard]] double floorArea(const Room& room);

/// Whether a place lies between the walls.
[[nodiscard]] bool isOnFloor(const Room& room, const DVec2& place);

}
