#include <algorithm>
#include <optional>

#include "project/clip_reach.h"
#include "project/cutting.h"

namespace premise {

namespace {

    /// The clip lasting just `by` frames of the cut longer at its end; none where it cannot.
    std::optional<CutClip> endMoved(const CutClip& clip, Frame by, FrameRange limits)
    {
        const Frame wanted = recordFrames(clip) + by;
        CutClip moved = clip;
        moved.range.end = clip.range.first + sceneFrames(clip.speed, wanted);
        const bool can =
            wanted > 0 && moved.range.end <= limits.end && recordFrames(moved) == wanted;
        return can ? std::optional(moved) : std::nullopt;
    }

    /// The clip starting just `by` frames of the cut later and ending where it does.
    std::optional<CutClip> startMoved(const CutClip& clip, Frame by, FrameRange limits)
    {
        const Frame wanted = recordFrames(clip) - by;
        CutClip moved = clip;
        moved.range.first = clip.range.end - sceneFrames(clip.speed, wanted);
        const bool can =
            wanted > 0 && moved.range.first >= limits.first && recordFrames(moved) == wanted;
        return can ? std::optional(moved) : std::nullopt;
    }

    /// How many frames of the cut a clip may be trimmed or pulled out at most.
    Frame mostOf(const CutClip& clip, FrameRange limits)
    {
        return recordFrames({clip.shot, limits, clip.speed});
    }

    /// The largest part of `by` that can be done.
    template <class Can> Frame furthest(Frame by, Frame most, const Can& can)
    {
        by = std::clamp(by, -most, most);
        while (by != 0 && !can(by)) {
            by += by > 0 ? -1 : 1;
        }
        return by;
    }

    CutChange changed(const Project& project, std::string words, Frame asked, Frame done)
    {
        return {project.cut, std::move(words) + (asked == done ? "" : ", no further"), done};
    }

}

Result<CutChange> trimmedStart(const Project& project, std::size_t clip, Frame by, Reach reach)
{
    TRY(hasClip(project, clip));
    const CutClip& whole = project.cut[clip];
    const FrameRange limits = playableOf(project, whole, reach);
    const Frame done =
        furthest(by, mostOf(whole, limits), [&](Frame k) { return startMoved(whole, k, limits); });
    CutChange change = changed(
        project,
        fmt::format("Trimming the start of {} {}", clipTitle(project, whole), byFrames(done)), by,
        done);
    if (done != 0) {
        change.cut[clip] = *startMoved(whole, done, limits);
    }
    return change;
}

Result<CutChange> trimmedEnd(const Project& project, std::size_t clip, Frame by, Reach reach)
{
    TRY(hasClip(project, clip));
    const CutClip& whole = project.cut[clip];
    const FrameRange limits = playableOf(project, whole, reach);
    const Frame done =
        furthest(by, mostOf(whole, limits), [&](Frame k) { return endMoved(whole, k, limits); });
    CutChange change =
        changed(project,
                fmt::format("Trimming the end of {} {}", clipTitle(project, whole), byFrames(done)),
                by, done);
    if (done != 0) {
        change.cut[clip] = *endMoved(whole, done, limits);
    }
    return change;
}

Result<CutChange> rolled(const Project& project, std::size_t clip, Frame by, Reach reach)
{
    TRY(hasClip(project, clip));
    if (clip + 1 >= project.cut.size()) {
        return fail("After {} the cut ends, so there is nothing to roll. Trim its end instead.",
                    clipTitle(project, project.cut[clip]));
    }
    const CutClip& left = project.cut[clip];
    const CutClip& right = project.cut[clip + 1];
    const FrameRange leftLimits = playableOf(project, left, reach);
    const FrameRange rightLimits = playableOf(project, right, reach);
    const Frame most = std::min(mostOf(left, leftLimits), mostOf(right, rightLimits));
    const Frame done = furthest(by, most, [&](Frame k) {
        return endMoved(left, k, leftLimits) && startMoved(right, k, rightLimits);
    });
    CutChange change =
        changed(project,
                fmt::format("Rolling {} | {} {}, both lengths change", clipTitle(project, left),
                            clipTitle(project, right), byFrames(done)),
                by, done);
    if (done != 0) {
        change.cut[clip] = *endMoved(left, done, leftLimits);
        change.cut[clip + 1] = *startMoved(right, done, rightLimits);
    }
    return change;
}

Result<CutChange> slipped(const Project& project, std::size_t clip, Frame by, Reach reach)
{
    TRY(hasClip(project, clip));
    const CutClip& whole = project.cut[clip];
    if (!whole.shot) {
        return fail("Black shows nothing of the scene, so it cannot slip. Trim it instead.");
    }
    const FrameRange limits = playableOf(project, whole, reach);
    const Frame done =
        std::clamp(by, limits.first - whole.range.first, limits.end - whole.range.end);
    CutChange change = changed(
        project,
        fmt::format("Slipping {} {}, its length stays", clipTitle(project, whole), byFrames(done)),
        by, done);
    change.cut[clip].range.first += done;
    change.cut[clip].range.end += done;
    return change;
}

Result<CutChange> slid(const Project& project, std::size_t clip, Frame by, Reach reach)
{
    TRY(hasClip(project, clip));
    const std::string title = clipTitle(project, project.cut[clip]);
    if (clip == 0 || clip + 1 >= project.cut.size()) {
        return fail("{} has no neighbour on one side, so it cannot slide. Move it instead.", title);
    }
    const CutClip& before = project.cut[clip - 1];
    const CutClip& after = project.cut[clip + 1];
    const FrameRange beforeLimits = playableOf(project, before, reach);
    const FrameRange afterLimits = playableOf(project, after, reach);
    const Frame most = std::min(mostOf(before, beforeLimits), mostOf(after, afterLimits));
    const Frame done = furthest(by, most, [&](Frame k) {
        return endMoved(before, k, beforeLimits) && startMoved(after, k, afterLimits);
    });
    CutChange change =
        changed(project,
                fmt::format("Sliding {} between {} and {} {}", title, clipTitle(project, before),
                            clipTitle(project, after), byFrames(done)),
                by, done);
    if (done != 0) {
        change.cut[clip - 1] = *endMoved(before, done, beforeLimits);
        change.cut[clip + 1] = *startMoved(after, done, afterLimits);
    }
    return change;
}

}
