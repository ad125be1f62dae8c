#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "asset/foreign/fbx_tree.h"

namespace premise {

enum class FbxInterpolation { step, stepNext, linear, cubic };

/// A key of an FBX curve. Slopes are a second; weights are shares of the way to the next key.
struct FbxKey {
    double seconds = 0.0;
    double value = 0.0;
    FbxInterpolation interpolation = FbxInterpolation::linear; ///< until the next key
    double slopeIn = 0.0;
    double slopeOut = 0.0;
    double weightIn = 1.0 / 3.0;
    double weightOut = 1.0 / 3.0;
};

/// A number that changes over time.
class FbxCurve {
public:
    FbxCurve() = default;
    /// Of an "AnimationCurve" record; without keys where it is broken.
    explicit FbxCurve(const FbxRecord& record);

    [[nodiscard]] std::span<const FbxKey> keys() const { return keys_; }

    /// The value then; before the first key and after the last theirs. There is a key.
    [[nodiscard]] double at(double seconds) const;

private:
    std::vector<FbxKey> keys_; ///< in order of time, finite
};

/// FBX counts time in these, whatever its frame rate.
inline constexpr double fbxTicksPerSecond = 46186158000.0;

}
