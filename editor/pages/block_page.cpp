#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "editor/empty_note.h"
#include "editor/pages/block_parts.h"
#include "editor/pages/pages.h"
#include "editor/pages/set_parts.h"
#include "editor/tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/stage.h"

namespace premise {

namespace {

    /// "walks", "sits": what an actor does now.
    std::string doesNow(const Editor& editor, const Cast& person)
    {
        if (castAt(editor.project(), person, editor.time).speed > 0.05) {
            return "walks";
        }
        const Frame now = Frame(std::floor(editor.time));
        std::string action = person.stops.empty() ? "stand" : person.stops.front().action;
        for (const Stop& stop : person.stops) {
            if (stop.arrive <= now) {
                action = stop.action;
            }
        }
        return action.substr(0, action.find('_')) + "s";
    }

    void drawCastStrip(Editor& editor, const ui::Rect& area)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "cast strip", area);
        ui::Rect row = area.inset(12.0F, 0.0F).band(ui::size::chip);
        row.takeLeft(ui::text(gui, row, ui::Face::strong, ui::colour::text, "Cast") + 14.0F);
        if (editor.project().cast.empty()) {
            constexpr std::string_view nobody =
                "No one is here yet. Add a person, then click the floor.";
            row.takeLeft(ui::text(gui, row, ui::Face::body, ui::colour::text3, nobody) + 12.0F);
            if (const float wide = nextStepWidth(editor, "Add person"); wide < row.w) {
                nextStepButton(editor, row.takeLeft(wide), "Add person", false);
            }
            return;
        }
        for (const auto& person : editor.project().cast.rows()) {
            const Item item{ItemKind::cast, person->id.value};
            const std::string does = doesNow(editor, *person);
            const float width = ui::chipWidth(gui, person->name, true, does);
            if (width > row.w) {
                break;
            }
            if (ui::chip(gui, "cast " + person->name, row.takeLeft(width, 8.0F), person->name,
                         editor.selection.has(item), inkOf(person->colour), does)) {
                editor.selection.pick(item);
            }
        }
    }

}

void drawBlockTools(Editor& editor, ui::Rect& bar)
{
    actionButton(editor, bar, "Select and move", ui::icon::pointer);
    actionButton(editor, bar, "Rotate", ui::icon::rotate);
    actionButton(editor, bar, "Scale", ui::icon::expand);
    toolGap(editor, bar);
    actionButton(editor, bar, "Tape", ui::icon::ruler);
    toolGap(editor, bar);
    actionButton(editor, bar, "Mark", ui::icon::addMark, "Mark");
    actionButton(editor, bar, "Walk", ui::icon::path, "Walk");
    mainActionButton(editor, bar, "Add person", ui::icon::addPerson, true);
    mainActionButton(editor, bar, "New shot", ui::icon::camera, false);
}

void drawBlockPage(Editor& editor, const ui::Rect& area, double seconds)
{
    ui::Rect rest = area;
    const ui::Rect numbers = rest.takeRight(editor.splits.lensPanel);
    const ui::Rect right = rest.takeRight(ui::size::splitter);
    drawItemNumbers(editor, numbers);
    splitRight(editor, "block right", right, editor.splits.lensPanel, Splits().lensPanel,
               area.w * 0.5F);
    drawCastStrip(editor, rest.takeTop(40.0F));
    const ui::Rect beats = rest.takeBottom(editor.splits.beats);
    const ui::Rect below = rest.takeBottom(ui::size::splitter);
    drawBeats(editor, beats);
    splitBelow(editor, "beats", below, editor.splits.beats, Splits().beats, rest.h);
    if (!editor.planLarge) {
        const ui::Rect side = rest.takeLeft(rest.w * (1.0F - editor.splits.planShare));
        const ui::Panel panel(editor.gui, "block view", side, ui::colour::view);
        drawFreeView(editor, side, seconds);
        rest.takeLeft(ui::size::splitter);
    }
    drawPlan(editor, rest, seconds);
}

}
