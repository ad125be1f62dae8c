#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "film/lens.h"

namespace premise {

/// A picture shape, exact: {239, 100}.
struct Aspect {
    std::int32_t width = 239;
    std::int32_t height = 100;
    [[nodiscard]] double ratio() const { return double(width) / double(height); }
    friend bool operator==(const Aspect&, const Aspect&) = default;
};

/// A rectangle in the desqueezed picture: 0,0 top left, 1,1 bottom right of what it lies in.
struct FrameRect {
    double x = 0.0;
    double y = 0.0;
    double width = 1.0;
    double height = 1.0;
};

/// Aspect ratio of the gate once its squeeze is undone.
[[nodiscard]] double desqueezedAspect(const Gate& gate, double squeeze);

/// The largest centred rectangle of this aspect inside a picture of `pictureAspect`.
[[nodiscard]] FrameRect frameLine(double pictureAspect, double aspect);

/// Action-safe (0.93) and title-safe (0.90) areas are frame lines scaled about their centre.
/// Source: SMPTE ST 2046-1.
[[nodiscard]] FrameRect safeArea(const FrameRect& frame, double fraction);

inline constexpr double actionSafe = 0.93;
inline constexpr double titleSafe = 0.90;

/// Half-tangents of the picture actually delivered: the largest rectangle of `aspect` inside the
/// desqueezed gate. This, not a field of view, is what makes the clip matrix.
struct HalfExtent {
    double horizontal = 0.0; ///< tan of half the horizontal angle
    double vertical = 0.0;
};
[[nodiscard]] HalfExtent halfExtent(const Gate& gate, double squeeze, Millimetres focalLength,
                                    double aspect);

/// "2.39", "16:9", "1.85:1": an exact aspect, not shortened (1.85 is {185, 100}). Fails on anything
/// that is not a ratio between 0.1 and 10.
[[nodiscard]] Result<Aspect> parseAspect(std::string_view text);

/// "2.39:1" or "16:9": what parseAspect reads as the same aspect.
[[nodiscard]] std::string formatAspect(const Aspect& aspect);

}
