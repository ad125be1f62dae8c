#include "editor/gizmo.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/pose.h"
#include "stage/place.h"

namespace premise {

namespace {

    constexpr double gizmoReach = 8.0;       ///< points round a handle that still take it
    constexpr double leastArrow = 14.0;      ///< points; a shorter arrow points at the eye
    constexpr double farthestHit = 2000.0;   ///< metres
    constexpr double squareFrom = 0.28;      ///< of the arm
    constexpr double squareTo = 0.50;        ///< of the arm
    constexpr int ringPoints = 64;           ///< sides of a ring
    constexpr double metreStep = 0.25;       ///< with Ctrl
    constexpr double degreeStep = 15.0;      ///< with Ctrl
    constexpr double sizeStep = 0.1;         ///< of the factor, with Ctrl
    constexpr double leastSizeFactor = 0.01; ///< smaller, and there is nothing left to drag

    constexpr std::array<DVec3, 3> worldAxes{DVec3(1.0, 0.0, 0.0), DVec3(0.0, 1.0, 0.0),
                                             DVec3(0.0, 0.0, 1.0)};

    struct PlaneAxes {
        std::size_t first;
        std::size_t second;
    };
    PlaneAxes gizmoPlane(GizmoPart part)
    {
        switch (part) {
        case GizmoPart::xy: return {0, 1};
        case GizmoPart::yz: return {1, 2};
        default: return {0, 2};
        }
    }

    bool isArrow(GizmoPart part)
    {
        return part == GizmoPart::x || part == GizmoPart::y || part == GizmoPart::z;
    }
    bool isRing(GizmoPart part)
    {
        return part == GizmoPart::pan || part == GizmoPart::tilt || part == GizmoPart::roll;
    }

    double pointsBetween(const Vec2& a, const Vec2& b)
    {
        return std::hypot(double(a.x - b.x), double(a.y - b.y));
    }

    double pointsToSegment(const Vec2& at, const Vec2& from, const Vec2& to)
    {
        const Vec2 way = to - from;
        const float length = glm::dot(way, way);
        const float part =
            length > 0.0F ? std::clamp(glm::dot(at - from, way) / length, 0.0F, 1.0F) : 0.0F;
        return pointsBetween(at, from + way * part);
    }

    double pointsToLine(const Vec2& at, const std::vector<Vec2>& points)
    {
        double nearest = 1e9;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            nearest = std::min(nearest, pointsToSegment(at, points[i], points[i + 1]));
        }
        return nearest;
    }

