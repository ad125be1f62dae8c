#include <cmath>

#include "stage/easing.h"
#include "stage/move_kinds.h"

namespace premise {

Result<void> layMove(const Project&, const CraneUp& crane, LaidKeys& keys)
{
    const Rig& start = keys.start();
    const double pan = Angle::degrees(start.pan).inRadians();
    const DVec3 travel = DVec3(-std::sin(pan), 0.0, -std::cos(pan)) * crane.forward.value() +
                         DVec3(0.0, crane.by.value(), 0.0);
    const MoveTiming timing = keys.timing();
    const auto placeAt = [&](FrameTime time) {
        return start.position + travel * easedAt(timing, time);
    };
    // Straight over a place, "towards it" is no direction for a head to pan to.
    for (Frame frame = timing.range.first; frame <= timing.range.end; ++frame) {
        const DVec3 place = placeAt(double(frame));
        if (std::hypot(place.x - crane.lookAt.x, place.z - crane.lookAt.z) < 0.05) {
            return fail("The crane of camera {} passes straight over the place that it should look "
                        "at, at frame {}. Move it less far forward.",
                        keys.camera().name, frame);
        }
    }
    keys.easePosition(start.position + travel);
    // A camera that does not look there yet comes round on the way up.
    const Aim first = aimAt(start.position, crane.lookAt, start.pan);
    const auto aim = [&](FrameTime time) {
        const Aim exact = aimAt(placeAt(time), crane.lookAt, first.pan);
        const double left = 1.0 - easedAt(timing, time);
        return Aim{exact.pan + (start.pan - first.pan) * left,
                   exact.tilt + (start.tilt - first.tilt) * left};
    };
    constexpr double tolerance = 0.01; // degrees
    keys.lay(CameraTrack::pan,
             keysNear(keys.range(), tolerance, [&](FrameTime time) { return aim(time).pan; }));
    keys.lay(CameraTrack::tilt,
             keysNear(keys.range(), tolerance, [&](FrameTime time) { return aim(time).tilt; }));
    return {};
}

}
