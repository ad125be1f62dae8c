#pragma once

#include <vector>

#include "project/edit.h"

namespace premise {

// A sound clip as a drag leaves it. What cannot be goes as far as it can: no clip loses its last frame or
// begins before its file, and none grows beyond the file's end. `seconds` is how long the file is; below 0:
// nobody knows.

/// Later by so many frames.
[[nodiscard]] SoundClip moved(SoundClip clip, Frame by);
/// Another stretch of the file in the same place: what is heard comes so many frames later.
[[nodiscard]] SoundClip slipped(SoundClip clip, Frame by, FrameRate rate, double seconds);
/// Begins so many frames later; what is heard stays where it is.
[[nodiscard]] SoundClip trimmedStart(SoundClip clip, Frame by, FrameRate rate);
/// Ends so many frames later.
[[nodiscard]] SoundClip trimmedEnd(SoundClip clip, Frame by, FrameRate rate, double seconds);

/// A sound and its clip, as edits.
struct LaidSound {
    std::vector<Edit> edits{};
    Id<SoundClip> clip{};
};
/// All of a sound file of so many seconds over the cut, from a frame on. A sound of the same path is taken
/// instead of another. `sound` has no id yet.
[[nodiscard]] LaidSound editsToLay(const Project& project, const Sound& sound, double seconds,
                                   Frame first);

}
