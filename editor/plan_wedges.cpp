#include "editor/plan_wedges.h"

#include <cmath>

#include "editor/editor.h"
#include "editor/set_tools.h"
#include "editor/sight.h"
#include "film/framing.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr int sightRays = 96;       ///< across the wedge of the shown camera
    constexpr double sightReach = 30.0; ///< metres, where no wall is
    constexpr double sightHeight = 1.2; ///< metres: as the plan's section

}

void PlanWedges::keepUp(Editor& editor, const SetView& view)
{
    const bool edited = editor.revision() != revision_ || view.frame.still != still_.lock() ||
                        editor.reader.models().size() != models_;
    if (edited) {
        models_ = editor.reader.models().size();
        revision_ = editor.revision();
        still_ = view.frame.still;
        walls_ = sightLines(
            editor.project(),
            editor.section.of(view.frame.still, editor.reader.models(), sightHeight), sightHeight);
    }
    if (edited || editor.time != time_) {
        time_ = editor.time;
        wedges_.clear();
    }
}

const Wedge& PlanWedges::of(Editor& editor, const SetView& view, const CameraSetup& camera)
{
    keepUp(editor, view);
    const int rays = camera.id == editor.camera ? sightRays : 1;
    Wedge& wedge = wedges_[camera.id.value];
    if (wedge.edge.size() == std::size_t(rays) + 1) {
        return wedge;
    }
    const StagedCamera staged = stagedCamera(editor.project(), camera, editor.time);
    const double pan = panTiltRollFrom(staged.pose.rotation).pan.inRadians();
    wedge.eye = DVec3(staged.pose.position);
    wedge.ahead = DVec3(-std::sin(pan), 0.0, -std::cos(pan));
    wedge.right = DVec3(std::cos(pan), 0.0, -std::sin(pan));
    wedge.half = halfExtent(staged.gate, staged.squeeze, staged.focalLength, staged.aspect.ratio())
                     .horizontal;
    wedge.focus = staged.focusDistance.value();
    wedge.edge.clear();
    for (int i = 0; i <= rays; ++i) {
        const double side = wedge.half * (2.0 * double(i) / double(rays) - 1.0);
        const DVec3 way = glm::normalize(wedge.ahead + wedge.right * side);
        const double far =
            sightAlong(walls_, {wedge.eye.x, wedge.eye.z}, {way.x, way.z}, sightReach);
        wedge.edge.push_back(wedge.eye + way * far);
    }
    return wedge;
}

}
