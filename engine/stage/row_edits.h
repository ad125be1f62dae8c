#pragma once

#include "stage/made.h"

namespace premise {

// What is done to a picked row of any kind. All fail with a sentence where the row is not there. For
// every Row of project/tables.h.

/// Another name (of a shot: number); spaces at its ends are left out. Fails where none is left.
template <class Row> [[nodiscard]] Result<std::vector<Edit>> editsToRename(const Project& project,
                                                                           Id<Row> id,
                                                                           std::string name);

/// The same once more under a free name: what stands in the set half a metre to the right, an actor with
/// marks of their own, a shot with a camera of its own.
template <class Row>
[[nodiscard]] Result<Made<Row>> editsToDuplicate(const Project& project, Id<Row> id);

/// Away with it and with what only it had: a door's hole, a room's doors; an actor's marks, and looks and focus on them; a shot's clips in the
/// cut and its camera where no other has it, the stops on a mark. Refused where that leaves others
/// without what they need: a camera that shots are made with, a model that stands in the set.
template <class Row>
[[nodiscard]] Result<std::vector<Edit>> editsToRemove(const Project& project, Id<Row> id);

}
