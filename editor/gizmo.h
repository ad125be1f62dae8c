#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/units.h"
#include "stage/view_ray.h"

namespace premise {

// Handles on what is picked: where they lie, which one is under the pointer, and how far a drag of one
// goes. World metres; points of the window.

enum class GizmoKind : std::uint8_t { move, turn, size };

/// One handle. Planes are named by the two axes they keep to; `ground` is the ball.
enum class GizmoPart : std::uint8_t { none, x, y, z, xy, yz, xz, ground, pan, tilt, roll, size };

struct Gizmo {
    GizmoKind kind = GizmoKind::move;
    DVec3 place{0.0};
    double arm = 1.0;       ///< metres: an arrow's length, a ring's radius
    Angle pan;              ///< of what is picked, for the axes of its rings
    Angle tilt;             ///<
    bool wholeTurn = false; ///< tilts and rolls as well
    bool fromAbove = false; ///< in a plan: nothing goes up or down
};

/// Where a place lies on the window; nothing where it is behind the eye.
using OnWindow = std::function<std::optional<Vec2>(const DVec3&)>;

/// A handle as it lies on the window.
struct GizmoSign {
    enum class Shape : std::uint8_t { arrow, square, ball, ring, box };
    GizmoPart part = GizmoPart::none;
    Shape shape = Shape::arrow;
    std::vector<Vec2> points; ///< from foot to tip; corners; a middle; all the way round
};

/// In the order in which they are drawn. An arrow or a square that points at the eye is left out: it
/// could not be dragged.
[[nodiscard]] std::vector<GizmoSign> signsOf(const Gizmo& gizmo, const OnWindow& onWindow);

/// The handle within 8 points of the pointer: the ball before boxes and squares, those before lines,
/// and of lines the nearest.
[[nodiscard]] GizmoPart partAt(const std::vector<GizmoSign>& signs, const Vec2& pointer);

/// What a drag has done so far.
struct GizmoChange {
    DVec3 by{0.0};           ///< metres
    Angle turn;              ///< about the axis of the part
    double sizeLogarithm{0}; ///< natural, of the factor: so that steps add up
    [[nodiscard]] double factor() const;
};

/// Unit axis that an arrow or a ring is about.
[[nodiscard]] DVec3 axisOf(const Gizmo& gizmo, GizmoPart part);

/// From one pointer's ray to the next: along an axis where the rays come nearest to it, in a plane where
/// they meet it, about an axis as the hits turn, in size as they go away from the middle. Nothing where
/// a ray runs along what it should meet, or meets it more than 2 km away.
[[nodiscard]] std::optional<GizmoChange> changeBetween(const Gizmo& gizmo, GizmoPart part,
                                                       const Ray& before, const Ray& now);

/// Every `fine` part of a change: 0.1 of it with Shift.
void add(GizmoChange& sum, const GizmoChange& part, double fine);

/// In steps of 0.25 m, 15°, or a tenth of the size.
[[nodiscard]] GizmoChange inSteps(const GizmoChange& change, GizmoPart part);

/// A typed number: metres along the axis, or on the way that the drag has (at first that of the first
/// axis of the plane); degrees; a factor, which has to be above 0.
[[nodiscard]] std::optional<GizmoChange> changeOf(double number, GizmoPart part,
                                                  const GizmoChange& dragged);

/// The number that a change is told by: signed metres along an axis, metres in a plane, degrees, factor.
[[nodiscard]] double numberOf(const GizmoChange& change, GizmoPart part);

}
