#pragma once

#include <vector>

#include "math/types.h"
#include "project/project.h"

namespace premise {

/// A stop with its mark looked up, in seconds of scene time.
struct Stay {
    const Stop* stop = nullptr;
    DVec3 spot{0.0};
    double facing = 0.0; ///< radians of pan
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

/// Where the feet are.
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
