#pragma once

#include <optional>

#include "base/result.h"
#include "project/edit.h"

namespace premise {

// When an actor is where: bars over time that are dragged, and the speed that they ask for.

/// The walk from one stop to the next.
struct WalkNumbers {
    double metres = 0.0; ///< along the ground and up
    double seconds = 0.0;
    [[nodiscard]] double speed() const { return seconds > 0.0 ? metres / seconds : 0.0; } ///< m/s
};
/// The walk that leads to the stop of this number, from 0; none to the first, and none where the actor
/// keeps the seat or a mark is missing.
[[nodiscard]] std::optional<WalkNumbers> walkTo(const Project& project, const Cast& cast,
                                                std::size_t stop);

/// How a walk of this speed is told. People change from walking to running near 2 m/s (Hreljac 1993), and
/// in a costume, between furniture, nobody is faster than 7.
enum class WalkPace { easy, brisk, tooFast };
[[nodiscard]] WalkPace paceOf(double metresASecond);

/// What of a bar is dragged.
enum class BeatPart {
    stay,   ///< all of a stay: the walks before and after give way
    walk,   ///< all of the walk to this stop: the stays before and after give way
    arrive, ///< the end of the walk to this stop, and the beginning of the stay
    leave   ///< the end of the stay, and the beginning of the next walk
};

/// Later by so many frames (earlier where negative), as far as the neighbours let it: each walk keeps a
/// frame, and no stay ends before it begins. An actor's first stay has always been, and the last one
/// never ends: all of them moved is the end that they have moved. Fails where there is no such stop, or
/// none of its ends moves.
[[nodiscard]] Result<std::vector<Edit>> editsToRetime(const Project& project, Id<Cast> cast,
                                                      std::size_t stop, BeatPart part, Frame by);

}
