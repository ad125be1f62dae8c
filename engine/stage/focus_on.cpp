#include "stage/focus_on.h"

#include <algorithm>

#include <glm/geometric.hpp>

#include "film/both_sharp.h"
#include "film/focus.h"
#include "stage/laid_keys.h"
#include "stage/move_kinds.h"
#include "stage/stage.h"

namespace premise {

namespace {

    Result<const CameraSetup*> cameraNamed(const Project& project, Id<CameraSetup> id)
    {
        const CameraSetup* camera = project.cameras.find(id);
        if (camera == nullptr) {
            return fail("There is no camera #{} any longer. Pick one that is there.", id.value);
        }
        return camera;
    }

    double ahead(const CameraSetup& camera, FrameTime time, const DVec3& point)
    {
        const Rig rig = rigAt(camera, time);
        return glm::dot(point - rig.position, lensAxis(rig));
    }

}

std::optional<Metres> heldFocus(const Project& project, const CameraSetup& camera, FrameTime time)
{
    const Cast* cast = project.cast.find(camera.focusOn);
    if (cast == nullptr) {
        return std::nullopt;
    }
    const double distance = ahead(camera, time, eyesOf(project, *cast, time));
    return distance > 0.0 ? std::optional(Metres(distance)) : std::nullopt;
}

Result<std::vector<Edit>> editsToFocus(const Project& project, Id<CameraSetup> camera,
                                       const DVec3& point, Frame frame)
{
    CameraSetup focused = *TRY(cameraNamed(project, camera));
    const double distance = ahead(focused, FrameTime(frame), point);
    if (distance <= 0.0) {
        return fail("That lies behind camera {}. Pick something in its picture.", focused.name);
    }
    TRY(focusable(focused, distance));
    focused.focusOn = {};
    if (focused.focusDistance.keys.empty()) {
        focused.focusDistance.rest = distance;
    } else {
        focused.focusDistance = smoothed(
            withKey(focused.focusDistance, {frame, distance, Interpolation::bezier, {}, {}}));
    }
    return std::vector<Edit>{Put<CameraSetup>{std::move(focused)}};
}

Result<std::vector<Edit>> editsToHoldFocus(const Project& project, Id<CameraSetup> camera,
                                           Id<Cast> cast)
{
    CameraSetup focused = *TRY(cameraNamed(project, camera));
    if (project.cast.find(cast) == nullptr) {
        return fail("There is no actor #{} any longer. Pick one that is there.", cast.value);
    }
    focused.focusOn = cast;
    return std::vector<Edit>{Put<CameraSetup>{std::move(focused)}};
}

StopForBoth stopForBoth(const StagedCamera& camera, const Lens& lens, Metres one, Metres other)
{
    const Millimetres circle =
        circleOfConfusion(CircleOfConfusion::diagonal1500, camera.gate.width, camera.gate.height);
    const double widest = std::min(lens.widestTStop, deepestTStop);
    const BothSharp both = bothSharp(camera.focalLength, circle, one, other,
                                     fNumberFrom(widest, lens), fNumberFrom(deepestTStop, lens));
    return {both.fNumber / fNumberFrom(1.0, lens), both.focus, both.missing};
}

}
