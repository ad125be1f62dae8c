#include "editor/set_drag.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/moving.h"
#include "editor/row_states.h"
#include "editor/set_tools.h"
#include "editor/turning.h"
#include "stage/drop.h"
#include "stage/place.h"
#include "stage/stage.h"

namespace premise {

namespace {

    constexpr float armPoints = 84.0F; ///< of an arrow on the window
    constexpr float ringShare = 0.75F; ///< of it: a ring's radius

    struct PartWords {
        const char* doing;
        const char* done;
        const char* step; ///< of the history: "Move"
        const char* way;  ///< behind the number
    };
    PartWords wordsOf(GizmoPart part)
    {
        switch (part) {
        case GizmoPart::x: return {"Moving", "Moved", "Move", " along X"};
        case GizmoPart::y: return {"Moving", "Moved", "Move", " along Y"};
        case GizmoPart::z: return {"Moving", "Moved", "Move", " along Z"};
        case GizmoPart::xy: return {"Moving", "Moved", "Move", " in XY"};
        case GizmoPart::yz: return {"Moving", "Moved", "Move", " in YZ"};
        case GizmoPart::pan: return {"Turning", "Turned", "Turn", ""};
        case GizmoPart::tilt: return {"Tilting", "Tilted", "Tilt", ""};
        case GizmoPart::roll: return {"Rolling", "Rolled", "Roll", ""};
        case GizmoPart::size: return {"Scaling", "Scaled", "Scale", ""};
        default: return {"Moving", "Moved", "Move", ""};
        }
    }

    bool isTurn(GizmoPart part)
    {
        return part == GizmoPart::pan || part == GizmoPart::tilt || part == GizmoPart::roll;
    }

    std::string changeWords(const Editor& editor, const SetDrag& drag)
    {
        const double number = numberOf(drag.change, drag.part);
        if (isTurn(drag.part)) {
            return fmt::format("{}°", ui::written(number, ui::Unit::degrees, 1));
        }
        if (drag.part == GizmoPart::size) {
            return fmt::format("{:.2f}", number);
        }
        return withUnit(editor, number);
    }

    std::string sentence(const Editor& editor, const SetDrag& drag, const char* verb)
    {
        return fmt::format("{} {} by {}{}", verb, drag.name, changeWords(editor, drag),
                           wordsOf(drag.part).way);
    }

    std::vector<Item> movable(const Editor& editor)
    {
        std::vector<Item> items;
        for (const Item& item : editor.selection.items()) {
            if (!isLocked(editor.project(), item)) {
                items.push_back(item);
            }
        }
        return items;
    }

    DVec3 middleOf(const Project& project, const std::vector<Item>& items, FrameTime time)
    {
        DVec3 sum(0.0);
        for (const Item& item : items) {
            sum += placeOf(project, item, time);
        }
        return sum / double(std::max<std::size_t>(items.size(), 1));
    }

    const Placement* placementOf(const Project& project, const Item& item)
    {
        const auto of = [](const auto* row) { return row == nullptr ? nullptr : &row->placement; };
        switch (item.kind) {
        case ItemKind::setPiece: return of(project.setPieces.find(Id<SetPiece>{item.id}));
        case ItemKind::prop: return of(project.props.find(Id<Prop>{item.id}));
        case ItemKind::light: return of(project.lights.find(Id<Light>{item.id}));
        case ItemKind::camera: return of(project.cameras.find(Id<CameraSetup>{item.id}));
        default: return nullptr;
        }
    }

    /// Metres at this place that a point of the window covers.
    double metresAPoint(const SetView& view, const DVec3& place)
    {
        if (view.plan) {
            return view.fromAbove.width.value() / double(std::max(view.area.w, 1.0F));
        }
        const double ahead = pointInPicture(view.camera, place).ahead;
        const double high = view.camera.gate.height.value() / view.camera.focalLength.value();
        return std::max(ahead, 0.05) * high / double(std::max(view.area.h, 1.0F));
    }

    OnWindow onWindowOf(const SetView& view)
    {
        return [&view](const DVec3& place) { return view.onScreen(place); };
    }

