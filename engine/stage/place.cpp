#include "stage/place.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/geometric.hpp>

#include "stage/ray_model.h"

namespace premise {

namespace {

    /// A footprint seen from above, (x, z), in order round it: the four corners of an upright box, or
    /// the outline of one that leans.
    std::vector<DVec2> footprintOf(const PlacedBox& box)
    {
        std::vector<DVec2> points;
        for (const DVec3& corner : box.corners()) {
            points.emplace_back(corner.x, corner.z);
        }
        std::ranges::sort(points, [](const DVec2& a, const DVec2& b) {
            return a.x < b.x || (a.x == b.x && a.y < b.y);
        });
        // Andrew's monotone chain.
        std::vector<DVec2> hull;
        const auto addAll = [&](auto begin, auto end) {
            const std::size_t start = hull.size();
            for (auto point = begin; point != end; ++point) {
                while (hull.size() >= start + 2) {
                    const DVec2 way = hull.back() - hull[hull.size() - 2];
                    const DVec2 next = *point - hull.back();
                    if (way.x * next.y - way.y * next.x > 0.0) {
                        break;
                    }
                    hull.pop_back();
                }
                hull.push_back(*point);
            }
            hull.pop_back();
        };
        addAll(points.begin(), points.end());
        addAll(points.rbegin(), points.rend());
        return hull.empty() ? std::vector<DVec2>{points.front()} : hull;
    }

    /// Convex outlines meet where no edge of either parts them.
    bool parts(const std::vector<DVec2>& outline, const std::vector<DVec2>& other)
    {
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const DVec2 way = outline[(i + 1) % outline.size()] - outline[i];
            const bool allOutside = std::ranges::all_of(other, [&](const DVec2& point) {
                const DVec2 to = point - outline[i];
                return way.x * to.y - way.y * to.x < 0.0;
            });
            if (allOutside) {
                return true;
            }
        }
        return false;
    }

    DVec2 nearestOnEdge(const DVec2& from, const DVec2& to, const DVec2& point)
    {
        const DVec2 way = to - from;
        const double square = glm::dot(way, way);
        const double share =
            square > 0.0 ? std::clamp(glm::dot(point - from, way) / square, 0.0, 1.0) : 0.0;
        return from + way * share;
    }

    struct Pair {
        DVec2 first{0.0};
        DVec2 second{0.0};
        double metres = std::numeric_limits<double>::infinity();
    };

    /// From a corner of the first to the nearest place on the second's outline.
    Pair nearestPair(const std::vector<DVec2>& corners, const std::vector<DVec2>& outline)
    {
        Pair nearest;
        for (const DVec2& corner : corners) {
            for (std::size_t i = 0; i < outline.size(); ++i) {
                const DVec2 place =
                    nearestOnEdge(outline[i], outline[(i + 1) % outline.size()], corner);
                const double metres = glm::length(place - corner);
                if (metres < nearest.metres) {
                    nearest = {corner, place, metres};
                }
            }
        }
        return nearest;
    }

    double lowestOf(const PlacedBox& box)
    {
        const auto corners = box.corners();
        return std::ranges::min_element(corners, {}, &DVec3::y)->y;
    }

}

std::array<DVec3, 8> PlacedBox::corners() const
{
    std::array<DVec3, 8> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i] = centre;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double side = (i >> axis & 1U) != 0 ? 1.0 : -1.0;
            corners[i] += DVec3(axes[axis]) * (side * double(half[int(axis)]));
        }
    }
    return corners;
}

PlacedBox boxOf(const Bounds& model, const Mat4& worldFromModel)
{
    PlacedBox box;
    box.centre = DVec3(worldFromModel * Vec4(model.centre(), 1.0F));
    for (int axis = 0; axis < 3; ++axis) {
        const Vec3 column(worldFromModel[axis]);
        const float scale = glm::length(column);
        box.half[axis] = model.size()[axis] * 0.5F * scale;
        if (scale > 0.0F) {
            box.axes[std::size_t(axis)] = column / scale;
        }
    }
    return box;
}

std::optional<PlacedBox> boxOf(const StagedFrame& frame, const Models& models, PlacedKind kind,
                               std::uint32_t row)
{
    const auto is = [&](const PlacedModel& placed) {
        return placed.kind == kind && placed.row == row;
    };
    for (const std::vector<PlacedModel>* placed : {&frame.still->models, &frame.moving}) {
        const auto at = std::ranges::find_if(*placed, is);
        const auto model = at == placed->end() ? nullptr : modelOf(*at, frame, models);
        if (model == nullptr) {
            continue;
        }
        const Bounds bounds = at->pose < 0
                                  ? model->bounds
                                  : RayModel(*model, frame.poses[std::size_t(at->pose)]).bounds();
        if (!bounds.empty()) {
            return boxOf(bounds, at->worldFromModel);
        }
    }
    return std::nullopt;
}

Pose poseToFrame(const StagedCamera& view, const PlacedBox& box)
{
    return poseToFrame(view, std::vector<PlacedBox>{box});
}

Pose poseToFrame(const StagedCamera& view, const std::vector<PlacedBox>& boxes)
{
    if (boxes.empty()) {
        return view.pose;
    }
    constexpr double used = 0.8; // of the picture
    const HalfExtent half =
        halfExtent(view.gate, view.squeeze, view.focalLength, view.aspect.ratio());
    const glm::dquat rotation = glm::normalize(glm::dquat(view.pose.rotation));
    DVec3 least(std::numeric_limits<double>::infinity());
    DVec3 most = -least;
    std::vector<DVec3> corners; // as the view is turned
    for (const PlacedBox& box : boxes) {
        for (const DVec3& corner : box.corners()) {
            corners.push_back(glm::conjugate(rotation) * corner);
            least = glm::min(least, corners.back());
            most = glm::max(most, corners.back());
        }
    }
    const DVec3 middle = (least + most) * 0.5;
    double back = middle.z;
    for (const DVec3& corner : corners) {
        const DVec3 off = corner - middle;
        const double tangent = std::max(std::abs(off.x) / half.horizontal, //
                                        std::abs(off.y) / half.vertical);
        back = std::max(back, corner.z + std::max(tangent / used, 0.1));
    }
    return {Vec3(rotation * DVec3(middle.x, middle.y, back)), view.pose.rotation};
}

double inSteps(double value, double step)
{
    return step > 0.0 ? std::round(value / step) * step : value;
}

DVec3 onGrid(const DVec3& point, Metres step)
{
    return {inSteps(point.x, step.value()), point.y, inSteps(point.z, step.value())};
}

Angle inSteps(Angle angle, Angle step)
{
    return Angle::degrees(inSteps(angle.inDegrees(), step.inDegrees()));
}

Gap gapBetween(const PlacedBox& first, const PlacedBox& second)
{
    const double height = lowestOf(first);
    const std::vector<DVec2> one = footprintOf(first);
    const std::vector<DVec2> other = footprintOf(second);
    const bool apart = parts(one, other) || parts(other, one);
    if (!apart && (one.size() > 2 || other.size() > 2)) {
        const DVec3 middle(first.centre.x, height, first.centre.z);
        return {middle, middle, 0.0};
    }
    Pair nearest = nearestPair(one, other);
    const Pair back = nearestPair(other, one);
    if (back.metres < nearest.metres) {
        nearest = {back.second, back.first, back.metres};
    }
    return {{nearest.first.x, height, nearest.first.y},
            {nearest.second.x, height, nearest.second.y},
            nearest.metres};
}

}
