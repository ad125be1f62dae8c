#pragma once

#include <span>
#include <vector>

#include "project/edit.h"
#include "project/kit.h"
#include "stage/staged_frame.h"

namespace premise {

// One moment through every lens of a set: what a lens wall shows, and what putting one of them on does.
// The wall's pictures are those of the project with the lens on, so that what was seen is what comes.

/// A lens at the focal length it is tried at.
struct TriedLens {
    Lens lens{};
    Millimetres focalLength{35.0};
};

/// Lenses of a set by focal length, zooms after primes; none where the kit has no such set.
[[nodiscard]] std::vector<const KitLens*> lensesInOrder(const Kit& kit, std::string_view set);

/// All of the camera's set, in that order: a zoom at the focal length that is nearest to the camera's.
[[nodiscard]] std::vector<TriedLens> lensesToTry(const Kit& kit, const CameraSetup& camera,
                                                 FrameTime time);

/// The camera with another lens on for the whole of its setup: keys of a zoom would not fit it, and a
/// stop wider than it opens becomes its widest.
[[nodiscard]] CameraSetup withLensOn(CameraSetup camera, const TriedLens& tried);

/// What another lens leaves as it is.
enum class LensWallStays {
    camera, ///< where it stands: the subject grows with the focal length
    size    ///< of the subject: the camera moves along its axis
};

/// Whom the size is about.
struct LensWallSubject {
    Id<Cast> cast{};  ///< none: the point that is in focus
    DVec3 point{0.0}; ///< the eyes, or that point; metres, world
};
/// Whom focus holds; else who is nearest to the middle of the picture; else what is in focus there, 3 m
/// away where focus is at infinity.
[[nodiscard]] LensWallSubject lensWallSubject(const Project& project, const CameraSetup& camera,
                                              FrameTime time);

struct LensWallWish {
    Id<CameraSetup> camera{};
    FrameTime time = 0.0;
    LensWallStays stays = LensWallStays::camera;
    DVec3 subject{0.0}; ///< metres, world
};

/// One picture of the wall.
struct LensWallFrame {
    TriedLens tried{};
    Edit edit{};           ///< puts the lens on, and the camera where it was seen from
    Project project{};     ///< after it
    StagedCamera camera{}; ///< at the moment
    Metres distance{};     ///< of the subject, along the lens axis
    Metres wide{};         ///< what the whole gate sees at that distance
    Metres high{};
};

/// A frame a lens, in their order. Where the size stays, depth over focal length does (a pinhole's
/// picture is f/d of the thing), so the subject also keeps its place in the picture; a camera that
/// moves goes the same way from elsewhere, and focus that holds nobody stays on the same plane of the
/// set. Fails where there is no such camera, or the subject of a size is behind it.
[[nodiscard]] Result<std::vector<LensWallFrame>> lensWall(const Project& project,
                                                          const LensWallWish& wish,
                                                          std::span<const TriedLens> lenses);

}
