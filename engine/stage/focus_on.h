#pragma once

#include <optional>
#include <vector>

#include "project/edit.h"
#include "stage/staged_frame.h"

namespace premise {

/// How far along the lens axis the eyes are that a camera holds sharp; none where it holds nobody, or
/// they are behind it.
[[nodiscard]] std::optional<Metres> heldFocus(const Project& project, const CameraSetup& camera,
                                              FrameTime time);

/// Focus on a point of the world, as far as it lies along the lens axis, and nobody's eyes held any
/// longer: a key where focus is keyed, else the one distance. Fails behind the camera and nearer than
/// the lens focuses.
[[nodiscard]] Result<std::vector<Edit>> editsToFocus(const Project& project, Id<CameraSetup> camera,
                                                     const DVec3& point, Frame frame);

/// Focus holds an actor's eyes from now on, wherever actor and camera go; keys of focus rest meanwhile.
[[nodiscard]] Result<std::vector<Edit>> editsToHoldFocus(const Project& project,
                                                         Id<CameraSetup> camera, Id<Cast> cast);

/// How a camera as it stands holds two subjects sharp, in what is engraved on its lens.
struct StopForBoth {
    double tStop = 2.8;
    Metres focus{};
    Metres missing{}; ///< 0 where both are held; else how much short it is
};

/// Lenses close to T22.
inline constexpr double deepestTStop = 22.0;

/// Distances along the lens axis from the sensor, both longer than the focal length. Sharp as in
/// numbersOf().
[[nodiscard]] StopForBoth stopForBoth(const StagedCamera& camera, const Lens& lens, Metres one,
                                      Metres other);

}
