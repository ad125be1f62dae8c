#include <algorithm>
#include <cmath>

#include "stage/easing.h"
#include "stage/move_kinds.h"

namespace premise {

Result<void> layMove(const Project&, const Orbit& orbit, LaidKeys& keys)
{
    const Rig& start = keys.start();
    const double away = start.position.x - orbit.centre.x;
    const double back = start.position.z - orbit.centre.z;
    const double radius = std::hypot(away, back);
    if (radius < 0.01) {
        return fail("The camera {} stands in the centre that it should orbit. Move one of them.",
                    keys.camera().name);
    }
    // The camera turns about the centre as one with it, so the centre stays where it is in frame.
    const MoveTiming timing = keys.timing();
    const auto angle = [&](FrameTime time) { return orbit.by.inRadians() * easedAt(timing, time); };
    const double tolerance = std::min(3e-4, radius * 2e-4);
    keys.lay(CameraTrack::x, keysNear(keys.range(), tolerance, [&](FrameTime time) {
                 const double turned = angle(time);
                 return orbit.centre.x + away * std::cos(turned) + back * std::sin(turned);
             }));
    keys.lay(CameraTrack::z, keysNear(keys.range(), tolerance, [&](FrameTime time) {
                 const double turned = angle(time);
                 return orbit.centre.z - away * std::sin(turned) + back * std::cos(turned);
             }));
    keys.ease(CameraTrack::pan, start.pan + orbit.by.inDegrees());
    for (const CameraTrack held : {CameraTrack::y, CameraTrack::tilt, CameraTrack::roll}) {
        keys.hold(held);
    }
    return {};
}

}
