#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/moving.h"
#include "editor/set_drag.h"
#include "editor/set_tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "stage/place.h"

namespace premise {

namespace {

    constexpr float lineThick = 2.5F;
    constexpr float overThick = 4.0F;     ///< under the pointer, or dragged
    constexpr double backdropHalf = 12.0; ///< metres; what is larger is no neighbour but the place

    ui::Ink inkOfPart(GizmoPart part)
    {
        switch (part) {
        case GizmoPart::x:
        case GizmoPart::yz:
        case GizmoPart::tilt: return ui::colour::axisX;
        case GizmoPart::y:
        case GizmoPart::xz:
        case GizmoPart::pan: return ui::colour::axisY;
        case GizmoPart::z:
        case GizmoPart::xy:
        case GizmoPart::roll: return ui::colour::axisZ;
        default: return ui::colour::text;
        }
    }

    ImVec2 pointOf(const Vec2& at)
    {
        return {at.x, at.y};
    }

    void drawArrow(ui::Gui& gui, const GizmoSign& sign, ui::Ink ink, float thick)
    {
        const Vec2 foot = sign.points[0];
        const Vec2 tip = sign.points[1];
        const Vec2 ahead = glm::normalize(tip - foot);
        const Vec2 side(-ahead.y, ahead.x);
        constexpr float head = 12.0F;
        const Vec2 neck = tip - ahead * head;
        ui::line(gui, foot.x, foot.y, neck.x, neck.y, ink, thick);
        const Vec2 left = neck + side * (head * 0.45F);
        const Vec2 right = neck - side * (head * 0.45F);
        ui::triangle(gui, tip.x, tip.y, left.x, left.y, right.x, right.y, ink);
    }

    void drawSign(ui::Gui& gui, const GizmoSign& sign, bool over)
    {
        const ui::Ink ink = inkOfPart(sign.part);
        const float thick = over ? overThick : lineThick;
        switch (sign.shape) {
        case GizmoSign::Shape::arrow: drawArrow(gui, sign, ink, thick); break;
        case GizmoSign::Shape::square:
            gui.draw->AddQuadFilled(pointOf(sign.points[0]), pointOf(sign.points[1]),
                                    pointOf(sign.points[2]), pointOf(sign.points[3]),
                                    ui::faded(ink, over ? 0.75 : 0.35));
            gui.draw->AddQuad(pointOf(sign.points[0]), pointOf(sign.points[1]),
                              pointOf(sign.points[2]), pointOf(sign.points[3]), ink, 1.0F);
            break;
        case GizmoSign::Shape::ball:
            ui::disc(gui, sign.points[0].x, sign.points[0].y, over ? 7.0F : 5.0F, ink);
            break;
        case GizmoSign::Shape::ring: {
            for (std::size_t i = 0; i + 1 < sign.points.size(); ++i) {
                ui::line(gui, sign.points[i].x, sign.points[i].y, sign.points[i + 1].x,
                         sign.points[i + 1].y, ink, thick);
            }
            break;
        }
        case GizmoSign::Shape::box: {
            const Vec2 tip = sign.points[1];
            const float half = over ? 8.0F : 6.0F;
            ui::line(gui, sign.points[0].x, sign.points[0].y, tip.x, tip.y, ink, thick);
            ui::fill(gui, {tip.x - half, tip.y - half, half * 2.0F, half * 2.0F}, ink, 2.0F);
            break;
        }
        }
    }

    /// The box of what is picked; of what has no model, its place.
    PlacedBox boxOfItem(const Editor& editor, const SetView& view, const Item& item)
    {
        const auto kindOfItem = [&item] {
            switch (item.kind) {
            case ItemKind::cast: return PlacedKind::cast;
            case ItemKind::prop: return PlacedKind::prop;
            default: return PlacedKind::set;
            }
        };
        std::optional<PlacedBox> box;
        if (item.kind == ItemKind::cast || item.kind == ItemKind::prop ||
            item.kind == ItemKind::setPiece) {
            box = boxOf(view.frame, editor.reader.models(), kindOfItem(), item.id);
            if (!box && item.kind == ItemKind::prop) {
                box = boxOf(view.frame, editor.reader.models(), PlacedKind::gear, item.id);
            }
        }
        PlacedBox point;
        point.centre = placeOf(editor.project(), item, editor.time);
        return box.value_or(point);
    }

    /// To the nearest thing that is not dragged itself, nor the place that all stands in.
    std::optional<Gap> nearestGap(const Editor& editor, const SetView& view, const Item& item)
    {
        const PlacedBox own = boxOfItem(editor, view, item);
        std::optional<Gap> nearest;
        const auto offer = [&](const PlacedModel& model) {
            if (model.kind == PlacedKind::room ||
                editor.selection.has(itemOf(model.kind, model.row))) {
                return;
            }
            const std::optional<PlacedBox> other =
                boxOf(view.frame, editor.reader.models(), model.kind, model.row);
            if (!other || std::max(other->half.x, other->half.z) * 2.0F > float(backdropHalf)) {
                return;
            }
            const Gap gap = gapBetween(own, *other);
            if (gap.metres > 0.0 && (!nearest || gap.metres < nearest->metres)) {
                nearest = gap;
            }
        };
        for (const PlacedModel& model : view.frame.still->models) {
            offer(model);
        }
        for (const PlacedModel& model : view.frame.moving) {
            offer(model);
        }
        return nearest;
    }

