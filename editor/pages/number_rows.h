#pragma once

#include <fmt/format.h>

#include "base/units.h"
#include "editor/field_step.h"

namespace premise {

// Rows of the panels of numbers: a label, and the field behind it.

/// A field of lengths in the editor's own way to tell them.
[[nodiscard]] inline ui::NumberLook lengthLook(const Editor& editor)
{
    ui::NumberLook look;
    look.unit = ui::Unit::metres;
    look.fixed = 2;
    look.style = editor.lengths();
    return look;
}

struct LengthRow {
    std::string_view label{}; ///< and the field's id
    std::string of{};         ///< whose: "Height of Ines" is the step
    Metres now{};
    Metres least{};
    Metres most{100.0};
    float labelWidth = 72.0F;
    ui::Reason disabled{};
};
/// `change` is given the length in metres as it moves.
template <class Change>
void lengthRow(Editor& editor, ui::Rect& rest, const LengthRow& row, const Change& change)
{
    ui::NumberLook look = lengthLook(editor);
    look.least = row.least.value();
    look.most = row.most.value();
    look.disabled = row.disabled;
    const ui::Rect at = ui::labelled(editor.gui, rest, row.label, row.labelWidth);
    fieldStep(editor, ui::numberField(editor.gui, row.label, at, row.now.value(), look),
              fmt::format("{} of {}", row.label, row.of), change);
}

}
