#pragma once

#include <optional>
#include <string>
#include <vector>

#include "math/types.h"

namespace premise {

class Editor;
struct SetView;
struct ViewInput;

/// A measure laid from one place to another.
struct Tape {
    DVec3 from{0.0}; ///< world, metres
    DVec3 to{0.0};
    std::string fromName{}; ///< what its end snapped to: "Ines, eyes"; empty: nothing
    std::string toName{};
    friend bool operator==(const Tape&, const Tape&) = default;
};

/// Tapes are no part of the production: they lie there until the editor closes, as a real one is wound up
/// at the end of a day.
struct Tapes {
    std::vector<Tape> kept{};
    std::optional<Tape>
        now{}; ///< being laid, or laid last: gone with the next one and with the tool
    bool laying = false;
    bool inPlan = false; ///< in which of two views
};

struct TapeParts {
    double length = 0.0; ///< metres
    double level = 0.0;  ///< of it along the ground, not negative
    double height = 0.0; ///< from the first end up to the second; negative: down
};
[[nodiscard]] TapeParts partsOf(const Tape& tape);

/// A place that an end of a tape snaps to.
struct TapeEnd {
    DVec3 place{0.0};
    std::string name{};
};
/// Marks, eyes, lenses, and the corners of rooms.
[[nodiscard]] std::vector<TapeEnd> tapeEnds(const Editor& editor);

/// One frame of the tool: drag from A to B. Double-click on a tape keeps it, and winds up a kept one.
void useTape(Editor& editor, const SetView& view, const ViewInput& input);
void drawTapes(Editor& editor, const SetView& view);

}
