#pragma once

#include "base/units.h"
#include "math/types.h"

namespace premise {

/// Where something stands and which way it turns; no scale.
struct Pose {
    Vec3 position{0.0F}; ///< metres
    Quat rotation{1.0F, 0.0F, 0.0F, 0.0F};
    friend bool operator==(const Pose&, const Pose&) = default;
};

/// Translation, rotation, scale, applied scale first (glTF node order).
struct Transform {
    Vec3 translation{0.0F};
    Quat rotation{1.0F, 0.0F, 0.0F, 0.0F};
    Vec3 scale{1.0F};
    friend bool operator==(const Transform&, const Transform&) = default;
};

/// Turned by a fluid head: pan about the world's +y (positive to the left, seen from above
/// counter-clockwise), then tilt about the panned +x (positive up), then roll about the lens axis
/// (positive: the camera's own top leans to its left). All zero: a camera looks along −z, a figure's
/// face along +z.
[[nodiscard]] Quat rotationFrom(Angle pan, Angle tilt, Angle roll);

struct PanTiltRoll {
    Angle pan;
    Angle tilt;
    Angle roll;
};

/// The inverse of rotationFrom, tilt in [−90°, 90°]; at ±90° the roll is 0.
[[nodiscard]] PanTiltRoll panTiltRollFrom(const Quat& rotation);

/// Pan and tilt that make a camera at `from` look at `to`; roll 0. Straight up or down keeps pan 0.
[[nodiscard]] PanTiltRoll lookAt(const DVec3& from, const DVec3& to);

[[nodiscard]] Mat4 worldFromPose(const Pose& pose);
/// The rigid inverse: viewFromWorld of a camera.
[[nodiscard]] Mat4 poseFromWorld(const Pose& pose);
[[nodiscard]] Mat4 matrixFrom(const Transform& transform);
/// Fails no shear check: a sheared matrix loses its shear.
[[nodiscard]] Transform transformFrom(const Mat4& matrix);

}
