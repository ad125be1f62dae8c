#pragma once

#include "stage/laid_keys.h"

namespace premise {

// One function a move. Each starts where `keys` starts and fails with a sentence where the move
// cannot be made.

[[nodiscard]] Result<void> layMove(const Project& project, const Pan& pan, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const Tilt& tilt, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const PushIn& push, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const PullOut& pull, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const TrackMove& track, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const Boom& boom, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const Orbit& orbit, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const CraneUp& crane, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const DollyZoom& zoom, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const RackFocus& rack, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const Follow& follow, LaidKeys& keys);
[[nodiscard]] Result<void> layMove(const Project& project, const Handheld& handheld,
                                   LaidKeys& keys);

/// Fails with a sentence where a lens cannot focus on this distance.
[[nodiscard]] Result<void> focusable(const CameraSetup& camera, double metresFromSensor);

/// Degrees of pan and tilt that look from one place at another, the pan on the turn of `nearPan`.
struct Aim {
    double pan = 0.0;
    double tilt = 0.0;
};
[[nodiscard]] Aim aimAt(const DVec3& from, const DVec3& to, double nearPan);

}
