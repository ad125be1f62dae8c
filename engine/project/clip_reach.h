#pragma once

#include <string>

#include "base/result.h"
#include "project/cutting.h"

namespace premise {

// What the cutting of edges and of whole clips share.

/// "12B", "black".
[[nodiscard]] std::string clipTitle(const Project& project, const CutClip& clip);

/// "There is no clip 9 in the cut" where there is none.
[[nodiscard]] Result<void> hasClip(const Project& project, std::size_t clip);

/// The frames of the scene that a clip may show: its shot with handles, or what it shows now where
/// that is beyond them. For black, and where the scene is the limit, without end.
[[nodiscard]] FrameRange playableOf(const Project& project, const CutClip& clip, Reach reach);

/// Most frames of the scene that last no longer than this in the cut; 0 where none does.
[[nodiscard]] Frame sceneFrames(Speed speed, Frame record);

/// "by +1 frame", "by −4 frames".
[[nodiscard]] std::string byFrames(Frame by);

}
