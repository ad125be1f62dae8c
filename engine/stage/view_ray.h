#pragma once

#include "stage/staged_frame.h"

namespace premise {

/// Where a point of the world lands in a picture.
struct PicturePoint {
    double u = 0.5;     ///< 0 left … 1 right
    double v = 0.5;     ///< 0 top … 1 bottom
    double ahead = 0.0; ///< metres along the lens axis
    /// Nothing behind the camera has a picture: then u and v say nothing.
    [[nodiscard]] bool behind() const { return ahead <= 0.0; }
};

/// A half line in the world, metres.
struct Ray {
    DVec3 origin{0.0};
    DVec3 direction{0.0, 0.0, -1.0}; ///< unit
    [[nodiscard]] DVec3 at(double distance) const { return origin + direction * distance; }
};

/// From the middle of the lens through a place of the delivered picture: u and v as in PicturePoint,
/// also beyond its edges. The same pinhole that the picture is drawn by.
[[nodiscard]] Ray rayThrough(const StagedCamera& camera, double u, double v);
/// The inverse: where rays to this point go through the picture.
[[nodiscard]] PicturePoint pointInPicture(const StagedCamera& camera, const DVec3& point);

/// The set from straight above, as a plan lies on a table: −z is up, +x to the right.
struct PlanView {
    DVec3 centre{0.0};   ///< y: the height of the cut; a ceiling above it is not in the way
    Metres width{12.0};  ///< of the world, across the picture
    double aspect = 1.5; ///< width of the picture over its height
};

/// Straight down from the cut.
[[nodiscard]] Ray rayThrough(const PlanView& plan, double u, double v);
/// `ahead` counts metres down from the cut.
[[nodiscard]] PicturePoint pointInPicture(const PlanView& plan, const DVec3& point);

}
