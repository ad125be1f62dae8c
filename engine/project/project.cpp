#include "project/project.h"

#include <algorithm>

namespace premise {

const Shot* shotNumbered(const Project& project, std::string_view number)
{
    const auto& rows = project.shots.rows();
    const auto at = std::ranges::find(rows, number, [](const auto& shot) { return shot->number; });
    return at == rows.end() ? nullptr : at->get();
}

Frame cutDuration(const Project& project)
{
    Frame duration = 0;
    for (const CutClip& clip : project.cut) {
        duration += std::max<Frame>(0, clip.range.duration());
    }
    return duration;
}

CutMoment cutAt(const Project& project, Frame record)
{
    Frame start = 0;
    for (const CutClip& clip : project.cut) {
        const Frame end = start + std::max<Frame>(0, clip.range.duration());
        if (record >= start && record < end) {
            return {.shot = project.shots.find(clip.shot),
                    .sceneFrame = clip.range.first + (record - start)};
        }
        start = end;
    }
    return {};
}

}
