#pragma once

namespace premise {

class Editor;
struct SetView;
struct ViewInput;

/// Dots on the ways of picked people: dragged, they bend the way. True while one has the pointer.
bool useWayDots(Editor& editor, const SetView& view, const ViewInput& input);
void drawWayDots(Editor& editor, const SetView& view);

/// Del on a picked dot: the way goes straight there. False where none is picked.
bool straightenPickedDot(Editor& editor);

}
