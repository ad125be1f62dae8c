#include <algorithm>

#include "editor/pages/number_rows.h"
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
    const auto number = [&](std::string_view label, Metres Opening::*which) {
        LengthRow row{.label = label, .of = piece.name, .now = hole.*which};
        row.disabled = piece.locked ? "Unlock it first." : "";
        lengthRow(editor, rest, row, [&](double value) {
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
