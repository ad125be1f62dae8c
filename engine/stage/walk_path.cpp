#include "stage/walk_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    constexpr double cornerRadius = 0.6;    ///< metres; how wide people take a corner at leisure
    constexpr double turningGround = 0.3;   ///< metres before and after, over which a body turns
    constexpr double oneAndTheSame = 0.01;  ///< metres
    constexpr double straightEnough = 1e-6; ///< radians

    FloorPoint direction(double heading)
    {
        return {std::sin(heading), std::cos(heading)};
    }

    std::vector<FloorPoint> distinct(std::span<const FloorPoint> points)
    {
        std::vector<FloorPoint> kept;
        kept.reserve(points.size());
        for (const FloorPoint& point : points) {
            if (kept.empty() || glm::distance(kept.back(), point) >= oneAndTheSame) {
                kept.push_back(point);
            }
        }
        // The path ends on its last point, whatever lies just before that.
        if (kept.size() > 1) {
            kept.back() = points.back();
        }
        return kept;
    }

    /// How far before a corner its arc begins. A turn on the spot still reaches the corner, so the
    /// sharper the turn beyond a right angle, the tighter it is.
    double cornerCut(double turn, double before, double after)
    {
        const double half = std::abs(turn) / 2.0;
        return std::min({cornerRadius * std::tan(half), 1.2 * cornerRadius * std::cos(half),
                         before / 2.0, after / 2.0});
    }

}

double headingTowards(FloorPoint from, FloorPoint to)
{
    return std::atan2(to.x - from.x, to.y - from.y);
}

double shortTurn(double angle)
{
    return std::remainder(angle, 2.0 * std::numbers::pi);
}

WalkPath::WalkPath(std::span<const FloorPoint> points)
{
    const std::vector<FloorPoint> corners = distinct(points);
    if (corners.empty()) {
        return;
    }
    first_ = corners.front();
    last_ = corners.back();
    double heading = corners.size() > 1 ? headingTowards(corners[0], corners[1]) : 0.0;
    double cutBefore = 0.0;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        const double side = glm::distance(corners[i], corners[i + 1]);
        double cut = 0.0;
        double turn = 0.0;
        if (i + 2 < corners.size()) {
            turn = shortTurn(headingTowards(corners[i + 1], corners[i + 2]) - heading);
            cut =
                std::max(0.0, cornerCut(turn, side, glm::distance(corners[i + 1], corners[i + 2])));
        }
        const FloorPoint along = (corners[i + 1] - corners[i]) / side;
        add(corners[i] + along * cutBefore, heading, side - cutBefore - cut, 0.0);
        if (std::abs(turn) > straightEnough) {
            const double radius = cut / std::tan(std::abs(turn) / 2.0);
            add(corners[i + 1] - along * cut, heading, radius * std::abs(turn), turn);
        }
        heading += turn;
        cutBefore = cut;
    }
}

void WalkPath::add(FloorPoint start, double heading, double length, double turn)
{
    // Nothing walks along a piece without length; the next piece has the new heading.
    if (length <= 1e-9) {
        return;
    }
    const double integral = headingIntegral(length_);
    pieces_.push_back({start, length_, length, heading, integral, turn / length});
    length_ += length;
}

const WalkPath::Piece& WalkPath::pieceAt(double distance) const
{
    const auto after = std::ranges::upper_bound(pieces_, distance, {},
                                                [](const Piece& piece) { return piece.from; });
    return after == pieces_.begin() ? pieces_.front() : *(after - 1);
}

double WalkPath::headingIntegral(double distance) const
{
    if (pieces_.empty()) {
        return 0.0;
    }
    const Piece& piece = pieceAt(distance);
    const double along = distance - piece.from;
    return piece.headingBefore + along * (piece.heading + piece.curvature * along / 2.0);
}

FloorPoint WalkPath::at(double distance) const
{
    if (pieces_.empty() || distance <= 0.0) {
        return first_;
    }
    if (distance >= length_) {
        return last_;
    }
    const Piece& piece = pieceAt(distance);
    const double along = distance - piece.from;
    const double turned = piece.curvature * along;
    // The chord of an arc: half the turn off its first heading, and this much shorter than the arc.
    const double half = turned / 2.0;
    const double chord =
        std::abs(half) < 1e-4 ? along * (1.0 - half * half / 6.0) : along * std::sin(half) / half;
    return piece.start + direction(piece.heading + half) * chord;
}

double WalkPath::heading(double distance) const
{
    if (pieces_.empty()) {
        return 0.0;
    }
    const double place = std::clamp(distance, 0.0, length_);
    const double reach = std::min({turningGround, place, length_ - place});
    if (reach < 1e-4) {
        const Piece& piece = pieceAt(place);
        return piece.heading + piece.curvature * (place - piece.from);
    }
    return (headingIntegral(place + reach) - headingIntegral(place - reach)) / (2.0 * reach);
}

}
