#pragma once

#include "math/types.h"
#include "stage/made.h"

namespace premise {

// Blocking by pointing: who stands where, and who walks where when. All fail where a row is not there.

/// A place for an actor to be.
struct Spot {
    DVec3 floor{0.0}; ///< under the feet, or under who sits; metres, world
    Angle facing;     ///< pan
    bool seated = false;
};

struct NewCast {
    std::string name = "Person"; ///< a number comes behind it where it is taken
    Id<Asset> asset{};
    Metres height{1.75};
};

/// An actor on a mark of their own from the first frame on, in the next colour of floor tape.
[[nodiscard]] Made<Cast> editsToPlace(const Project& project, const NewCast& cast, const Spot& at);

/// A mark goes elsewhere. Who stands or sits on it does what the new place is for; who does something
/// else there, such as talk, goes on doing it.
[[nodiscard]] Result<std::vector<Edit>> editsToMove(const Project& project, Id<Mark> mark,
                                                    const Spot& to);

/// People walk 1.2 to 1.4 m/s where nothing hurries them; actors in a room the slower of it.
inline constexpr double walkingSpeed = 1.2;

/// A walk to a new mark, after all other stops. It begins at `notBefore`, or as soon as the actor has
/// arrived on the last mark and, where seated, has sat down. Facing the way of the walk, but on a seat
/// as the seat does. An actor without stops begins where they are placed. Fails where they are there
/// already.
[[nodiscard]] Result<Made<Mark>> editsToWalk(const Project& project, Id<Cast> cast, const Spot& to,
                                             Frame notBefore);

/// The same to a mark that is there already; who sits on it there sits.
[[nodiscard]] Result<std::vector<Edit>> editsToWalkTo(const Project& project, Id<Cast> cast,
                                                      Id<Mark> mark, Frame notBefore);

/// A mark that nobody stands on yet, with the name of whom it is laid for; none: "Mark".
[[nodiscard]] Made<Mark> editsToMark(const Project& project, Id<Cast> cast, const Spot& at);

/// Without the stop of this number, from 0; the mark goes too where nobody uses it any longer. The actor
/// walks past it, from the stop before to the one after.
[[nodiscard]] Result<std::vector<Edit>> editsToRemoveStop(const Project& project, Id<Cast> cast,
                                                          std::size_t stop);

/// The colour of floor tape that fewest actors have, the first of such.
[[nodiscard]] Colour nextTape(const Project& project);

}
