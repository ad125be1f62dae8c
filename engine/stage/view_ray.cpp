#include "stage/view_ray.h"

#include <glm/geometric.hpp>

namespace premise {

namespace {

    HalfExtent halfExtentOf(const StagedCamera& camera)
    {
        return halfExtent(camera.gate, camera.squeeze, camera.focalLength, camera.aspect.ratio());
    }

    /// Of length 1 to the last digit of a double, so that there and back is where it was.
    glm::dquat turnOf(const StagedCamera& camera)
    {
        return glm::normalize(glm::dquat(camera.pose.rotation));
    }

}

Ray rayThrough(const StagedCamera& camera, double u, double v)
{
    const HalfExtent half = halfExtentOf(camera);
    const DVec3 inView((2.0 * u - 1.0) * half.horizontal, (1.0 - 2.0 * v) * half.vertical, -1.0);
    return {DVec3(camera.pose.position), glm::normalize(turnOf(camera) * inView)};
}

PicturePoint pointInPicture(const StagedCamera& camera, const DVec3& point)
{
    // In double, unlike film's pictureFromView: a sign that is drawn from this must not tremble far
    // from the world's origin.
    const HalfExtent half = halfExtentOf(camera);
    const DVec3 to = point - DVec3(camera.pose.position);
    const DVec3 inView = glm::conjugate(turnOf(camera)) * to;
    const double ahead = -inView.z;
    if (ahead <= 0.0) {
        return {0.5, 0.5, ahead};
    }
    return {0.5 + 0.5 * inView.x / ahead / half.horizontal,
            0.5 - 0.5 * inView.y / ahead / half.vertical, ahead};
}

Ray rayThrough(const PlanView& plan, double u, double v)
{
    const double width = plan.width.value();
    const DVec3 across((u - 0.5) * width, 0.0, (v - 0.5) * width / plan.aspect);
    return {plan.centre + across, DVec3(0.0, -1.0, 0.0)};
}

PicturePoint pointInPicture(const PlanView& plan, const DVec3& point)
{
    const double width = plan.width.value();
    const DVec3 from = point - plan.centre;
    return {0.5 + from.x / width, 0.5 + from.z / width * plan.aspect, -from.y};
}

}
