#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "editor/moving.h"
#include "editor/set_tools.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "editor/way_dots.h"
#include "film/framing.h"
#include "stage/place.h"
#include "stage/stage.h"
#include "stage/staging.h"

namespace premise {

namespace {

    void worldLine(Editor& editor, const SetView& view, const DVec3& from, const DVec3& to,
                   ui::Ink ink, float thickness)
    {
        const std::optional<Vec2> a = view.onScreen(from);
        const std::optional<Vec2> b = view.onScreen(to);
        if (a && b) {
            ui::line(editor.gui, a->x, a->y, b->x, b->y, ink, thickness);
        }
    }

    PlacedKind kindOf(ItemKind kind)
    {
        switch (kind) {
        case ItemKind::cast: return PlacedKind::cast;
        case ItemKind::prop: return PlacedKind::prop;
        default: return PlacedKind::set;
        }
    }

    void drawBox(Editor& editor, const SetView& view, const Item& item)
    {
        std::optional<PlacedBox> box =
            boxOf(view.frame, editor.reader.models(), kindOf(item.kind), item.id);
        if (!box && item.kind == ItemKind::prop) {
            box = boxOf(view.frame, editor.reader.models(), PlacedKind::gear, item.id);
        }
        if (!box) {
            return;
        }
        const std::array<DVec3, 8> corners = box->corners();
        for (std::size_t a = 0; a < 8; ++a) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::size_t b = a | (std::size_t(1) << axis);
                if (b != a) {
                    worldLine(editor, view, corners[a], corners[b], ui::colour::accent, 1.5F);
                }
            }
        }
    }

    /// Floor tape: a T whose bar is where the toes are.
    void drawMark(Editor& editor, const SetView& view, const Mark& mark, ui::Ink tape, bool picked)
    {
        const DVec3 place(mark.x.value(), mark.y.value() + 0.01, mark.z.value());
        const double pan = mark.facing.inRadians();
        const DVec3 ahead(std::sin(pan), 0.0, std::cos(pan));
        const DVec3 side(ahead.z, 0.0, -ahead.x);
        const float thickness = picked ? 4.0F : 2.5F;
        const DVec3 toes = place + ahead * 0.12;
        worldLine(editor, view, toes - side * 0.2, toes + side * 0.2, tape, thickness);
        worldLine(editor, view, toes, place - ahead * 0.22, tape, thickness);
    }

    void drawWay(Editor& editor, const SetView& view, const Cast& cast)
    {
        if (cast.stops.size() < 2) {
            return;
        }
        const ui::Ink tape = inkOf(cast.colour);
        const Frame first = cast.stops.front().leave;
        const Frame last = cast.stops.back().arrive;
        const int steps = std::clamp(int((last - first) / 6), 2, 240);
        DVec3 before(castAt(editor.project(), cast, double(first)).pose.position);
        for (int i = 1; i <= steps; ++i) {
            const FrameTime at = double(first) + double(last - first) * double(i) / double(steps);
            const DVec3 now(castAt(editor.project(), cast, at).pose.position);
            worldLine(editor, view, before + DVec3(0.0, 0.02, 0.0), now + DVec3(0.0, 0.02, 0.0),
                      tape, 2.0F);
            before = now;
        }
    }

    /// Marks that are laid and nobody comes to yet.
    void drawFreeMarks(Editor& editor, const SetView& view)
    {
        for (const auto& mark : editor.project().marks.rows()) {
            const bool used =
                std::ranges::any_of(editor.project().cast.rows(), [&](const auto& person) {
                    return std::ranges::find(person->stops, mark->id, &Stop::mark) !=
                           person->stops.end();
                });
            if (!used) {
                drawMark(editor, view, *mark, ui::colour::text2,
                         editor.selection.has({ItemKind::mark, mark->id.value}));
            }
        }
    }

    /// Over a head; under it where another name is there already.
    ui::Rect freePlace(const Vec2& at, float width, float lift, const std::vector<ui::Rect>& taken)
    {
        constexpr float high = 20.0F;
        const ui::Rect over{at.x - width * 0.5F, at.y - lift, width, high};
        const ui::Rect under{over.x, at.y + lift - high, width, high};
        const auto isFree = [&taken](const ui::Rect& place) {
            return std::ranges::none_of(taken, [&place](const ui::Rect& other) {
                return place.x < other.right() && other.x < place.right() &&
                       place.y < other.bottom() && other.y < place.bottom();
            });
        };
        return isFree(over) || !isFree(under) ? over : under;
    }

    void drawCast(Editor& editor, const SetView& view)
    {
        std::vector<ui::Rect> labels;
        for (const auto& person : editor.project().cast.rows()) {
            if (!person->visible) {
                continue;
            }
            const ui::Ink tape = inkOf(person->colour);
            const bool picked = editor.selection.has({ItemKind::cast, person->id.value});
            if (picked || editor.page == Page::block) {
                drawWay(editor, view, *person);
            }
            for (const Stop& stop : person->stops) {
                if (const Mark* mark = editor.project().marks.find(stop.mark); mark != nullptr) {
                    drawMark(editor, view, *mark, tape,
                             editor.selection.has({ItemKind::mark, mark->id.value}));
                }
            }
            if (editor.page != Page::block && !picked) {
                continue;
            }
            DVec3 head = eyesOf(editor.project(), *person, editor.time);
            head.y += view.plan ? 0.0 : 0.35;
            if (const std::optional<Vec2> at = view.onScreen(head);
                at && view.area.contains(at->x, at->y)) {
                const float width = ui::widthOf(editor.gui, ui::Face::action, person->name) + 28.0F;
                ui::Rect label = freePlace(*at, width, view.plan ? 34.0F : 20.0F, labels);
                labels.push_back(label);
                ui::fill(editor.gui, label, picked ? ui::colour::accentFill : ui::colour::label,
                         3.0F);
                const ui::Rect dot = label.takeLeft(18.0F);
                ui::disc(editor.gui, dot.midX(), dot.midY(), 4.0F, tape);
                ui::text(editor.gui, label, ui::Face::action, ui::colour::text, person->name);
            }
        }
    }

    /// The shown camera as a frustum out to its focus; the others as a sign.
    void drawCamera(Editor& editor, const SetView& view, const CameraSetup& camera)
    {
        const StagedCamera staged = stagedCamera(editor.project(), camera, editor.time);
        const bool shown = camera.id == editor.camera;
        const ui::Ink ink = shown ? ui::colour::accent : ui::faded(ui::ink(0xbdbdbd), 0.7);
        const DVec3 eye(staged.pose.position);
        const std::optional<Vec2> at = view.onScreen(eye);
        if (at && !view.plan) {
            ui::disc(editor.gui, at->x, at->y, shown ? 5.0F : 4.0F, ink);
        }
        if (at && shown) {
            ui::labelAt(editor.gui, at->x + (view.plan ? 12.0F : 8.0F), at->y - 10.0F,
                        ui::Face::caption, ui::colour::accent, camera.name);
        }
        if (!shown || view.plan) {
            return; // the plan has its wedge
        }
        const HalfExtent half =
            halfExtent(staged.gate, staged.squeeze, staged.focalLength, staged.aspect.ratio());
        const double reach = std::clamp(staged.focusDistance.value(), 0.6, 4.0);
        const auto corner = [&](double x, double y) {
            return eye + DVec3(staged.pose.rotation * Vec3(float(x * half.horizontal * reach),
                                                           float(y * half.vertical * reach),
                                                           float(-reach)));
        };
        const std::array<DVec3, 4> frame{corner(-1, -1), corner(1, -1), corner(1, 1),
                                         corner(-1, 1)};
        for (std::size_t i = 0; i < 4; ++i) {
            worldLine(editor, view, eye, frame[i], ink, 1.5F);
            worldLine(editor, view, frame[i], frame[(i + 1) % 4], ink, 1.5F);
        }
    }

}

void drawOverlays(Editor& editor, const SetView& view)
{
    const ui::Clip clip(editor.gui, view.area);
    for (const Item& item : editor.selection.items()) {
        drawBox(editor, view, item);
    }
    drawFreeMarks(editor, view);
    drawCast(editor, view);
    for (const auto& camera : editor.project().cameras.rows()) {
        const bool looksThrough = !view.plan && camera->id == editor.eye;
        if (!looksThrough && (camera->id == editor.camera || editor.page == Page::block)) {
            drawCamera(editor, view, *camera);
        }
    }
    drawWayDots(editor, view);
    drawTapes(editor, view);
    drawGizmo(editor, view);
}

}