    std::vector<Edit> editsOf(const Editor& editor, const SetDrag& drag)
    {
        const std::vector<Item> items = movable(editor);
        switch (drag.part) {
        case GizmoPart::pan:
        case GizmoPart::tilt:
        case GizmoPart::roll: {
            const TurnAbout about = drag.part == GizmoPart::pan    ? TurnAbout::pan
                                    : drag.part == GizmoPart::tilt ? TurnAbout::tilt
                                                                   : TurnAbout::roll;
            return editsToTurn(drag.before, items,
                               {about, drag.change.turn, drag.gizmo.place, editor.time});
        }
        case GizmoPart::size: return editsToSize(drag.before, items, drag.change.factor());
        default: return editsToShift(drag.before, items, drag.change.by);
        }
    }

    /// The ball: onto whatever level thing lies under the pointer.
    void sitDown(Editor& editor, const SetView& view, const ViewInput& input, SetDrag& drag)
    {
        PickWish wish;
        wish.mayMeet = [&editor](const PlacedModel& model) {
            return !editor.selection.has(itemOf(model.kind, model.row));
        };
        const std::optional<Picked> met = editor.picker.nearest(view.frame, editor.reader.models(),
                                                                view.ray(input.x, input.y), wish);
        drag.sitsOn.clear();
        constexpr float level = 0.9F; // cosine of 26°
        if (!met || met->normal.y < level) {
            return;
        }
        drag.change.by = met->point - drag.gizmo.place;
        drag.dragged.by = drag.change.by;
        if (ImGui::GetIO().KeyCtrl) {
            const double height = drag.change.by.y;
            drag.change = inSteps(drag.change, GizmoPart::xz);
            drag.change.by.y = height;
        }
        const Item under = itemOf(met->kind, met->row);
        drag.sitsOn = met->kind == PlacedKind::room ? "floor" : nameOf(editor.project(), under);
    }

    bool pressedInDrag(ImGuiKey key)
    {
        return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[key], false);
    }

    /// Letters of a number that are typed while the button is down.
    void typeInto(SetDrag& drag)
    {
        constexpr std::string_view letters = "0123456789.,-'\" mcftin°";
        for (const ImWchar letter : ImGui::GetIO().InputQueueCharacters) {
            if (letter < 128 && letters.find(char(letter)) != std::string_view::npos) {
                drag.typed += char(letter);
            }
        }
        if (pressedInDrag(ImGuiKey_Backspace) && !drag.typed.empty()) {
            drag.typed.pop_back();
        }
    }

    /// What is typed, as a change; nothing where it is no number yet.
    std::optional<GizmoChange> typedChange(const Editor& editor, const SetDrag& drag)
    {
        const ui::Unit unit = isTurn(drag.part)              ? ui::Unit::degrees
                              : drag.part == GizmoPart::size ? ui::Unit::none
                                                             : ui::Unit::metres;
        std::string text = drag.typed;
        const bool plain = text.find_first_not_of("0123456789.,-") == std::string::npos;
        const bool feet = text.find('-', 1) != std::string::npos;
        if (unit == ui::Unit::metres && editor.lengths() == ui::LengthStyle::feetInches && plain &&
            !feet) {
            text += "'"; // a bare number counts what the fields show
        }
        const std::optional<double> number = ui::readQuantity(text, unit, 0.0);
        return number ? changeOf(*number, drag.part, drag.dragged) : std::nullopt;
    }

    void endDrag(Editor& editor, bool held)
    {
        SetDrag& drag = editor.drag;
        drag.active = false;
        drag.cancelled = held;
        editor.endGesture();
        editor.say(sentence(editor, drag, wordsOf(drag.part).done));
        if (drag.part == GizmoPart::ground && !drag.sitsOn.empty()) {
            editor.say(fmt::format("{} sits on {}", drag.name, drag.sitsOn));
        }
    }

    /// The pointer's way since the last frame. In small pieces, or Shift would make it jump.
    void follow(Editor& editor, const SetView& view, const ViewInput& input, SetDrag& drag)
    {
        const Vec2 now(input.x, input.y);
        const std::optional<GizmoChange> part =
            changeBetween(drag.gizmo, drag.part, view.ray(drag.pointer.x, drag.pointer.y),
                          view.ray(now.x, now.y));
        constexpr double fine = 0.1;
        if (part) {
            add(drag.dragged, *part, ImGui::GetIO().KeyShift ? fine : 1.0);
        }
        drag.pointer = now;
        drag.change = ImGui::GetIO().KeyCtrl ? inSteps(drag.dragged, drag.part) : drag.dragged;
        if (drag.part == GizmoPart::ground && !view.plan) {
            sitDown(editor, view, input, drag);
        }
    }

}

