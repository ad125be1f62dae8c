#pragma once

#include <string>

#include "base/id.h"
#include "base/time.h"

namespace premise {

struct Sound;
struct SoundClip;

/// A sound file, named by its content.
struct Sound {
    Id<Sound> id{};
    std::string name{};
    std::string path{};        ///< relative to the production's folder, '/' between folders
    std::string contentHash{}; ///< base/file.h; empty until first seen
    friend bool operator==(const Sound&, const Sound&) = default;
};

/// What a sound clip keeps to: the cut as it is seen, or the scene, whose moments may play twice.
enum class SoundClock { cut, scene };

/// A stretch of a sound and when it is heard. Clips may overlap: then both are heard.
struct SoundClip {
    Id<SoundClip> id{};
    std::string name{};
    Id<Sound> sound{};
    SoundClock clock = SoundClock::cut;
    Frame first = 0;     ///< of the cut, from 0 on, or of scene time
    Frame length = 1;    ///< in frames of the production's rate; sound that ends earlier is silence
    double offset = 0.0; ///< seconds into the file that `first` begins with
    double gain = 0.0;   ///< decibels
    bool muted = false;
    [[nodiscard]] constexpr FrameRange range() const { return {first, first + length}; }
    friend bool operator==(const SoundClip&, const SoundClip&) = default;
};

}
