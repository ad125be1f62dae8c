#pragma once

#include <map>
#include <memory>
#include <vector>

#include "stage/staged_frame.h"

namespace premise {

/// Rooms as built, by row: an edited room is another row, and the only one that is built anew.
using BuiltRooms = std::map<std::shared_ptr<const Room>, std::vector<std::shared_ptr<const Model>>>;

[[nodiscard]] BuiltRooms builtRooms(const Table<Room>& rooms, const BuiltRooms& before = {});

/// Puts what is visible of them among what does not move.
void addRooms(const Table<Room>& rooms, const BuiltRooms& built, StillScene& still);

/// Places in still.models, rising, that stand between the eye and what it looks into: walls of rooms
/// that the eye is outside of, behind whose outer faces it is; ceilings below it; and what fills the
/// openings of such walls. Of a room that the eye is in, nothing.
[[nodiscard]] std::vector<std::uint32_t> turnedAway(const Project& project, const StillScene& still,
                                                    const Vec3& eye);

}
