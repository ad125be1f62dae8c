#pragma once

#include <string>

#include "editor/editor.h"
#include "editor/ui/fields.h"

namespace premise {

/// What a field did in this frame, as one step of the history with this name: `change` is given the
/// value as it moves, and Esc takes all of it back.
template <class Change> void fieldStep(Editor& editor, const ui::NumberChange& field,
                                       const std::string& name, const Change& change)
{
    WorkingCopy& work = editor.session.work();
    if (field.began && !work.inGesture()) {
        editor.beginGesture(name);
    }
    if (field.changed) {
        change(field.value);
    }
    if (field.cancelled && work.inGesture()) {
        editor.cancelGesture();
    } else if (field.ended && work.inGesture()) {
        editor.endGesture();
    }
}

}
