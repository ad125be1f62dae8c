#include "tools/premise/movie_plan.h"

#include <algorithm>

#include "tools/premise/choice.h"

namespace premise {

namespace {

    FrameRange rangeOf(const Shot& shot, Handles handles)
    {
        return handles == Handles::with ? withHandles(shot) : shot.range;
    }

}

std::vector<Stretch> cutPlan(const Project& project)
{
    std::vector<Stretch> plan;
    for (const CutClip& clip : project.cut) {
        if (!clip.range.empty()) {
            plan.push_back({clip, true, false});
        }
    }
    return plan;
}

std::vector<Stretch> shotPlan(const Shot& shot, Handles handles)
{
    return {{{shot.id, rangeOf(shot, handles)}, false, true}};
}

std::vector<Stretch> planOfAll(const Project& project, Handles handles)
{
    std::vector<Stretch> plan = cutPlan(project);
    for (const auto& shot : project.shots.rows()) {
        const CutClip whole{shot->id, rangeOf(*shot, handles)};
        const auto clip = std::ranges::find(plan, whole, &Stretch::clip);
        if (clip != plan.end()) {
            clip->intoShot = true;
        } else {
            plan.push_back({whole, false, true});
        }
    }
    return plan;
}

Frame durationOf(const std::vector<Stretch>& plan)
{
    Frame duration = 0;
    for (const Stretch& stretch : plan) {
        duration += recordFrames(stretch.clip);
    }
    return duration;
}

}
