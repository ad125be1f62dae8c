#include "project/clip_reach.h"

#include <algorithm>
#include <cmath>

#include "project/limits.h"
#include "project/row_words.h"

namespace premise {

std::string clipTitle(const Project& project, const CutClip& clip)
{
    if (!clip.shot) {
        return "black";
    }
    const Shot* shot = project.shots.find(clip.shot);
    return shot != nullptr ? shortTitleOf(*shot) : fmt::format("shot #{}", clip.shot.value);
}

Result<void> hasClip(const Project& project, std::size_t clip)
{
    if (clip >= project.cut.size()) {
        return fail("The cut has {} clips; choose one of them.", project.cut.size());
    }
    return {};
}

FrameRange playableOf(const Project& project, const CutClip& clip, Reach reach)
{
    const Shot* shot = project.shots.find(clip.shot);
    if (shot == nullptr || reach == Reach::scene) {
        return {Frame(anyFrame.least), Frame(anyFrame.most)};
    }
    return {std::min(clip.range.first, shot->range.first - shot->handleIn),
            std::max(clip.range.end, shot->range.end + shot->handleOut)};
}

Frame sceneFrames(Speed speed, Frame record)
{
    return record * speed.numerator / speed.denominator;
}

std::string byFrames(Frame by)
{
    return fmt::format("by {}{} {}", by < 0 ? "−" : "+", std::abs(by),
                       std::abs(by) == 1 ? "frame" : "frames");
}

}
