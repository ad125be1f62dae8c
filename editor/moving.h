#pragma once

#include <string>
#include <vector>

#include "editor/selection.h"
#include "math/types.h"
#include "project/edit.h"
#include "stage/staged_frame.h"

namespace premise {

// What a drag does to picked things: they keep their keys and their ways, all of it elsewhere.

/// Each item moved by metres of the world, as it was in `before`. An actor's marks move with them, a
/// room's doors with it; a door alone slides along the walls with its hole.
[[nodiscard]] std::vector<Edit> editsToShift(const Project& before, const std::vector<Item>& items,
                                             const DVec3& by);

/// What a row is called; empty where it is not there.
[[nodiscard]] std::string nameOf(const Project& project, const Item& item);
/// The item that a placed model stands for.
[[nodiscard]] Item itemOf(PlacedKind kind, std::uint32_t row);
/// Where it stands at a moment: its origin; a camera's sensor, an actor's feet.
[[nodiscard]] DVec3 placeOf(const Project& project, const Item& item, FrameTime time);

}
