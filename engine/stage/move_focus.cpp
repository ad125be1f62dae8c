#include "stage/move_kinds.h"

namespace premise {

Result<void> focusable(const CameraSetup& camera, double metresFromSensor)
{
    if (metresFromSensor <= 0.0) {
        return fail("A focus distance of {:.2f} m is not ahead of the camera {}. Use one above 0.",
                    metresFromSensor, camera.name);
    }
    const double closest = camera.lens.closeFocus.value();
    // A micrometre is the arithmetic's, not the focus puller's.
    if (metresFromSensor < closest - 1e-6) {
        return fail("The lens of camera {} focuses no closer than {:.2f} m; this needs {:.2f} m. "
                    "Move the camera back or use a lens that focuses closer.",
                    camera.name, closest, metresFromSensor);
    }
    return {};
}

Result<void> layMove(const Project&, const RackFocus& rack, LaidKeys& keys)
{
    TRY(focusable(keys.camera(), rack.to.value()));
    keys.ease(CameraTrack::focusDistance, rack.to.value());
    return {};
}

}
