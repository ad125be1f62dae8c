#pragma once

#include <cstdint>
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
    /// Another number whenever project() may be another.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    /// Edits until endGesture are one step: one drag is one undo. Gestures do not nest. A gesture that
    /// ends where it began is no step, and what was undone before it can still be redone.
    void beginGesture(std::string name = {}); ///< of the step; its last edit's words where empty
    void endGesture();
    /// The project before the gesture, as if it had not begun (Esc).
    void cancelGesture();
    [[nodiscard]] bool inGesture() const { return gesture_; }

    [[nodiscard]] std::size_t steps() const { return now_; } ///< that led here
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo(); ///< nothing where there is nothing to undo, or inside a gesture
    void redo();
    /// What undo() would take back, "Move mark Marek 2"; empty where nothing.
    [[nodiscard]] std::string undoName() const;
    [[nodiscard]] std::string redoName() const;

private:
    struct State {
        Project project{};
        std::string step{}; ///< what led to it
    };
    [[nodiscard]] std::string stepName(const Edit& edit, const Project& before) const;

    std::vector<State> states_; ///< states_[now_] is the project; later ones were undone
    std::size_t now_ = 0;
    bool gesture_ = false;
    bool gestureChanged_ = false;      ///< the gesture has its own state already
    std::string gestureName_;          ///< empty: the last edit names it
    std::vector<State> beyondGesture_; ///< what could be redone when the gesture began
    std::uint64_t revision_ = 0;
};

}