    /// Twice the area, signed.
    double twiceArea(const std::vector<Vec2>& corners)
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Vec2& a = corners[i];
            const Vec2& b = corners[(i + 1) % corners.size()];
            sum += double(a.x) * double(b.y) - double(b.x) * double(a.y);
        }
        return sum;
    }

    bool isInsideQuad(const Vec2& at, const std::vector<Vec2>& corners)
    {
        bool inside = false;
        for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            const Vec2& a = corners[i];
            const Vec2& b = corners[j];
            if ((a.y > at.y) != (b.y > at.y) &&
                at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// All places on the window, or none where one of them is behind the eye.
    std::vector<Vec2> onWindowAll(const std::vector<DVec3>& places, const OnWindow& onWindow)
    {
        std::vector<Vec2> points;
        for (const DVec3& place : places) {
            const std::optional<Vec2> at = onWindow(place);
            if (!at) {
                return {};
            }
            points.push_back(*at);
        }
        return points;
    }

    std::vector<DVec3> ringPlaces(const Gizmo& gizmo, GizmoPart part)
    {
        const DVec3 axis = axisOf(gizmo, part);
        const DVec3 other = std::abs(axis.y) > 0.9 ? worldAxes[0] : worldAxes[1];
        const DVec3 first = glm::normalize(glm::cross(axis, other));
        const DVec3 second = glm::cross(axis, first);
        std::vector<DVec3> ring;
        for (int i = 0; i <= ringPoints; ++i) {
            const double turn = 6.283185307179586 * double(i) / double(ringPoints);
            ring.push_back(gizmo.place +
                           (first * std::cos(turn) + second * std::sin(turn)) * gizmo.arm);
        }
        return ring;
    }

    void addMoveSigns(const Gizmo& gizmo, const OnWindow& onWindow, std::vector<GizmoSign>& signs)
    {
        constexpr std::array planes{GizmoPart::xz, GizmoPart::xy, GizmoPart::yz};
        for (const GizmoPart part : planes) {
            if (gizmo.fromAbove && part != GizmoPart::xz) {
                continue;
            }
            const auto [a, b] = gizmoPlane(part);
            const DVec3 first = worldAxes[a] * gizmo.arm;
            const DVec3 second = worldAxes[b] * gizmo.arm;
            const auto corner = [&](double along, double across) {
                return gizmo.place + first * along + second * across;
            };
            std::vector<Vec2> corners =
                onWindowAll({corner(squareFrom, squareFrom), corner(squareTo, squareFrom),
                             corner(squareTo, squareTo), corner(squareFrom, squareTo)},
                            onWindow);
            constexpr double leastArea = 80.0; // twice, in square points
            if (corners.size() == 4 && std::abs(twiceArea(corners)) > leastArea) {
                signs.push_back({part, GizmoSign::Shape::square, std::move(corners)});
            }
        }
        constexpr std::array axes{GizmoPart::x, GizmoPart::y, GizmoPart::z};
        for (const GizmoPart part : axes) {
            std::vector<Vec2> line =
                onWindowAll({gizmo.place, gizmo.place + axisOf(gizmo, part) * gizmo.arm}, onWindow);
            if (line.size() == 2 && pointsBetween(line[0], line[1]) > leastArrow) {
                signs.push_back({part, GizmoSign::Shape::arrow, std::move(line)});
            }
        }
        if (const std::optional<Vec2> middle = onWindow(gizmo.place)) {
            signs.push_back({GizmoPart::ground, GizmoSign::Shape::ball, {*middle}});
        }
    }

    void addTurnSigns(const Gizmo& gizmo, const OnWindow& onWindow, std::vector<GizmoSign>& signs)
    {
        constexpr std::array rings{GizmoPart::roll, GizmoPart::tilt, GizmoPart::pan};
        for (const GizmoPart part : rings) {
            if (part != GizmoPart::pan && (!gizmo.wholeTurn || gizmo.fromAbove)) {
                continue;
            }
            std::vector<Vec2> ring = onWindowAll(ringPlaces(gizmo, part), onWindow);
            if (!ring.empty()) {
                signs.push_back({part, GizmoSign::Shape::ring, std::move(ring)});
            }
        }
    }

    void addSizeSign(const Gizmo& gizmo, const OnWindow& onWindow, std::vector<GizmoSign>& signs)
    {
        const DVec3 way = gizmo.fromAbove ? DVec3(0.0, 0.0, -1.0) : worldAxes[1];
        std::vector<Vec2> line =
            onWindowAll({gizmo.place, gizmo.place + way * gizmo.arm}, onWindow);
        if (line.size() == 2) {
            signs.push_back({GizmoPart::size, GizmoSign::Shape::box, std::move(line)});
        }
    }

    double pointsToSign(const GizmoSign& sign, const Vec2& pointer)
    {
        switch (sign.shape) {
        case GizmoSign::Shape::ball: return pointsBetween(pointer, sign.points.front());
        case GizmoSign::Shape::box: return pointsBetween(pointer, sign.points.back());
        case GizmoSign::Shape::square: return isInsideQuad(pointer, sign.points) ? 0.0 : 1e9;
        default: return pointsToLine(pointer, sign.points);
        }
    }

    std::optional<DVec3> planeHit(const Ray& ray, const DVec3& place, const DVec3& normal)
    {
        const double towards = glm::dot(ray.direction, normal);
        constexpr double grazing = 0.02; // sine of about a degree
        if (std::abs(towards) < grazing) {
            return std::nullopt;
        }
        const double along = glm::dot(place - ray.origin, normal) / towards;
        return along > 0.0 && along < farthestHit ? std::optional(ray.at(along)) : std::nullopt;
    }

    /// Metres along the axis from the place to where the ray comes nearest.
    std::optional<double> alongAxis(const Ray& ray, const DVec3& place, const DVec3& axis)
    {
        const double both = glm::dot(axis, ray.direction);
        const double apart = 1.0 - both * both;
        constexpr double alike = 1e-4;
        if (apart < alike) {
            return std::nullopt;
        }
        const DVec3 from = ray.origin - place;
        const double along = (glm::dot(from, axis) - both * glm::dot(from, ray.direction)) / apart;
        return std::abs(along) < farthestHit ? std::optional(along) : std::nullopt;
    }

    std::optional<GizmoChange> turnBetween(const Gizmo& gizmo, GizmoPart part, const Ray& before,
                                           const Ray& now)
    {
        const DVec3 axis = axisOf(gizmo, part);
        const std::optional<DVec3> from = planeHit(before, gizmo.place, axis);
        const std::optional<DVec3> to = planeHit(now, gizmo.place, axis);
        if (!from || !to) {
            return std::nullopt;
        }
        const DVec3 a = *from - gizmo.place;
        const DVec3 b = *to - gizmo.place;
        GizmoChange change;
        change.turn = Angle::radians(std::atan2(glm::dot(axis, glm::cross(a, b)), glm::dot(a, b)));
        return change;
    }

    std::optional<GizmoChange> sizeBetween(const Gizmo& gizmo, const Ray& before, const Ray& now)
    {
        const DVec3 eye = gizmo.fromAbove ? worldAxes[1] : glm::normalize(now.origin - gizmo.place);
        const std::optional<DVec3> from = planeHit(before, gizmo.place, eye);
        const std::optional<DVec3> to = planeHit(now, gizmo.place, eye);
        if (!from || !to) {
            return std::nullopt;
        }
        const double least = gizmo.arm * leastSizeFactor;
        const double was = std::max(glm::length(*from - gizmo.place), least);
        const double is = std::max(glm::length(*to - gizmo.place), least);
        GizmoChange change;
        change.sizeLogarithm = std::log(is / was);
        return change;
    }

}

double GizmoChange::factor() const
{
    return std::exp(sizeLogarithm);
}

DVec3 axisOf(const Gizmo& gizmo, GizmoPart part)
{
    switch (part) {
    case GizmoPart::x: return worldAxes[0];
    case GizmoPart::z: return worldAxes[2];
    case GizmoPart::tilt: return DVec3(rotationFrom(gizmo.pan, {}, {}) * Vec3(1.0F, 0.0F, 0.0F));
    case GizmoPart::roll:
        return DVec3(rotationFrom(gizmo.pan, gizmo.tilt, {}) * Vec3(0.0F, 0.0F, 1.0F));
    default: return worldAxes[1];
    }
}

std::vector<GizmoSign> signsOf(const Gizmo& gizmo, const OnWindow& onWindow)
{
    std::vector<GizmoSign> signs;
    switch (gizmo.kind) {
    case GizmoKind::move: addMoveSigns(gizmo, onWindow, signs); break;
    case GizmoKind::turn: addTurnSigns(gizmo, onWindow, signs); break;
    case GizmoKind::size: addSizeSign(gizmo, onWindow, signs); break;
    }
    return signs;
}

GizmoPart partAt(const std::vector<GizmoSign>& signs, const Vec2& pointer)
{
    const auto rank = [](const GizmoSign& sign) {
        switch (sign.shape) {
        case GizmoSign::Shape::ball: return 0;
        case GizmoSign::Shape::box:
        case GizmoSign::Shape::square: return 1;
        default: return 2;
        }
    };
    GizmoPart found = GizmoPart::none;
    int foundRank = 3;
    double nearest = gizmoReach;
    for (const GizmoSign& sign : signs) {
        const double away = pointsToSign(sign, pointer);
        const int is = rank(sign);
        if (away <= gizmoReach && (is < foundRank || (is == foundRank && away < nearest))) {
            found = sign.part;
            foundRank = is;
            nearest = away;
        }
    }
    return found;
}

std::optional<GizmoChange> changeBetween(const Gizmo& gizmo, GizmoPart part, const Ray& before,
                                         const Ray& now)
{
    if (isRing(part)) {
        return turnBetween(gizmo, part, before, now);
    }
    if (part == GizmoPart::size) {
        return sizeBetween(gizmo, before, now);
    }
    GizmoChange change;
    if (isArrow(part)) {
        const DVec3 axis = axisOf(gizmo, part);
        const std::optional<double> from = alongAxis(before, gizmo.place, axis);
        const std::optional<double> to = alongAxis(now, gizmo.place, axis);
        if (!from || !to) {
            return std::nullopt;
        }
        change.by = axis * (*to - *from);
        return change;
    }
    const auto [a, b] = gizmoPlane(part);
    const DVec3 normal = glm::cross(worldAxes[a], worldAxes[b]);
    const std::optional<DVec3> from = planeHit(before, gizmo.place, normal);
    const std::optional<DVec3> to = planeHit(now, gizmo.place, normal);
    if (!from || !to) {
        return std::nullopt;
    }
    change.by = *to - *from;
    change.by -= normal * glm::dot(change.by, normal); // rounding never leaves the plane
    return change;
}

void add(GizmoChange& sum, const GizmoChange& part, double fine)
{
    sum.by += part.by * fine;
    sum.turn = sum.turn + part.turn * fine;
    sum.sizeLogarithm += part.sizeLogarithm * fine;
}

GizmoChange inSteps(const GizmoChange& change, GizmoPart part)
{
    GizmoChange stepped;
    if (isRing(part)) {
        stepped.turn = inSteps(change.turn, Angle::degrees(degreeStep));
    } else if (part == GizmoPart::size) {
        stepped.sizeLogarithm = std::log(std::max(inSteps(change.factor(), sizeStep), sizeStep));
    } else {
        for (int i = 0; i < 3; ++i) {
            stepped.by[i] = inSteps(change.by[i], metreStep);
        }
    }
    return stepped;
}

std::optional<GizmoChange> changeOf(double number, GizmoPart part, const GizmoChange& dragged)
{
    GizmoChange typed;
    if (isRing(part)) {
        typed.turn = Angle::degrees(number);
    } else if (part == GizmoPart::size) {
        if (number < leastSizeFactor) {
            return std::nullopt;
        }
        typed.sizeLogarithm = std::log(number);
    } else if (isArrow(part)) {
        typed.by = axisOf({}, part) * number;
    } else {
        const double length = glm::length(dragged.by);
        typed.by =
            (length > 0.0 ? dragged.by / length : worldAxes[gizmoPlane(part).first]) * number;
    }
    return typed;
}

double numberOf(const GizmoChange& change, GizmoPart part)
{
    if (isRing(part)) {
        return change.turn.inDegrees();
    }
    if (part == GizmoPart::size) {
        return change.factor();
    }
    return isArrow(part) ? glm::dot(change.by, axisOf({}, part)) : glm::length(change.by);
}

}
