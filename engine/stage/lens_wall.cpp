#include "stage/lens_wall.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <glm/geometric.hpp>

#include "stage/stage.h"
#include "stage/staging.h"
#include "stage/view_ray.h"

namespace premise {

namespace {

    constexpr double lensWallUsual = 3.0; ///< metres, of a subject that nothing tells of
    constexpr double lensWallNearest = 0.01;

    DVec3 lensWallAxis(const StagedCamera& camera)
    {
        return glm::normalize(DVec3(camera.pose.rotation * Vec3(0.0F, 0.0F, -1.0F)));
    }

    DVec3 lensWallEye(const CameraSetup& camera, FrameTime time)
    {
        return {valueAt(camera.placement.x, time), valueAt(camera.placement.y, time),
                valueAt(camera.placement.z, time)};
    }

    void raiseTrack(Track& track, double by)
    {
        track.rest += by;
        for (Key& key : track.keys) {
            key.value += by;
        }
    }

    /// All of the camera's way so many metres further back along the axis it has now.
    CameraSetup movedBack(CameraSetup camera, const DVec3& axis, double metresBack)
    {
        raiseTrack(camera.placement.x, -axis.x * metresBack);
        raiseTrack(camera.placement.y, -axis.y * metresBack);
        raiseTrack(camera.placement.z, -axis.z * metresBack);
        if (camera.focusOn.value == 0) {
            // No lens focuses nearer than twice its focal length, where it draws at life size.
            const double nearest = camera.lens.closeFocus.value() > 0.0
                                       ? camera.lens.closeFocus.value()
                                       : metres(camera.lens.longest).value() * 2.0;
            const auto back = [&](double focus) { return std::max(focus + metresBack, nearest); };
            camera.focusDistance.rest = back(camera.focusDistance.rest);
            for (Key& key : camera.focusDistance.keys) {
                key.value = back(key.value);
            }
        }
        return camera;
    }

}

std::vector<const KitLens*> lensesInOrder(const Kit& kit, std::string_view set)
{
    std::vector<const KitLens*> lenses;
    for (const KitSet& each : kit.sets) {
        if (each.set == set) {
            for (const KitLens& lens : each.lenses) {
                lenses.push_back(&lens);
            }
        }
    }
    std::ranges::stable_sort(lenses, {}, [](const KitLens* lens) {
        const bool zoom = lens->lens.longest > lens->lens.shortest;
        return std::pair(zoom, lens->lens.shortest.value());
    });
    return lenses;
}

std::vector<TriedLens> lensesToTry(const Kit& kit, const CameraSetup& camera, FrameTime time)
{
    const double now = valueAt(camera.focalLength, time);
    std::vector<TriedLens> tried;
    for (const KitLens* each : lensesInOrder(kit, camera.lens.set)) {
        const Lens& lens = each->lens;
        tried.push_back(
            {lens, Millimetres(std::clamp(now, lens.shortest.value(), lens.longest.value()))});
    }
    return tried;
}

CameraSetup withLensOn(CameraSetup camera, const TriedLens& tried)
{
    camera.lens = tried.lens;
    camera.focalLength = {tried.focalLength.value(), {}};
    const double widest = tried.lens.widestTStop;
    camera.tStop.rest = std::max(camera.tStop.rest, widest);
    for (Key& key : camera.tStop.keys) {
        key.value = std::max(key.value, widest);
    }
    return camera;
}

LensWallSubject lensWallSubject(const Project& project, const CameraSetup& camera, FrameTime time)
{
    if (const Cast* held = project.cast.find(camera.focusOn); held != nullptr) {
        return {held->id, eyesOf(project, *held, time)};
    }
    const StagedCamera staged = stagedCamera(project, camera, time);
    const double focus = staged.focusDistance.value();
    LensWallSubject subject{{},
                            lensWallEye(camera, time) +
                                lensWallAxis(staged) *
                                    (std::isfinite(focus) ? focus : lensWallUsual)};
    double nearest = 0.5; // of half the picture's width and height: within it
    for (const auto& person : project.cast.rows()) {
        const DVec3 eyes = eyesOf(project, *person, time);
        const PicturePoint at = pointInPicture(staged, eyes);
        const double off = std::max(std::abs(at.u - 0.5), std::abs(at.v - 0.5));
        if (person->visible && !at.behind() && off < nearest) {
            nearest = off;
            subject = {person->id, eyes};
        }
    }
    return subject;
}

Result<std::vector<LensWallFrame>> lensWall(const Project& project, const LensWallWish& wish,
                                            std::span<const TriedLens> lenses)
{
    const CameraSetup* camera = project.cameras.find(wish.camera);
    if (camera == nullptr) {
        return fail("There is no such camera to try lenses on. Make a shot first.");
    }
    const StagedCamera now = stagedCamera(project, *camera, wish.time);
    const DVec3 axis = lensWallAxis(now);
    const double depth = glm::dot(wish.subject - lensWallEye(*camera, wish.time), axis);
    if (wish.stays == LensWallStays::size && depth < lensWallNearest) {
        return fail("Whose size is to stay is behind camera {}. Turn the camera to them.",
                    camera->name);
    }
    std::vector<LensWallFrame> frames;
    for (const TriedLens& tried : lenses) {
        LensWallFrame frame;
        frame.tried = tried;
        CameraSetup row = withLensOn(*camera, tried);
        double distance = depth;
        if (wish.stays == LensWallStays::size) {
            distance = depth * tried.focalLength.value() / now.focalLength.value();
            row = movedBack(std::move(row), axis, distance - depth);
        }
        frame.edit = Put<CameraSetup>{row};
        frame.project = TRY(applied(project, frame.edit));
        frame.camera = stagedCamera(frame.project, row, wish.time);
        frame.distance = Metres(distance);
        const double seen = 2.0 * distance;
        const AnglesOfView angles =
            anglesOfView(row.gate, row.lens.squeeze, frame.camera.focalLength);
        frame.wide = Metres(seen * std::tan(angles.horizontal.inRadians() * 0.5));
        frame.high = Metres(seen * std::tan(angles.vertical.inRadians() * 0.5));
        frames.push_back(std::move(frame));
    }
    return frames;
}

}
