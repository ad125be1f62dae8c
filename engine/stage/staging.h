#pragma once

#include "stage/stage.h"

namespace premise {

// The parts that stage() puts a frame together from.

[[nodiscard]] Pose poseAt(const Placement& placement, FrameTime time);
/// With the placement's scale.
[[nodiscard]] Mat4 worldFromPlacement(const Placement& placement, FrameTime time);
/// False: it stands the same way for ever.
[[nodiscard]] bool moves(const Placement& placement);

[[nodiscard]] StagedCamera stagedCamera(const Project& project, const CameraSetup& camera,
                                        FrameTime time);
[[nodiscard]] std::vector<StagedLight> stagedLights(const Project& project, FrameTime time);
/// Adds every visible actor with a pose each.
void stageCast(const Project& project, FrameTime time, StagedFrame& frame);

}
