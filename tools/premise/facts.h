#pragma once

#include "deliver/still.h"
#include "session/session.h"

namespace premise {

/// What a still of this shot (none: through the camera alone) says about itself.
[[nodiscard]] StillFacts stillFacts(Session& session, const CameraSetup& camera, const Shot* shot,
                                    FrameTime time);

/// Refuses a name that is neither .png nor .exr, in CLI11's way: "" where it is well.
[[nodiscard]] std::string stillNameProblem(const std::string& name);

/// The same for what is a PNG always.
[[nodiscard]] std::string pngNameProblem(const std::string& name);

}
