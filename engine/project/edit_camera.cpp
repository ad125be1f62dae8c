#include <algorithm>

#include "project/edit_apply.h"
#include "project/tables.h"

namespace premise {

namespace {

    Result<CameraSetup> cameraToKey(const Project& project, Id<CameraSetup> id)
    {
        const CameraSetup* camera = project.cameras.find(id);
        if (camera == nullptr) {
            return fail("There is no camera #{} to change.", id.value);
        }
        return *camera;
    }

}

const char* nameOf(CameraTrack track)
{
    switch (track) {
    case CameraTrack::x: return "x";
    case CameraTrack::y: return "y";
    case CameraTrack::z: return "z";
    case CameraTrack::pan: return "pan";
    case CameraTrack::tilt: return "tilt";
    case CameraTrack::roll: return "roll";
    case CameraTrack::focalLength: return "focal length";
    case CameraTrack::focusDistance: return "focus distance";
    case CameraTrack::tStop: return "T-stop";
    }
    return "track";
}

const Track& trackOf(const CameraSetup& camera, CameraTrack track)
{
    switch (track) {
    case CameraTrack::x: return camera.placement.x;
    case CameraTrack::y: return camera.placement.y;
    case CameraTrack::z: return camera.placement.z;
    case CameraTrack::pan: return camera.placement.pan;
    case CameraTrack::tilt: return camera.placement.tilt;
    case CameraTrack::roll: return camera.placement.roll;
    case CameraTrack::focalLength: return camera.focalLength;
    case CameraTrack::focusDistance: return camera.focusDistance;
    case CameraTrack::tStop: break;
    }
    return camera.tStop;
}

Track& trackOf(CameraSetup& camera, CameraTrack track)
{
    return const_cast<Track&>(trackOf(std::as_const(camera), track));
}

Result<Project> appliedTo(Project project, const SetCameraKey& edit)
{
    CameraSetup camera = TRY(cameraToKey(project, edit.camera));
    Track& track = trackOf(camera, edit.track);
    track = withKey(std::move(track), edit.key);
    return appliedTo(std::move(project), Put<CameraSetup>{std::move(camera)});
}

Result<Project> appliedTo(Project project, const RemoveCameraKey& edit)
{
    CameraSetup camera = TRY(cameraToKey(project, edit.camera));
    Track& track = trackOf(camera, edit.track);
    if (std::ranges::find(track.keys, edit.frame, &Key::frame) == track.keys.end()) {
        return fail("{} has no {} key on frame {}.", capitalised(titleOf(camera)),
                    nameOf(edit.track), edit.frame);
    }
    track = withoutKey(std::move(track), edit.frame);
    return appliedTo(std::move(project), Put<CameraSetup>{std::move(camera)});
}

}
