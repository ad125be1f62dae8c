#pragma once

#include <random>
#include <string>
#include <vector>

#include "project/project.h"
#include "stage/moves.h"
#include "stage/stage.h"

namespace premise::test {

/// 24 frames a second, three marks, MAREK (id 10) who walks from the first over the second to the
/// third, INES (id 11) who stands on a mark of her own, and camera A (id 20).
[[nodiscard]] Project walkScene();

inline constexpr Id<Cast> marek{10};
inline constexpr Id<Cast> ines{11};
inline constexpr Id<CameraSetup> cameraA{20};

[[nodiscard]] const Cast& castOf(const Project& project, Id<Cast> id);
[[nodiscard]] const CameraSetup& cameraOf(const Project& project, Id<CameraSetup> id = cameraA);

/// The scene with this done to one row.
template <class Change> Project withCast(Project project, Id<Cast> id, const Change& change)
{
    Cast cast = project.cast.at(id);
    change(cast);
    project.cast.put(cast);
    return project;
}
template <class Change> Project withCamera(Project project, const Change& change)
{
    CameraSetup camera = project.cameras.at(cameraA);
    change(camera);
    project.cameras.put(camera);
    return project;
}

/// The project after a move; the move must be possible.
[[nodiscard]] Project moved(const Project& project, const Move& move, const MoveTiming& timing);
/// The sentence why a move is not possible.
[[nodiscard]] std::string refusal(const Project& project, const Move& move,
                                  const MoveTiming& timing);

/// A project without meaning: everything moves or does not by chance.
[[nodiscard]] Project randomProject(std::mt19937& random);
/// One random row changed, hidden, added or removed.
[[nodiscard]] Project randomlyEdited(Project project, std::mt19937& random);

[[nodiscard]] double uniform(std::mt19937& random, double low, double high);
/// The pan of a figure that stands upright, −180°…180°.
[[nodiscard]] double panOf(const Pose& pose);
/// Share of a clip in a pose, 0 where it is not in it.
[[nodiscard]] double weightOf(const ModelPose& pose, const std::string& clip);

/// Where a place lies in the whole gate's picture at a moment: tangents right and up, and depth.
[[nodiscard]] DVec3 seenFrom(const CameraSetup& camera, const DVec3& place, FrameTime time);

}
