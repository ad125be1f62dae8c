#include <algorithm>

#include <fmt/format.h>

#include "editor/field_step.h"
#include "editor/pages/set_parts.h"
#include "stage/openings.h"

namespace premise {

namespace {

    /// The room with the hole of this piece changed, and all that stands in its walls kept there.
    template <class Change>
    void reshapeOpening(Editor& editor, Id<SetPiece> piece, const Change& change)
    {
        const Room* room = roomFilledBy(editor.project(), piece);
        if (room == nullptr) {
            return;
        }
        Room changed = *room;
        change(*std::ranges::find(changed.openings, piece, &Opening::filling));
        for (const Edit& edit : editsToReshape(editor.project(), changed)) {
            editor.ask(edit);
        }
    }

}

void drawOpeningNumbers(Editor& editor, ui::Rect& rest, const SetPiece& piece, const Room& room)
{
    const Opening& hole = *std::ranges::find(room.openings, piece.id, &Opening::filling);
    ui::section(editor.gui, rest, "In the wall",
                editor.lengths() == ui::LengthStyle::metric ? "metres" : "feet and inches");
    ui::text(editor.gui, ui::labelled(editor.gui, rest, "Wall", 72.0F), ui::Face::body,
             ui::colour::text, fmt::format("{} of {}", hole.wall + 1, room.name));
    ui::NumberLook look;
    look.unit = ui::Unit::metres;
    look.fixed = 2;
    look.least = 0.0;
    look.most = 100.0;
    look.style = editor.lengths();
    look.disabled = piece.locked ? "Unlock it first." : "";
    const auto number = [&](std::string_view label, Metres Opening::*which) {
        const ui::Rect at = ui::labelled(editor.gui, rest, label, 72.0F);
        fieldStep(editor, ui::numberField(editor.gui, label, at, (hole.*which).value(), look),
                  fmt::format("{} of {}", label, piece.name), [&](double value) {
                      reshapeOpening(editor, piece.id,
                                     [&](Opening& changed) { changed.*which = Metres(value); });
                  });
    };
    number("Along", &Opening::along);
    number("Sill", &Opening::sill);
    number("Width", &Opening::width);
    number("Height", &Opening::height);
}

}