    void drawGap(Editor& editor, const SetView& view)
    {
        const std::optional<Gap> gap = nearestGap(editor, view, editor.selection.main());
        if (!gap) {
            return;
        }
        const std::optional<Vec2> a = view.onScreen(gap->from);
        const std::optional<Vec2> b = view.onScreen(gap->to);
        if (!a || !b) {
            return;
        }
        ui::dashed(editor.gui, a->x, a->y, b->x, b->y, ui::colour::text, 1.0F);
        ui::labelAt(editor.gui, (a->x + b->x) * 0.5F, (a->y + b->y) * 0.5F - 8.0F, ui::Face::action,
                    ui::colour::text, withUnit(editor, gap->metres), ui::Align::middle);
    }

    /// "X +0.35 m" beside the handle, on its colour.
    void drawTag(Editor& editor, const SetView& view, const DVec3& place)
    {
        const SetDrag& drag = editor.drag;
        const std::optional<Vec2> at = view.onScreen(place);
        if (!at) {
            return;
        }
        const double number = numberOf(drag.change, drag.part);
        const char* sign = number < 0.0 ? "" : "+";
        std::string words;
        switch (drag.part) {
        case GizmoPart::x: words = "X " + (sign + withUnit(editor, number)); break;
        case GizmoPart::y: words = "Y " + (sign + withUnit(editor, number)); break;
        case GizmoPart::z: words = "Z " + (sign + withUnit(editor, number)); break;
        case GizmoPart::pan:
        case GizmoPart::tilt:
        case GizmoPart::roll:
            words = fmt::format("{}{}°", sign, ui::written(number, ui::Unit::degrees, 1));
            break;
        case GizmoPart::size: words = fmt::format("× {:.2f}", number); break;
        default: words = withUnit(editor, number); break;
        }
        if (!drag.typed.empty()) {
            words += "  " + drag.typed + "|";
        }
        const float wide = ui::widthOf(editor.gui, ui::Face::action, words) + 12.0F;
        const ui::Rect tag{at->x + 24.0F, at->y + 22.0F, wide, 20.0F};
        ui::fill(editor.gui, tag, inkOfPart(drag.part), 3.0F);
        ui::text(editor.gui, tag, ui::Face::action, ui::colour::accentInk, words,
                 ui::Align::middle);
    }

    /// What it sits on, bottom right.
    void drawSitting(Editor& editor, const SetView& view)
    {
        const SetDrag& drag = editor.drag;
        if (drag.part != GizmoPart::ground || drag.sitsOn.empty()) {
            return;
        }
        const std::string words = "Sits on " + drag.sitsOn;
        const std::string_view hint = "Hold Ctrl for steps";
        const float first = ui::widthOf(editor.gui, ui::Face::action, words);
        const float second = ui::widthOf(editor.gui, ui::Face::body, hint);
        ui::Rect at{view.area.right() - first - second - 60.0F, view.area.bottom() - 36.0F,
                    first + second + 48.0F, 24.0F};
        ui::fill(editor.gui, at, ui::colour::pill, ui::size::control);
        at = at.inset(8.0F, 0.0F);
        ui::glyph(editor.gui, at.takeLeft(16.0F, 8.0F), ui::icon::magnet, ui::colour::accent);
        ui::text(editor.gui, at.takeLeft(first, 8.0F), ui::Face::action, ui::colour::text, words);
        ui::text(editor.gui, at, ui::Face::body, ui::colour::text3, hint);
    }

}

void drawGizmo(Editor& editor, const SetView& view)
{
    const std::optional<Gizmo> gizmo = gizmoOf(editor, view);
    if (!gizmo || (editor.page != Page::set && editor.page != Page::block)) {
        return;
    }
    const SetDrag& drag = editor.drag;
    const std::vector<GizmoSign> signs =
        signsOf(*gizmo, [&view](const DVec3& place) { return view.onScreen(place); });
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const bool here = view.area.contains(pointer.x, pointer.y) && !drag.active;
    const GizmoPart over = here ? partAt(signs, Vec2(pointer.x, pointer.y))
                                : (drag.active ? drag.part : GizmoPart::none);
    for (const GizmoSign& sign : signs) {
        drawSign(editor.gui, sign, sign.part == over);
        if (editor.gui.recording) {
            constexpr std::array names{"none",     "X arrow",   "Y arrow",   "Z arrow",
                                       "XY plane", "YZ plane",  "XZ plane",  "ground ball",
                                       "pan ring", "tilt ring", "roll ring", "size box"};
            const std::string name = std::string(view.plan ? "plan " : "view ") +
                                     names[static_cast<std::size_t>(sign.part)];
            // A ring is met a quarter round, an arrow and a box at their tip, a square in its middle.
            Vec2 at = sign.points.back();
            if (sign.shape == GizmoSign::Shape::ring) {
                at = sign.points[sign.points.size() / 4];
            } else if (sign.shape == GizmoSign::Shape::square) {
                at = (sign.points[0] + sign.points[2]) * 0.5F;
            }
            editor.gui.notePlace(name, {at.x - 1.0F, at.y - 1.0F, 2.0F, 2.0F});
        }
    }
    if (!drag.active) {
        return;
    }
    const bool moves = drag.part != GizmoPart::pan && drag.part != GizmoPart::tilt &&
                       drag.part != GizmoPart::roll && drag.part != GizmoPart::size;
    if (moves) {
        drawGap(editor, view);
    }
    if (drag.plan == view.plan) {
        drawTag(editor, view, gizmo->place);
        drawSitting(editor, view);
    }
}

}
