#pragma once

#include <span>
#include <vector>

#include <glm/vec2.hpp>

namespace premise {

/// A place on the floor: x and z of the world, metres.
using FloorPoint = glm::dvec2;

/// The way a person walks through some points: straight, with rounded corners, measured along its
/// length. A heading is a pan in radians: 0 faces +z, positive turns to the left.
class WalkPath {
public:
    /// Starts on the first point and ends on the last. Points closer than a centimetre are one.
    explicit WalkPath(std::span<const FloorPoint> points);

    [[nodiscard]] double length() const { return length_; }
    /// Clamped to the path; the ends are exactly the first and the last point.
    [[nodiscard]] FloorPoint at(double distance) const;
    /// The way a walker faces there: a body turns over more ground than its feet. Not wrapped, so
    /// that it is continuous; at both ends it is the path's own direction.
    [[nodiscard]] double heading(double distance) const;

private:
    /// A straight line, or an arc where the curvature is not 0.
    struct Piece {
        FloorPoint start{0.0};
        double from = 0.0; ///< metres from the path's start
        double length = 0.0;
        double heading = 0.0;       ///< at its start
        double headingBefore = 0.0; ///< integral of the heading over the path up to here
        double curvature = 0.0;     ///< radians a metre
    };
    void add(FloorPoint start, double heading, double length, double turn);
    [[nodiscard]] const Piece& pieceAt(double distance) const;
    [[nodiscard]] double headingIntegral(double distance) const;

    std::vector<Piece> pieces_; ///< in order along the path, without gaps
    FloorPoint first_{0.0};
    FloorPoint last_{0.0};
    double length_ = 0.0;
};

/// The pan of somebody who faces from one place towards another.
[[nodiscard]] double headingTowards(FloorPoint from, FloorPoint to);

/// The same turn the short way round: −π … π.
[[nodiscard]] double shortTurn(double angle);

}
