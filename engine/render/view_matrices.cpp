#include "render/view_matrices.h"

#include <algorithm>

#include "film/projection.h"

namespace premise {

LensView lensView(const StagedCamera& camera, const SubFrameSample& sample, int width, int height)
{
    LensView view;
    view.half =
        halfExtent(camera.gate, camera.squeeze, camera.focalLength, double(width) / double(height));
    view.right = camera.pose.rotation * Vec3(1.0F, 0.0F, 0.0F);
    view.up = camera.pose.rotation * Vec3(0.0F, 1.0F, 0.0F);
    view.ahead = camera.pose.rotation * Vec3(0.0F, 0.0F, -1.0F);

    const double focalLength = metres(camera.focalLength).value();
    const double focus = std::max(camera.focusDistance.value(), focalLength * 1.01);
    const double aperture = focalLength / (2.0 * camera.fNumber) * focus / (focus - focalLength);
    const double across = aperture / camera.squeeze * double(sample.lens.x);
    const double upward = aperture * double(sample.lens.y);
    view.eye = camera.pose.position + view.right * float(across) + view.up * float(upward);

    // A point on the plane in focus must land where it lands through the middle of the lens.
    const double lensShiftX = across / (view.half.horizontal * focus);
    const double lensShiftY = -upward / (view.half.vertical * focus);
    view.shift = Vec2(float(lensShiftX + 2.0 * double(sample.pixel.x) / double(width)),
                      float(lensShiftY + 2.0 * double(sample.pixel.y) / double(height)));
    view.blurAtInfinity = float(aperture / (view.half.vertical * focus) * double(height) * 0.5);

    const Pose eyePose{view.eye, camera.pose.rotation};
    view.clipFromWorld =
        clipFromView(view.half, Metres(nearPlane), view.shift) * poseFromWorld(eyePose);
    return view;
}

}
