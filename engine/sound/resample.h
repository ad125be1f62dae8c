#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace premise {

/// Where in a file the samples of a block lie: at first, first + step, first + 2 step…, in frames of the
/// file. A negative step reads backwards.
struct SamplePath {
    double first = 0.0;
    double step = 1.0;
};

/// The frames of a file that a block of so many samples along a path is made from.
struct FrameSpan {
    std::int64_t first = 0;
    std::int64_t count = 0;
};
[[nodiscard]] FrameSpan framesNeeded(const SamplePath& path, std::size_t samples);

/// Adds samples along the path to `block`, each times `factor`, from the frames that framesNeeded names;
/// both are left and right by turns. Between frames by a windowed sinc, which leaves out what the step is
/// too coarse for; on frames themselves by the frame, bit for bit.
void addAlong(const SamplePath& path, std::span<const float> frames, float factor,
              std::span<float> block);

}
