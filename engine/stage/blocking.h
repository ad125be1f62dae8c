#pragma once

#include <vector>

#include "math/types.h"
#include "project/project.h"

namespace premise {

/// World metres a model metre: the figure is made to one height and scaled to the actor's.
[[nodiscard]] double figureScale(const Cast& cast);

/// A stop with its mark looked up, in seconds of scene time.
struct Stay {
    const Stop* stop = nullptr;
    DVec3 spot{0.0};
    DVec3 feet{0.0};     ///< where walks end and begin: the spot, or the step in front of a seat
    double facing = 0.0; ///< radians of pan
    bool seated = false;
    double arrive = 0.0; ///< −infinity for the first: whoever starts there was always there
    double leave = 0.0;  ///< +infinity for the last
};

/// Stops in order; those whose mark is not there are passed over, and overlapping ones cut short.
[[nodiscard]] std::vector<Stay> staysOf(const Project& project, const Cast& cast);

/// A turn on the spot.
struct Turn {
    double by = 0.0; ///< radians, positive to the left
    double begin = 0.0;
    double end = 0.0; ///< seconds of scene time
    /// 0 before it, 1 after, smooth between.
    [[nodiscard]] double done(double seconds) const;
    /// Too wide to be made without steps.
    [[nodiscard]] bool wide() const;
    /// 0 … 1, even; outside them before and after.
    [[nodiscard]] double progress(double seconds) const
    {
        return (seconds - begin) / (end - begin);
    }
};

/// From the end of the walk to the mark's facing: begins on arrival.
[[nodiscard]] Turn arrivalTurn(const std::vector<Stay>& stays, std::size_t stay);
/// From the mark's facing to the way ahead: done when the walk begins, so that nobody slides.
[[nodiscard]] Turn departureTurn(const std::vector<Stay>& stays, std::size_t stay);

/// Whether the actor stays in the seat from this stay to the next: both are seated on one mark.
[[nodiscard]] bool keepsSeat(const std::vector<Stay>& stays, std::size_t stay);

/// Metres from one stay to the next, along the ground and up.
[[nodiscard]] double walkLength(const Stay& from, const Stay& to);

/// Seconds since an actor began to sit down or until they stand again, whichever is less: infinite
/// for who always sits, negative on their feet. A wide turn on arrival comes first, and who leaves is
/// up again before the turn away; a stay too short for it all gets up half way.
[[nodiscard]] double secondsInSeat(const std::vector<Stay>& stays, std::size_t stay,
                                   double seconds);

/// Where the body's root is: over the feet.
struct Footing {
    std::size_t stay = 0; ///< where the actor is, or was last
    bool walking = false; ///< on the way to the next stay
    DVec3 position{0.0};
    double heading = 0.0; ///< radians of pan
    double speed = 0.0;   ///< metres a second
    double walked = 0.0;  ///< metres since the stay was left
};

/// Needs at least one stay.
[[nodiscard]] Footing footingAt(const std::vector<Stay>& stays, double seconds);

}
