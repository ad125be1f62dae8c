#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "editor/section.h"
#include "project/project.h"

namespace premise {

class Editor;
struct SetView;

/// What a camera sees in plan. World, metres; directions are level and unit.
struct Wedge {
    DVec3 eye{0.0};
    DVec3 ahead{0.0};
    DVec3 right{0.0};
    double half = 0.0;  ///< tangent of half its angle
    double focus = 0.0; ///< metres
    std::vector<DVec3>
        edge{}; ///< how far it sees, from left to right; of cameras that are not shown both ends
};

/// Wedges that end at walls. They are worked out once for a project as it is and a moment: with the walls
/// of a large set each costs more than all else that a plan draws.
class PlanWedges {
public:
    /// Good until the next call.
    [[nodiscard]] const Wedge& of(Editor& editor, const SetView& view, const CameraSetup& camera);

private:
    void keepUp(Editor& editor, const SetView& view);

    std::uint64_t revision_ = 0; ///< of the project
    std::size_t models_ = 0;     ///< how many have come
    double time_ = 0.0;
    std::weak_ptr<const StillScene> still_;
    std::vector<PlanLine> walls_;
    std::map<std::uint32_t, Wedge> wedges_; ///< by the camera's id
};

}
