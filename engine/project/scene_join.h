#pragma once

#include <string>

#include "base/result.h"
#include "project/cutting.h"

namespace premise {

// How a clip of the cut lies in its shot and to the clip before it, in scene time.

/// Frames of the scene that a clip shows of its shot's handles, and has left. All 0 for black.
struct HandleUse {
    Frame headShown = 0;  ///< of the handle before the shot
    Frame tailShown = 0;  ///< of the handle after it
    Frame headBeyond = 0; ///< before even the handle: not meant to be filmed
    Frame tailBeyond = 0;
    Frame headLeft = 0; ///< how much earlier the clip may start
    Frame tailLeft = 0; ///< how much later it may end
    friend bool operator==(const HandleUse&, const HandleUse&) = default;
};
/// The clip's shot must be there.
[[nodiscard]] HandleUse handleUse(const Project& project, const CutClip& clip);

/// From the end of the clip before to the start of this one.
struct SceneJoin {
    Frame jump = 0;      ///< frames of the scene left out; negative: shown twice
    std::string words{}; ///< "Starts 12 frames before 12A ends in the scene. Marek's step is seen
                         ///< twice."; empty where the action matches, and next to black
};
/// The first clip and black join nothing. Who steps in what is seen twice or not at all is told of
/// the visible cast. Fails where there is no such clip.
[[nodiscard]] Result<SceneJoin> sceneJoin(const Project& project, std::size_t clip);

/// "Match the action": the clip starts where the one before it ends in the scene, and later clips
/// follow. Fails where nothing would be left of it, or its handles do not reach so far.
[[nodiscard]] Result<CutChange> actionMatched(const Project& project, std::size_t clip);

}
