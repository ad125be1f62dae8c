#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "film/focus.h"
#include "stage/staged_frame.h"

namespace premise {

struct ThroughCamera {
    Id<CameraSetup> camera;
};
struct ThroughShot {
    Id<Shot> shot;
};
/// What becomes of walls that turn their backs to a view, and of a ceiling seen from above.
enum class WallsFacingAway { hidden, shown };

/// A look at the set from anywhere; gear is in the picture, and walls of rooms need not be in the way.
struct FreeView {
    StagedCamera camera;
    WallsFacingAway walls = WallsFacingAway::hidden;
};
using View = std::variant<ThroughCamera, ThroughShot, FreeView>;

/// The project at one moment through one view. Pure: same arguments, same frame, at whole and
/// fractional frames, forwards, backwards or out of order. The view must name rows that are there, a
/// shot with its camera.
[[nodiscard]] StagedFrame stage(const Project& project, const View& view, FrameTime time);

/// The same function for many frames in a row: what does not move is worked out once and shared, so
/// a frame costs in proportion to what changes. Keeps rows alive, never stale: an edited project has
/// other rows, and those are told apart by identity.
class Stage {
public:
    /// Equal to stage(project, view, time), always.
    [[nodiscard]] StagedFrame at(const Project& project, const View& view, FrameTime time);

private:
    struct Kept;
    std::shared_ptr<Kept> kept_;
};

/// An actor at one moment: where the feet are, and what the body does.
struct CastMoment {
    Pose pose;
    ModelPose body;
    double speed = 0.0;     ///< m/s
    double eyeHeight = 1.6; ///< metres above the floor, seated or standing
};
[[nodiscard]] CastMoment castAt(const Project& project, const Cast& cast, FrameTime time);

/// World position of an actor's eyes.
[[nodiscard]] DVec3 eyesOf(const Project& project, const Cast& cast, FrameTime time);

/// What a camera report and the lens panel show, from the same frame that is drawn.
struct CameraNumbers {
    AnglesOfView angles;        ///< of the whole gate, desqueezed
    AnglesOfView pictureAngles; ///< of the delivered picture
    Metres height;              ///< of the lens above y = 0
    PanTiltRoll head;
    SharpRange sharp;
    Millimetres hyperfocal;
    Millimetres circle; ///< of confusion: diagonal / 1500
};
[[nodiscard]] CameraNumbers numbersOf(const StagedCamera& camera);

}
