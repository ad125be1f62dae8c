#include <glm/ext/matrix_transform.hpp>

#include "stage/staging.h"

namespace premise {

Pose poseAt(const Placement& placement, FrameTime time)
{
    const DVec3 position(valueAt(placement.x, time), valueAt(placement.y, time),
                         valueAt(placement.z, time));
    return {Vec3(position), rotationFrom(Angle::degrees(valueAt(placement.pan, time)),
                                         Angle::degrees(valueAt(placement.tilt, time)),
                                         Angle::degrees(valueAt(placement.roll, time)))};
}

Mat4 worldFromPlacement(const Placement& placement, FrameTime time)
{
    const auto scale = float(valueAt(placement.scale, time));
    return glm::scale(worldFromPose(poseAt(placement, time)), Vec3(scale));
}

bool moves(const Placement& placement)
{
    return placement.x.moves() || placement.y.moves() || placement.z.moves() ||
           placement.pan.moves() || placement.tilt.moves() || placement.roll.moves() ||
           placement.scale.moves();
}

}
