#pragma once

#include <optional>

#include "editor/editor.h"
#include "editor/navigation.h"
#include "stage/pick.h"
#include "stage/view_ray.h"

namespace premise {

/// A view of the set as the tools see it, from the side or from above.
struct SetView {
    ui::Rect area{};
    StagedFrame frame{}; ///< what stands in it
    bool plan = false;
    StagedCamera camera{}; ///< of a view from the side
    PlanView fromAbove{};  ///< of a plan

    [[nodiscard]] Ray ray(float u, float v) const;
    /// Points of the window; nothing where the place is behind the eye.
    [[nodiscard]] std::optional<Vec2> onScreen(const DVec3& place) const;
};

/// What the left button does in a view, by the tool that is on: pick and drag, add a person, walk,
/// mark, draw a room. The same in every view.
void useTool(Editor& editor, const SetView& view, const ViewInput& input);

/// What lies over the picture of a view: boxes of what is picked, marks and ways, names, cameras.
void drawOverlays(Editor& editor, const SetView& view);

/// Where the ray comes to the ground of this height; none where it never does within 500 m.
[[nodiscard]] std::optional<DVec3> onGround(const Ray& ray, double height);

}
