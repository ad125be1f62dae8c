#pragma once

#include "editor/set_tools.h"

namespace premise {

/// The tool that has a model of the library in hand: its outline follows the pointer over a view, and
/// where it falls it becomes part of the production.
void placeFromLibrary(Editor& editor, const SetView& view, const ViewInput& input);

/// After all views of a frame: what was let go over none of them goes back to its shelf.
void endPlacing(Editor& editor);

}
