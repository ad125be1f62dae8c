#pragma once

#include "editor/free_camera.h"
#include "project/project.h"

namespace premise {

struct ShotView {
    Pose pose{};
    DVec3 subject{}; ///< what the camera is there to see
};

/// Where a camera begins that is made from the free view: there, unless a wall of a room, which the free
/// view hides, stands between it and whom it looks at. Then on their side of the wall, at their eyes'
/// height and facing them, as near to the free view's direction as the room lets it be two and a half
/// metres away, and at most four. Whom: the visible person nearest to the middle of the view, else what
/// it turns about.
[[nodiscard]] ShotView shotView(const Project& project, const FreeCamera& view, FrameTime time);

}
