#include "editor/way_dots.h"

#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/editor.h"
#include "editor/row_states.h"
#include "editor/set_tools.h"
#include "editor/view.h"
#include "stage/place.h"

namespace premise {

namespace {

    constexpr double dotReach = 8.0; ///< points

    /// Ways are bent on the Block page, of who is picked.
    std::vector<const Cast*> walkersPicked(const Editor& editor)
    {
        std::vector<const Cast*> walkers;
        for (const Item& item : editor.selection.items()) {
            if (item.kind == ItemKind::cast && editor.page == Page::block) {
                if (const Cast* cast = editor.project().cast.find(Id<Cast>{item.id})) {
                    walkers.push_back(cast);
                }
            }
        }
        return walkers;
    }

    std::optional<PickedDot> dotUnder(const Editor& editor, const SetView& view,
                                      const ViewInput& input)
    {
        const Vec2 pointer(view.area.x + input.x * view.area.w,
                           view.area.y + input.y * view.area.h);
        double nearest = dotReach;
        std::optional<PickedDot> found;
        for (const Cast* cast : walkersPicked(editor)) {
            for (const WayDot& dot : wayDots(editor.project(), *cast)) {
                const std::optional<Vec2> at = view.onScreen(dot.place);
                const double away =
                    at ? std::hypot(double(at->x - pointer.x), double(at->y - pointer.y)) : 1e9;
                if (away < nearest) {
                    nearest = away;
                    found = PickedDot{cast->id, dot, false, view.plan, {}};
                }
            }
        }
        return found;
    }

    void goOnBending(Editor& editor, const SetView& view, const ViewInput& input)
    {
        PickedDot& picked = *editor.block.dot;
        if (ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false)) {
            picked.dragged = false;
            editor.drag.cancelled = true;
            editor.cancelGesture();
            return;
        }
        const std::string& name = picked.before.cast.at(picked.cast).name;
        if (!input.held) {
            picked.dragged = false;
            picked.dot.isTurn = true;
            picked.before = {};
            editor.endGesture();
            editor.say(fmt::format("{} now goes round here", name));
            return;
        }
        const std::optional<DVec3> to = onGround(view.ray(input.x, input.y), picked.dot.place.y);
        if (!to) {
            return;
        }
        constexpr double bendStep = 0.25; // metres, with Ctrl
        const bool steps = ImGui::GetIO().KeyCtrl;
        const DVec3 place = steps ? onGrid(*to, Metres(bendStep)) : *to;
        const Result<std::vector<Edit>> edits =
            editsToBend(picked.before, picked.cast, picked.dot, place);
        if (edits) {
            editor.ask(*edits, "Bend the way of " + name);
        }
        const Cast* now = editor.project().cast.find(picked.cast);
        if (const auto walk =
                now == nullptr ? std::nullopt : walkTo(editor.project(), *now, picked.dot.stop)) {
            editor.say(fmt::format("Bending the way of {}: {}, {:.1f} m/s", name,
                                   withUnit(editor, walk->metres), walk->speed()));
        }
        editor.gui.hint = "Ctrl snaps, Esc puts it back";
    }

}

bool useWayDots(Editor& editor, const SetView& view, const ViewInput& input)
{
    std::optional<PickedDot>& picked = editor.block.dot;
    if (picked && picked->dragged) {
        if (picked->inPlan == view.plan) {
            goOnBending(editor, view, input);
        }
        return true;
    }
    if (input.pressed) {
        picked = dotUnder(editor, view, input);
        return picked.has_value();
    }
    if (!picked || picked->inPlan != view.plan || !input.held) {
        return false;
    }
    if (input.dragging && !editor.drag.cancelled) {
        picked->dragged = true;
        picked->before = editor.project();
        editor.beginGesture("Bend the way of " + editor.project().cast.at(picked->cast).name);
    }
    return true;
}

void drawWayDots(Editor& editor, const SetView& view)
{
    const std::optional<PickedDot>& picked = editor.block.dot;
    for (const Cast* cast : walkersPicked(editor)) {
        const ui::Ink tape = inkOf(cast->colour);
        for (const WayDot& dot : wayDots(editor.project(), *cast)) {
            const std::optional<Vec2> at = view.onScreen(dot.place);
            if (!at) {
                continue;
            }
            const bool isPicked = picked && picked->cast == cast->id && dot.isTurn &&
                                  picked->dot.stop == dot.stop && picked->dot.turn == dot.turn;
            ui::disc(editor.gui, at->x, at->y, dot.isTurn ? 4.5F : 3.0F,
                     isPicked ? ui::colour::accent : ui::colour::panel);
            ui::ring(editor.gui, at->x, at->y, dot.isTurn ? 4.5F : 3.0F,
                     isPicked ? ui::colour::text : tape, 1.5F);
            if (editor.gui.recording) {
                editor.gui.notePlace(fmt::format("{} {} {} {}", view.plan ? "plan" : "view",
                                                 dot.isTurn ? "turn" : "bend", dot.stop + 1,
                                                 dot.turn + 1),
                                     {at->x - 1.0F, at->y - 1.0F, 2.0F, 2.0F});
            }
        }
    }
}

bool straightenPickedDot(Editor& editor)
{
    std::optional<PickedDot>& picked = editor.block.dot;
    if (!picked || editor.page != Page::block || !picked->dot.isTurn ||
        !editor.selection.has({ItemKind::cast, picked->cast.value})) {
        return false;
    }
    const Result<std::vector<Edit>> edits =
        editsToStraighten(editor.project(), picked->cast, picked->dot);
    const PickedDot was = *picked;
    picked.reset();
    if (!edits) {
        return false;
    }
    const std::string name = editor.project().cast.at(was.cast).name;
    if (editor.ask(*edits, "Straighten the way of " + name)) {
        editor.say(name + " goes straight there");
    }
    return true;
}

}
