#include <cmath>

#include <glm/geometric.hpp>

#include "stage/move_kinds.h"

namespace premise {

namespace {

    /// Focus on the subject goes with it; focus elsewhere is somebody's decision.
    Result<void> keepFocus(double depth, double nearer, LaidKeys& keys)
    {
        const double focus = keys.startOf(CameraTrack::focusDistance);
        if (std::abs(focus - depth) > 0.15 * depth) {
            return {};
        }
        TRY(focusable(keys.camera(), focus - nearer));
        keys.ease(CameraTrack::focusDistance, focus - nearer);
        return {};
    }

}

Result<void> layMove(const Project&, const DollyZoom& zoom, LaidKeys& keys)
{
    const CameraSetup& camera = keys.camera();
    const DVec3 way = zoom.subject - keys.start().position;
    const double distance = glm::length(way);
    const double depth = glm::dot(way, lensAxis(keys.start()));
    if (depth <= 0.01) {
        return fail("The subject of the dolly zoom is behind camera {}. Turn the camera to it.",
                    camera.name);
    }
    if (zoom.by.value() >= distance - 0.01) {
        return fail("The subject is {:.2f} m from camera {}; a move of {:.2f} m goes through it. "
                    "Use a shorter one.",
                    distance, camera.name, zoom.by.value());
    }
    // Size is focal length over depth, and depth shrinks in step with the distance: both go the same
    // share of their way at every moment, so two keys each hold the size exactly.
    const double left = 1.0 - zoom.by.value() / distance;
    const double from = keys.startOf(CameraTrack::focalLength);
    const double to = from * left;
    const Lens& lens = camera.lens;
    if (to < lens.shortest.value() - 1e-6 || to > lens.longest.value() + 1e-6) {
        return fail("The dolly zoom needs {:.1f} mm at its end; the lens of camera {} goes from "
                    "{:.1f} mm to {:.1f} mm. Use another lens or a shorter move.",
                    to, camera.name, lens.shortest.value(), lens.longest.value());
    }
    TRY(keepFocus(depth, depth * (1.0 - left), keys));
    keys.easePosition(keys.start().position + way * (1.0 - left));
    keys.ease(CameraTrack::focalLength, to);
    for (const CameraTrack held : {CameraTrack::pan, CameraTrack::tilt, CameraTrack::roll}) {
        keys.hold(held);
    }
    return {};
}

}
