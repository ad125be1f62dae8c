#include "editor/floor_grid.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include <fmt/format.h>

#include "editor/editor.h"
#include "editor/set_tools.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    constexpr double metresPerFoot = 0.3048; // exact, international foot of 1959
    constexpr double mostLines = 24.0;       ///< from the middle to one side
    constexpr double lineOpacity = 0.16;
    constexpr double axisOpacity = 0.55;
    constexpr double floorHeight = 0.04; ///< metres: what is lower is floor, and lines lie on it

    std::uint64_t stampOf(const Editor& editor, const SetView& view, double step)
    {
        std::uint64_t stamp = 0xcbf29ce484222325ULL;
        const auto add = [&stamp](std::uint64_t part) {
            stamp = (stamp ^ part) * 0x100000001b3ULL;
            stamp ^= stamp >> 29U;
        };
        const Pose& pose = view.camera.pose;
        for (int i = 0; i < 3; ++i) {
            add(std::bit_cast<std::uint32_t>(pose.position[i]));
        }
        for (int i = 0; i < 4; ++i) {
            add(std::bit_cast<std::uint32_t>(pose.rotation[i]));
        }
        add(std::bit_cast<std::uint64_t>(step));
        add(std::bit_cast<std::uint32_t>(view.area.w / std::max(view.area.h, 1.0F)));
        add(editor.revision());
        add(std::uint64_t(editor.reader.models().size()));
        add(std::uint64_t(editor.walls));
        return stamp;
    }

    /// Whether a place on the ground is in the picture.
    bool isInPicture(const SetView& view, const DVec3& place)
    {
        const std::optional<Vec2> at = view.onScreen(place);
        return at && at->x > view.area.x - 60.0F && at->x < view.area.right() + 60.0F &&
               at->y > view.area.y - 60.0F && at->y < view.area.bottom() + 60.0F;
    }

    bool isSeen(Editor& editor, const SetView& view, const DVec3& place)
    {
        const DVec3 eye(view.camera.pose.position);
        const DVec3 way = place - eye;
        const double distance = glm::length(way);
        PickWish wish;
        // Who walks about would have to be looked for again in every frame.
        wish.mayMeet = [](const PlacedModel& model) { return model.kind != PlacedKind::cast; };
        wish.ray.reach = distance * std::max(1.0 - floorHeight / std::max(eye.y, 0.1), 0.0);
        return !editor.picker.nearest(view.frame, editor.reader.models(), {eye, way / distance},
                                      wish);
    }

}

GridStep gridStep(const Editor& editor, double metresSeen)
{
    const bool metric = editor.lengths() == ui::LengthStyle::metric;
    const double unit = metric ? 1.0 : metresPerFoot;
    for (const double count : {1.0, 5.0, 10.0, 50.0, 100.0}) {
        if (metresSeen / (count * unit) <= mostLines) {
            return {count * unit, fmt::format("{:g} {}", count, metric ? "m" : "ft")};
        }
    }
    return {500.0 * unit, fmt::format("500 {}", metric ? "m" : "ft")};
}

double groundSeen(double distance)
{
    return std::clamp(distance * 1.5, 5.0, 2000.0);
}

void FloorGrid::lay(Editor& editor, const SetView& view, double step)
{
    pieces_.clear();
    const double reach = groundSeen(editor.freeCamera.distance);
    const DVec3 pivot = editor.freeCamera.pivot;
    const DVec3 middle(std::round(pivot.x / step) * step, 0.0, std::round(pivot.z / step) * step);
    const int lines = int(std::floor(reach / step));
    const auto offer = [&](const DVec3& from, const DVec3& to, ui::Ink ink, double opacity) {
        const DVec3 between = (from + to) * 0.5;
        const double away = std::hypot(between.x - pivot.x, between.z - pivot.z) / reach;
        if (away >= 1.0 || !isInPicture(view, between) || !isSeen(editor, view, between)) {
            return;
        }
        pieces_.push_back({from, to, ui::faded(ink, opacity * (1.0 - away * away))});
    };
    for (int line = -lines; line <= lines; ++line) {
        for (int piece = -lines; piece < lines; ++piece) {
            const double across = double(line) * step;
            const double from = double(piece) * step;
            const bool isZ = std::abs(middle.x + across) < step * 0.5;
            const bool isX = std::abs(middle.z + across) < step * 0.5;
            offer(middle + DVec3(across, 0.0, from), middle + DVec3(across, 0.0, from + step),
                  isZ ? ui::colour::axisZ : ui::colour::text, isZ ? axisOpacity : lineOpacity);
            offer(middle + DVec3(from, 0.0, across), middle + DVec3(from + step, 0.0, across),
                  isX ? ui::colour::axisX : ui::colour::text, isX ? axisOpacity : lineOpacity);
        }
    }
}

void FloorGrid::draw(Editor& editor, const SetView& view)
{
    const double step = gridStep(editor, groundSeen(editor.freeCamera.distance)).metres;
    if (view.camera.pose.position.y <= float(floorHeight)) {
        return; // from below there is no ground to see
    }
    const std::uint64_t stamp = stampOf(editor, view, step);
    if (stamp != stamp_) {
        stamp_ = stamp;
        lay(editor, view, step);
    }
    const ui::Clip clip(editor.gui, view.area);
    for (const Piece& piece : pieces_) {
        const std::optional<Vec2> a = view.onScreen(piece.from);
        const std::optional<Vec2> b = view.onScreen(piece.to);
        if (a && b) {
            ui::line(editor.gui, a->x, a->y, b->x, b->y, piece.ink, 1.0F);
        }
    }
}

}
