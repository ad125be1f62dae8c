#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/shared_array.h"
#include "image/image.h"

namespace premise {

/// What the numbers of a picture stand for, and so how they are averaged.
enum class TextureRole : std::uint8_t {
    colour, ///< sRGB-encoded light, averaged as light
    data,   ///< plain numbers
    normal  ///< directions, brought back to length 1
};

/// A picture ready to be sampled: RGBA, 8 bits a channel, with all its smaller versions.
struct TextureImage {
    int width = 1;
    int height = 1;
    TextureRole role = TextureRole::colour;
    std::array<std::uint8_t, 4> mean{128, 128, 128, 255}; ///< in the role's own encoding
    std::vector<SharedArray<std::uint8_t>>
        levels;           ///< full size, half, … 1 × 1; empty while it still arrives
    bool standIn = false; ///< a checker in place of a picture that cannot be had
    bool holes = false;   ///< alpha falls below one half somewhere
    friend bool operator==(const TextureImage&, const TextureImage&) = default;
};

/// Levels that a picture of this size has, from full size to 1 × 1.
[[nodiscard]] int levelCount(int width, int height);

/// Side of a level: halved and rounded down, never below 1.
[[nodiscard]] int levelSide(int side, int level);

/// The picture with all its levels. `image` is at least 1 × 1 and has all its pixels.
[[nodiscard]] TextureImage textureImage(Image8 image, TextureRole role);

}
