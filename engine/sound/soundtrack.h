#pragma once

#include <vector>

#include "project/project.h"

namespace premise {

/// A stretch of a sound, and when it is heard. Seconds count from the start of what is played.
struct SoundSpan {
    Id<Sound> sound{};
    double start = 0.0;  ///< seconds; may lie before what is played
    double end = 0.0;    ///< seconds
    double offset = 0.0; ///< seconds into the file at `start`
    double speed = 1.0;  ///< seconds of the file a second
    double factor = 1.0; ///< loudness: 1 is as the file has it
    friend bool operator==(const SoundSpan&, const SoundSpan&) = default;
};
using Soundtrack = std::vector<SoundSpan>;

/// What is heard with the cut: sounds of the cut as they stand, and sounds of the scene where a clip
/// shows their moments, as fast as the clip plays. Muted clips are left out.
[[nodiscard]] Soundtrack soundtrackOfCut(const Project& project);
/// What is heard with this range of scene time, its first frame being second 0: sounds of the scene.
[[nodiscard]] Soundtrack soundtrackOfScene(const Project& project, FrameRange range);
/// The same of a shot, whose range may hold its handles: with it also sounds of the cut, as they lie where
/// the shot is first in the cut; beside the clip as if it went on.
[[nodiscard]] Soundtrack soundtrackOfShot(const Project& project, Id<Shot> shot, FrameRange range);

/// -6 dB is 0.501.
[[nodiscard]] double factorOfDecibels(double decibels);

}
