#pragma once

#include "math/pose.h"
#include "project/kit.h"
#include "stage/made.h"

namespace premise {

enum class NewShotHeight {
    eyes,  ///< level, at the height of standing eyes over the floor
    asSeen ///< exactly where the view is
};

struct NewShotWish {
    Pose view;            ///< what the author looks through now
    FrameTime time = 0.0; ///< where the first shot of a production begins
    NewShotHeight height = NewShotHeight::eyes;
};

struct NewShot {
    std::vector<Edit> edits;
    Id<Shot> shot; ///< ids as in Made
    Id<CameraSetup> camera;
};

/// A shot of four seconds with a camera of its own, which begins in the scene where the cut ends (the
/// last shot where nothing is cut) and is the cut's new end. The camera is rigged as the one before it
/// was at the end of its shot, without its keys. The first is the kit's ALEXA 35, else its first body,
/// with a 32 mm lens at T2.8 in the first mode that the lens covers.
[[nodiscard]] NewShot newShot(const Project& project, const Kit& kit, const NewShotWish& wish);

/// Scene and letter, as on a slate: 12A, 12B … 12Z, 12AA. I and O are left out: they read as 1 and 0.
[[nodiscard]] std::string nextShotNumber(const Project& project);

}
