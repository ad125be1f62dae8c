#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace premise {

/// What a movie's file holds, found by decoding all of it.
struct MovieFacts {
    int width = 0; ///< pixels
    int height = 0;
    Frame frames = 0; ///< that could be decoded
    FrameRate rate{24, 1};
    std::string timecode{};    ///< of the first frame; empty: none
    double soundSeconds = 0.0; ///< 0: no sound
};

/// Reads a movie back as a player would, every picture of it. Fails where the file is no movie or a
/// picture is damaged.
[[nodiscard]] Result<MovieFacts> factsOfMovie(const std::filesystem::path& path);

}
