#pragma once

#include <vector>

#include "base/result.h"
#include "math/types.h"
#include "project/edit.h"

namespace premise {

// The way between two marks, bent by its turns.

/// A handle on a way.
struct WayDot {
    std::size_t stop = 0; ///< of the actor: the one that the way leads to
    std::size_t turn = 0; ///< which of its turns, or before which a new one comes
    bool isTurn = false;  ///< else the middle of a straight piece: dragged, it becomes a turn
    DVec3 place{0.0};     ///< on the ground, world
};
/// Of all ways of an actor, in order along them.
[[nodiscard]] std::vector<WayDot> wayDots(const Project& project, const Cast& cast);

/// The dot goes elsewhere, and the way with it. Fails where there is no such way.
[[nodiscard]] Result<std::vector<Edit>> editsToBend(const Project& project, Id<Cast> cast,
                                                    const WayDot& dot, const DVec3& to);
/// Without this turn. Fails where there is none.
[[nodiscard]] Result<std::vector<Edit>> editsToStraighten(const Project& project, Id<Cast> cast,
                                                          const WayDot& dot);

}
