#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "math/types.h"

namespace premise {

class Editor;
struct SetView;

/// Lines on the ground of a view from the side, finest near what the eye turns about and gone further
/// out. A line that something of the set stands before is not drawn there: that is found out by rays once
/// a look, not once a frame.
class FloorGrid {
public:
    void draw(Editor& editor, const SetView& view);

private:
    struct Piece {
        DVec3 from{0.0};
        DVec3 to{0.0};
        std::uint32_t ink = 0;
    };
    void lay(Editor& editor, const SetView& view, double step);

    std::vector<Piece> pieces_; ///< that are seen
    std::uint64_t stamp_ = 0;   ///< of the look that they are for
};

/// Metres from line to line, and how the pill says it, for a view of this depth: a metre, or a foot where
/// lengths are told in feet, and more from far away.
struct GridStep {
    double metres = 1.0;
    std::string words{}; ///< "1 m"
};
[[nodiscard]] GridStep gridStep(const Editor& editor, double metresSeen);
/// How many metres of ground a look with this distance to its pivot shows.
[[nodiscard]] double groundSeen(double distance);

}
