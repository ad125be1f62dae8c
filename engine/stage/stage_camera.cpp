#include <algorithm>
#include <cmath>

#include "stage/focus_on.h"
#include "stage/staging.h"

namespace premise {

namespace {

    // A curve drawn by hand may swing below what a lens can be set to between two keys. `check` tells
    // of it; the picture holds the nearest setting that is one.
    constexpr double shortestFocalLength = 1.0; ///< millimetres
    constexpr double nearestFocus = 0.01;       ///< metres
    constexpr double widestStop = 0.5;

}

StagedCamera stagedCamera(const Project& project, const CameraSetup& camera, FrameTime time)
{
    StagedCamera staged;
    staged.pose = poseAt(camera.placement, time);
    staged.gate = camera.gate;
    staged.focalLength =
        Millimetres(std::max(valueAt(camera.focalLength, time), shortestFocalLength));
    staged.squeeze = camera.lens.squeeze;
    const Metres focus =
        heldFocus(project, camera, time).value_or(Metres(valueAt(camera.focusDistance, time)));
    staged.focusDistance = std::max(focus, Metres(nearestFocus));
    staged.exposure.tStop = std::max(valueAt(camera.tStop, time), widestStop);
    staged.exposure.shutter = camera.shutter;
    staged.exposure.rate = project.settings.rate;
    staged.exposure.exposureIndex = camera.exposureIndex;
    staged.exposure.neutralDensityStops = camera.neutralDensityStops;
    staged.fNumber = fNumberFrom(staged.exposure.tStop, camera.lens);
    if (!project.settings.frameLines.empty()) {
        staged.aspect = project.settings.frameLines.front();
    }
    return staged;
}

CameraNumbers numbersOf(const StagedCamera& camera)
{
    CameraNumbers numbers;
    numbers.angles = anglesOfView(camera.gate, camera.squeeze, camera.focalLength);
    const HalfExtent half =
        halfExtent(camera.gate, camera.squeeze, camera.focalLength, camera.aspect.ratio());
    numbers.pictureAngles = {Angle::radians(2.0 * std::atan(half.horizontal)),
                             Angle::radians(2.0 * std::atan(half.vertical))};
    numbers.height = Metres(double(camera.pose.position.y));
    numbers.head = panTiltRollFrom(camera.pose.rotation);
    numbers.circle =
        circleOfConfusion(CircleOfConfusion::diagonal1500, camera.gate.width, camera.gate.height);
    numbers.hyperfocal = hyperfocal(camera.focalLength, camera.fNumber, numbers.circle);
    // No lens focuses inside itself; a focus mark there still gets numbers.
    const Metres nearest = metres(camera.focalLength) * 1.001;
    numbers.sharp = sharpRange(camera.focalLength, camera.fNumber,
                               std::max(camera.focusDistance, nearest), numbers.circle);
    return numbers;
}

}
