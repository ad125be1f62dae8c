#pragma once

#include <string>
#include <vector>

#include "project/edit.h"

namespace premise {

/// The project now, what led to it, and what was undone. Undo keeps whole projects that share their
/// unchanged rows, so no edit has undo code that could be wrong.
class History {
public:
    explicit History(Project project);

    [[nodiscard]] const Project& project() const;
    /// Fails as applied() does; then nothing changed. An edit that leaves the project as it was is no
    /// step.
    [[nodiscard]] Result<void> apply(const Edit& edit);

    /// Edits until endGesture are one step: one drag is one undo. Gestures do not nest. A gesture that
    /// ends where it began is no step, and what was undone before it can still be redone.
    void beginGesture();
    void endGesture();
    /// The project before the gesture, as if it had not begun (Esc).
    void cancelGesture();
    [[nodiscard]] bool inGesture() const { return gesture_; }

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo(); ///< nothing where there is nothing to undo, or inside a gesture
    void redo();

private:
    std::vector<Project> states_; ///< states_[now_] is the project; later ones were undone
    std::size_t now_ = 0;
    bool gesture_ = false;
    bool gestureChanged_ = false;        ///< the gesture has its own state already
    std::vector<Project> beyondGesture_; ///< what could be redone when the gesture began
};

}
