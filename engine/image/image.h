#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace premise {

/// RGBA, 8 bits a channel, display-encoded (sRGB), rows from the top, no padding.
struct Image8 {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels; ///< 4 × width × height
    friend bool operator==(const Image8&, const Image8&) = default;
};

/// RGBA, 32-bit float, linear Rec.709 light, rows from the top, no padding.
struct ImageF {
    int width = 0;
    int height = 0;
    std::vector<float> pixels; ///< 4 × width × height
};

}
