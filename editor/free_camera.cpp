#include "editor/free_camera.h"

#include <algorithm>
#include <cmath>

#include "film/framing.h"

namespace premise {

namespace {

    constexpr double focalLength = 24.0; ///< millimetres
    constexpr double gateHeight = 24.0;  ///< millimetres
    constexpr double nearest = 0.2;      ///< metres from the pivot
    constexpr double farthest = 4000.0;  ///< metres
    constexpr double steepest = 89.0;    ///< degrees
    constexpr double margin = 1.15;      ///< of room round what is shown

    double halfHeightAtOne()
    {
        return gateHeight / (2.0 * focalLength);
    }

    DVec3 turned(Angle pan, Angle tilt, const DVec3& local)
    {
        return DVec3(rotationFrom(pan, tilt, Angle()) * Vec3(local));
    }

    Angle held(Angle tilt)
    {
        return Angle::degrees(std::clamp(tilt.inDegrees(), -steepest, steepest));
    }

}

DVec3 FreeCamera::ahead() const
{
    return turned(pan, tilt, {0.0, 0.0, -1.0});
}

DVec3 FreeCamera::right() const
{
    return turned(pan, tilt, {1.0, 0.0, 0.0});
}

DVec3 FreeCamera::up() const
{
    return turned(pan, tilt, {0.0, 1.0, 0.0});
}

DVec3 FreeCamera::eye() const
{
    return pivot - ahead() * distance;
}

StagedCamera FreeCamera::staged(double aspect) const
{
    StagedCamera camera;
    camera.pose = {Vec3(eye()), rotationFrom(pan, tilt, Angle())};
    camera.gate.height = Millimetres(gateHeight);
    camera.gate.width = Millimetres(gateHeight * aspect);
    camera.focalLength = Millimetres(focalLength);
    camera.focusDistance = Metres(std::max(distance, 1.0));
    camera.fNumber = 64.0; // all is sharp: this is a look at the set, not a shot
    camera.exposure.tStop = 4.0;
    return camera;
}

void FreeCamera::orbit(Angle byPan, Angle byTilt)
{
    pan = pan + byPan;
    tilt = held(tilt + byTilt);
}

void FreeCamera::look(Angle byPan, Angle byTilt)
{
    const DVec3 stays = eye();
    orbit(byPan, byTilt);
    pivot = stays + ahead() * distance;
}

void FreeCamera::slide(double acrossHeights, double upHeights)
{
    const double height = 2.0 * halfHeightAtOne() * distance;
    pivot += right() * (acrossHeights * height) + up() * (upHeights * height);
}

void FreeCamera::zoom(double factor)
{
    distance = std::clamp(distance * factor, nearest, farthest);
}

void FreeCamera::fly(const DVec3& metres)
{
    pivot += right() * metres.x + DVec3(0.0, 1.0, 0.0) * metres.y + ahead() * metres.z;
}

FreeCamera FreeCamera::at(const StagedCamera& camera)
{
    FreeCamera free;
    const PanTiltRoll head = panTiltRollFrom(camera.pose.rotation);
    free.pan = head.pan;
    free.tilt = head.tilt;
    free.distance = std::clamp(camera.focusDistance.value(), 0.5, 50.0);
    free.pivot = DVec3(camera.pose.position) + free.ahead() * free.distance;
    return free;
}

void FreeCamera::show(const Bounds& box, double aspect)
{
    if (box.empty()) {
        return;
    }
    pivot = DVec3(box.centre());
    const double radius = 0.5 * double(glm::length(box.size()));
    const double half = halfHeightAtOne() * std::min(1.0, aspect);
    // The sphere round the box touches the picture's border: sin of the half angle, not tan.
    const double sine = half / std::hypot(1.0, half);
    distance = std::clamp(margin * std::max(radius, 0.1) / sine, nearest, farthest);
}

}
