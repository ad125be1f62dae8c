#pragma once

#include <string>

#include "editor/gizmo.h"
#include "editor/selection.h"
#include "project/project.h"

namespace premise {

class Editor;
struct SetView;
struct ViewInput;

/// A drag in a view of the set: the project as it was, and how far it is.
struct SetDrag {
    bool active = false;
    bool cancelled = false; ///< or ended by Enter: nothing more until the button is up
    bool room = false;      ///< a room is being drawn
    bool plan = false;      ///< in which of two views
    Project before{};
    DVec3 from{0.0}; ///< a room's first corner
    GizmoPart part = GizmoPart::none;
    Gizmo gizmo{};         ///< as it was when the drag began
    Vec2 pointer{0.0F};    ///< when it was last looked at: parts of the view
    GizmoChange dragged{}; ///< by the pointer
    GizmoChange change{};  ///< in steps, or as typed: what is done
    std::string typed{};   ///< a number that takes the pointer's place
    std::string name{};    ///< of what is dragged
    std::string sitsOn{};  ///< what the ball found under it
};

/// The handles on what is picked, for the tool that is on; none where nothing is, or nothing of it has
/// such handles. Things that are locked have none.
[[nodiscard]] std::optional<Gizmo> gizmoOf(const Editor& editor, const SetView& view);

/// The handle under the pointer in this view.
[[nodiscard]] GizmoPart handleUnder(const Editor& editor, const SetView& view,
                                    const ViewInput& input);

/// A drag of a handle begins; of a thing itself it is `xz`, along the ground.
void beginSetDrag(Editor& editor, const SetView& view, const ViewInput& input, GizmoPart part);
/// One frame of it: moves, takes a typed number, ends, or puts back.
void goOnWithSetDrag(Editor& editor, const SetView& view, const ViewInput& input);

/// The handles, and while one is dragged how far it is and how far the next thing.
void drawGizmo(Editor& editor, const SetView& view);

/// A length as the status line has it: "0.35 m", "1' 2\"".
[[nodiscard]] std::string withUnit(const Editor& editor, double metres);

}
