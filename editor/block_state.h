#pragma once

#include <optional>

#include "project/project.h"
#include "stage/beat_edits.h"
#include "stage/bend_edits.h"

namespace premise {

/// A dot of somebody's way that is picked, and maybe dragged.
struct PickedDot {
    Id<Cast> cast{};
    WayDot dot{};
    bool dragged = false;
    bool inPlan = false; ///< in which of two views
    Project before{};
};

/// A bar of the beats that is dragged.
struct BeatDrag {
    Id<Cast> cast{};
    std::size_t stop = 0;
    BeatPart part = BeatPart::stay;
    float fromX = 0.0F; ///< of the pointer, points
    Project before{};
};

/// What of the shown camera is dragged in the plan.
struct PlanCameraDrag {
    enum class What { nothing, focus, turn } what = What::nothing;
    DVec3 from{0.0};    ///< on the ground, where the drag began
    double pan = 0.0;   ///< degrees, when it began
    bool begun = false; ///< its gesture is open
};

/// What is done with the blocking right now.
struct BlockState {
    std::optional<PickedDot> dot{};
    std::optional<BeatDrag> beat{};
    bool beatCancelled = false; ///< until the button goes down again
    PlanCameraDrag camera{};
};

}
