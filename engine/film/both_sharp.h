#pragma once

#include "base/units.h"

namespace premise {

/// How one lens holds two subjects sharp at once.
struct BothSharp {
    double fNumber = 2.8; ///< the widest that holds both, within what was allowed
    Metres focus{};
    Metres
        missing{}; ///< 0 where both are held; else how far the further one lies behind what is sharp
};

/// Focus and stop for subjects at two distances, in either order. The limits of what is sharp lie at the
/// subjects when focus is their harmonic mean, 2/s = 1/near + 1/far, and H = f + 2(1 − f/s)/(1/near − 1/far):
/// film/focus.h solved for s and H. Where that needs a smaller stop than `deepest`, the nearer one is
/// held and what is missing told. Both subjects must be further away than the focal length.
[[nodiscard]] BothSharp bothSharp(Millimetres focalLength, Millimetres circle, Metres one,
                                  Metres other, double widest, double deepest);

}
