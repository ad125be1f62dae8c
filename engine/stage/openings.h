#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "stage/drop.h"

namespace premise {

/// A place in a wall of a room.
struct WallPlace {
    Id<Room> room{};
    std::int32_t wall = 0;
    Metres along{}; ///< from the wall's first corner, as Opening::along
};

/// The room with a hole that the piece fills; null where it fills none.
[[nodiscard]] const Room* roomFilledBy(const Project& project, Id<SetPiece> piece);

/// The wall of a visible room that a point is nearest to in plan, inside or out, where one is within
/// `reach` of it and the point is between the wall's foot and its top.
[[nodiscard]] std::optional<WallPlace> wallNear(const Project& project, const DVec3& point,
                                                Metres reach = Metres(0.6));

/// A door or window to be dropped into a wall. Its model stands with its lower edge on its origin's
/// height, the middle of the wall at z = 0, and its front (+z) into the room.
struct DroppedFilling {
    DroppedModel model{};
    OpeningKind kind = OpeningKind::door;
    Metres width{0.94};
    Metres height{2.1};
    Metres sill{};
};

/// The edits that cut a hole as near to the place as other holes and corners let it be, and stand the
/// door in it; the id is the door's. Fails where the wall has no place for it.
[[nodiscard]] Result<Made<SetPiece>> editsToFill(const Project& project, const WallPlace& place,
                                                 const DroppedFilling& filling);

/// The edits that take a door with its hole as near to the place, in its own wall or another of any
/// room. Fails where that wall has no place for it, and for a piece that fills no hole.
[[nodiscard]] Result<std::vector<Edit>> editsToSlide(const Project& project, Id<SetPiece> piece,
                                                     const WallPlace& place);

/// The edits that close the hole which a piece fills, and take the piece away; of a piece that fills
/// none, the latter.
[[nodiscard]] std::vector<Edit> editsToClose(const Project& project, Id<SetPiece> piece);

/// The edits that change a room, and keep what fills its openings in them. For whoever moves corners,
/// floors and openings; a plain Put<Room> leaves doors where they are.
[[nodiscard]] std::vector<Edit> editsToReshape(const Project& project, const Room& changed);

}
