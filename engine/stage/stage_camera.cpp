#include <algorithm>
#include <cmath>

#include "stage/staging.h"

namespace premise {

StagedCamera stagedCamera(const Project& project, const CameraSetup& camera, FrameTime time)
{
    StagedCamera staged;
    staged.pose = poseAt(camera.placement, time);
    staged.gate = camera.gate;
    staged.focalLength = Millimetres(valueAt(camera.focalLength, time));
    staged.squeeze = camera.lens.squeeze;
    staged.focusDistance = Metres(valueAt(camera.focusDistance, time));
    staged.exposure.tStop = valueAt(camera.tStop, time);
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
