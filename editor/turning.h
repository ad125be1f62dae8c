#pragma once

#include <vector>

#include "base/units.h"
#include "editor/selection.h"
#include "math/types.h"
#include "project/edit.h"

namespace premise {

// What a ring and the box of the handles do to picked things. Keys are kept: all of a track changes.

enum class TurnAbout { pan, tilt, roll };

struct Turning {
    TurnAbout about = TurnAbout::pan;
    Angle by;
    DVec3 centre{0.0};    ///< what several things pan about, as one
    FrameTime time = 0.0; ///< when: an actor turns on the mark of that moment
};

/// One thing turns on its spot, as do things whose place is keyed unevenly in x and z. Several panned at
/// once go round the centre. Actors and marks only pan, as do rooms; what fills a room's openings turns
/// with it, and not alone.
[[nodiscard]] std::vector<Edit> editsToTurn(const Project& before, const std::vector<Item>& items,
                                            const Turning& turning);

/// The size of set pieces and props, all of their scale's keys, by this factor; other things have none.
[[nodiscard]] std::vector<Edit> editsToSize(const Project& before, const std::vector<Item>& items,
                                            double factor);

/// Whether it tilts and rolls; whether it has a size.
[[nodiscard]] bool tilts(const Item& item);
[[nodiscard]] bool hasSize(const Item& item);

}
