#include "project/project.h"

#include <algorithm>

namespace premise {

const Shot* shotNumbered(const Project& project, std::string_view number)
{
    for (const CutClip& clip : project.cut) {
        const Shot* played = project.shots.find(clip.shot);
        if (played != nullptr && played->number == number) {
            return played;
        }
    }
    const Shot* highest = nullptr;
    for (const auto& shot : project.shots.rows()) {
        if (shot->number == number && (highest == nullptr || shot->take > highest->take)) {
            highest = shot.get();
        }
    }
    return highest;
}

Frame recordFrames(const CutClip& clip)
{
    const Frame scene = std::max<Frame>(0, clip.range.duration());
    const Frame numerator = clip.speed.numerator;
    return (scene * clip.speed.denominator + numerator - 1) / numerator;
}

FrameTime sceneTimeIn(const CutClip& clip, Frame record)
{
    return FrameTime(clip.range.first) +
           FrameTime(record * clip.speed.numerator) / FrameTime(clip.speed.denominator);
}

Frame cutDuration(const Project& project)
{
    Frame duration = 0;
    for (const CutClip& clip : project.cut) {
        duration += recordFrames(clip);
    }
    return duration;
}

CutMoment cutAt(const Project& project, Frame record)
{
    Frame start = 0;
    for (const CutClip& clip : project.cut) {
        const Frame end = start + recordFrames(clip);
        if (record >= start && record < end) {
            return {.shot = project.shots.find(clip.shot),
                    .sceneTime = sceneTimeIn(clip, record - start)};
        }
        start = end;
    }
    return {};
}

}
