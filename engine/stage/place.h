#pragma once

#include <array>
#include <optional>

#include "asset/library.h"
#include "stage/staged_frame.h"

namespace premise {

// Measures of what stands in the set: for handles, snapping, and the view that shows it.

/// The box round a thing, turned as the thing is.
struct PlacedBox {
    DVec3 centre{0.0}; ///< world, metres
    Vec3 half{0.0F};   ///< half its sizes along its axes, metres, not negative
    std::array<Vec3, 3> axes{Vec3(1, 0, 0), Vec3(0, 1, 0), Vec3(0, 0, 1)}; ///< unit
    [[nodiscard]] std::array<DVec3, 8> corners() const;
};

[[nodiscard]] PlacedBox boxOf(const Bounds& model, const Mat4& worldFromModel);

/// Of a row as it stands in this frame, an actor as posed; none where the frame does not show it or its
/// model is empty.
[[nodiscard]] std::optional<PlacedBox> boxOf(const StagedFrame& frame, const Models& models,
                                             PlacedKind kind, std::uint32_t row);

/// Where a view that keeps looking the same way stands so that all of the box is in its picture, with
/// a tenth of it free at the edges that it reaches.
[[nodiscard]] Pose poseToFrame(const StagedCamera& view, const PlacedBox& box);
/// The same of many things at once; the view itself where there are none.
[[nodiscard]] Pose poseToFrame(const StagedCamera& view, const std::vector<PlacedBox>& boxes);

/// The nearest whole number of steps; a step of 0 or less leaves the value as it is.
[[nodiscard]] double inSteps(double value, double step);
/// On a level grid; the height stays.
[[nodiscard]] DVec3 onGrid(const DVec3& point, Metres step);
[[nodiscard]] Angle inSteps(Angle angle, Angle step);

/// Between two footprints: the dashed line that says how far a thing is from the next.
struct Gap {
    DVec3 from{0.0}; ///< at the foot of the first
    DVec3 to{0.0};   ///< the nearest place at the foot of the second, at the first's height
    double metres = 0.0;
};
/// Seen from above; 0 m where the footprints meet, at the middle of the first.
[[nodiscard]] Gap gapBetween(const PlacedBox& first, const PlacedBox& second);

}