std::string withUnit(const Editor& editor, double metres)
{
    const std::string words = ui::written(metres, ui::Unit::metres, 2, 2, editor.lengths());
    return editor.lengths() == ui::LengthStyle::metric ? words + " m" : words;
}

std::optional<Gizmo> gizmoOf(const Editor& editor, const SetView& view)
{
    const std::vector<Item> items = movable(editor);
    if (items.empty()) {
        return std::nullopt;
    }
    Gizmo gizmo;
    gizmo.fromAbove = view.plan;
    const Item main = items.back();
    gizmo.place = items.size() == 1 ? placeOf(editor.project(), main, editor.time)
                                    : middleOf(editor.project(), items, editor.time);
    switch (editor.tool) {
    case Tool::select: break;
    case Tool::rotate:
        gizmo.kind = GizmoKind::turn;
        gizmo.wholeTurn = std::ranges::all_of(items, tilts);
        if (const Placement* placement = placementOf(editor.project(), main)) {
            gizmo.pan = Angle::degrees(valueAt(placement->pan, editor.time));
            gizmo.tilt = Angle::degrees(valueAt(placement->tilt, editor.time));
        }
        break;
    case Tool::scale:
        gizmo.kind = GizmoKind::size;
        if (std::ranges::none_of(items, hasSize)) {
            return std::nullopt;
        }
        break;
    default: return std::nullopt;
    }
    const double points = gizmo.kind == GizmoKind::turn ? armPoints * ringShare : armPoints;
    gizmo.arm = metresAPoint(view, gizmo.place) * points;
    return gizmo;
}

GizmoPart handleUnder(const Editor& editor, const SetView& view, const ViewInput& input)
{
    const std::optional<Gizmo> gizmo = gizmoOf(editor, view);
    if (!gizmo) {
        return GizmoPart::none;
    }
    // Who sees the press began it at the drag's start, a few points ago.
    const Vec2 at(view.area.x + input.x * view.area.w, view.area.y + input.y * view.area.h);
    return partAt(signsOf(*gizmo, onWindowOf(view)), at);
}

void beginSetDrag(Editor& editor, const SetView& view, const ViewInput& input, GizmoPart part)
{
    const std::vector<Item> items = movable(editor);
    if (items.empty()) {
        editor.complain(editor.selection.items().size() == 1
                            ? nameOf(editor.project(), editor.selection.main()) +
                                  " is locked. Shift+L unlocks it"
                            : "What is picked is locked. Shift+L unlocks it");
        editor.drag.cancelled = true;
        return;
    }
    SetDrag drag;
    drag.gizmo = gizmoOf(editor, view).value_or(Gizmo{});
    drag.gizmo.fromAbove = view.plan;
    if (part == GizmoPart::xz) {
        drag.gizmo.place.y = placeOf(editor.project(), items.back(), editor.time).y;
    }
    drag.active = true;
    drag.plan = view.plan;
    drag.before = editor.project();
    drag.part = part;
    drag.pointer = Vec2(input.x - input.dragX / view.area.w, input.y - input.dragY / view.area.h);
    drag.name = items.size() == 1 ? nameOf(editor.project(), items.front())
                                  : fmt::format("{} things", items.size());
    editor.drag = std::move(drag);
    editor.beginGesture(std::string(wordsOf(part).step) + " " + editor.drag.name);
}

void goOnWithSetDrag(Editor& editor, const SetView& view, const ViewInput& input)
{
    SetDrag& drag = editor.drag;
    if (drag.plan != view.plan) {
        return;
    }
    if (pressedInDrag(ImGuiKey_Escape)) {
        drag.active = false;
        drag.cancelled = true;
        editor.cancelGesture();
        return;
    }
    typeInto(drag);
    if (drag.typed.empty()) {
        if (!input.held) {
            endDrag(editor, false);
            return;
        }
        follow(editor, view, input, drag);
    } else if (const std::optional<GizmoChange> typed = typedChange(editor, drag)) {
        drag.change = *typed;
    }
    editor.ask(editsOf(editor, drag), std::string(wordsOf(drag.part).step) + " " + drag.name);
    if (!drag.typed.empty() && (pressedInDrag(ImGuiKey_Enter) || !input.held)) {
        endDrag(editor, input.held);
        return;
    }
    editor.say(sentence(editor, drag, wordsOf(drag.part).doing));
    editor.gui.hint =
        drag.typed.empty() ? "Ctrl snaps, Esc puts it back" : "Enter takes it, Esc puts it back";
}

}
