#pragma once

#include "asset/pose/pose_model.h"
#include "stage/blocking.h"

namespace premise {

/// What an actor's body does at one moment of the blocking, and how high that puts the eyes.
struct Body {
    ModelPose pose;       ///< without a look: that needs somebody else
    double sitting = 0.0; ///< 0 standing … 1 seated
};

/// Feet do not slide: the walk's phase is the ground covered. `figureScale` is the actor's height
/// over the model's.
[[nodiscard]] Body bodyAt(const Cast& cast, const std::vector<Stay>& stays, const Footing& footing,
                          double seconds, double figureScale);

/// The body of an actor without stops.
[[nodiscard]] Body idleBody(const Cast& cast, double seconds);

/// Height of the eyes over the floor, metres.
[[nodiscard]] double eyeHeight(const Cast& cast, double sitting);

}
