#include "math/pose.h"

#include <cmath>

#include <glm/gtc/matrix_transform.hpp>

namespace premise {

namespace {

    using DQuat = glm::dquat;

    DQuat turnAbout(const DVec3& axis, Angle angle)
    {
        return glm::angleAxis(angle.inRadians(), axis);
    }

    bool vanishes(const DVec3& axis)
    {
        return glm::length(axis) < 1e-9;
    }

    DVec3 perpendicularTo(const DVec3& axis)
    {
        const DVec3 other = std::abs(axis.x) < 0.7 ? DVec3(1.0, 0.0, 0.0) : DVec3(0.0, 1.0, 0.0);
        return glm::normalize(glm::cross(other, axis));
    }

    /// The turn whose axes these are, each of length 1 or, where the scale was zero, 0. What a vanished
    /// axis no longer says, the others do, and where none is left any turn is right.
    DQuat rotationOf(DVec3 x, DVec3 y, const DVec3& z)
    {
        if (vanishes(x)) {
            const DVec3 across = glm::cross(y, z);
            if (!vanishes(across)) {
                x = glm::normalize(across);
            } else if (vanishes(y) && vanishes(z)) {
                x = DVec3(1.0, 0.0, 0.0);
            } else {
                x = perpendicularTo(vanishes(y) ? z : y);
            }
        }
        y -= x * glm::dot(x, y);
        if (vanishes(y)) {
            y = glm::cross(z, x);
        }
        y = vanishes(y) ? perpendicularTo(x) : glm::normalize(y);
        return glm::quat_cast(glm::dmat3(x, y, glm::cross(x, y)));
    }

}

Quat rotationFrom(Angle pan, Angle tilt, Angle roll)
{
    // In double: half a turn of pan times a hair of tilt must not lose the hair.
    const DQuat rotation = turnAbout({0.0, 1.0, 0.0}, pan) * turnAbout({1.0, 0.0, 0.0}, tilt) *
                           turnAbout({0.0, 0.0, 1.0}, roll);
    return Quat(rotation);
}

PanTiltRoll panTiltRollFrom(const Quat& rotation)
{
    const glm::dmat3 turned = glm::mat3_cast(glm::normalize(DQuat(rotation)));
    const DVec3 right = turned[0];
    const DVec3 up = turned[1];
    const DVec3 back = turned[2];
    // back = (sin pan cos tilt, -sin tilt, cos pan cos tilt), the y of right and up is cos tilt times
    // sin and cos of roll. The hypotenuse keeps precision near the poles, where asin loses it.
    const double level = std::hypot(back.x, back.z);
    const Angle tilt = Angle::radians(std::atan2(-back.y, level));
    constexpr double pole = 1e-6; // below it, pan and roll turn about the same axis
    if (level < pole) {
        return {Angle::radians(std::atan2(-right.z, right.x)), tilt, Angle()};
    }
    return {Angle::radians(std::atan2(back.x, back.z)), tilt,
            Angle::radians(std::atan2(right.y, up.y))};
}

PanTiltRoll lookAt(const DVec3& from, const DVec3& to)
{
    const DVec3 direction = to - from;
    const double level = std::hypot(direction.x, direction.z);
    const Angle pan =
        level > 0.0 ? Angle::radians(std::atan2(-direction.x, -direction.z)) : Angle();
    const bool here = level == 0.0 && direction.y == 0.0;
    return {pan, here ? Angle() : Angle::radians(std::atan2(direction.y, level)), Angle()};
}

Mat4 worldFromPose(const Pose& pose)
{
    Mat4 matrix = glm::mat4_cast(pose.rotation);
    matrix[3] = Vec4(pose.position, 1.0F);
    return matrix;
}

Mat4 poseFromWorld(const Pose& pose)
{
    const Quat back = glm::conjugate(pose.rotation);
    Mat4 matrix = glm::mat4_cast(back);
    matrix[3] = Vec4(back * -pose.position, 1.0F);
    return matrix;
}

Mat4 matrixFrom(const Transform& transform)
{
    Mat4 matrix = glm::mat4_cast(transform.rotation);
    matrix[0] *= transform.scale.x;
    matrix[1] *= transform.scale.y;
    matrix[2] *= transform.scale.z;
    matrix[3] = Vec4(transform.translation, 1.0F);
    return matrix;
}

Transform transformFrom(const Mat4& matrix)
{
    const glm::dmat3 axes{Mat3(matrix)};
    DVec3 scale(glm::length(axes[0]), glm::length(axes[1]), glm::length(axes[2]));
    // A mirrored matrix turns right hands into left: no rotation does, so one scale is negative.
    if (glm::determinant(axes) < 0.0) {
        scale.x = -scale.x;
    }
    const auto direction = [&](int axis) {
        return scale[axis] != 0.0 ? axes[axis] / scale[axis] : DVec3(0.0);
    };
    const DQuat rotation = rotationOf(direction(0), direction(1), direction(2));
    return {Vec3(matrix[3]), Quat(rotation), Vec3(scale)};
}

}
