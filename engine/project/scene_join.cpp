#include "project/scene_join.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "project/clip_reach.h"

namespace premise {

namespace {

    /// Whether the actor comes to a mark, leaves one, or walks in these frames.
    bool stepsIn(const Cast& cast, FrameRange range)
    {
        for (std::size_t i = 1; i < cast.stops.size(); ++i) {
            if (cast.stops[i - 1].leave < range.end && cast.stops[i].arrive > range.first) {
                return true;
            }
        }
        return false;
    }

    /// "Marek's step is seen twice.", "The steps of Marek and Ines are not seen."; empty where all
    /// stand still.
    std::string stepWords(const Project& project, FrameRange range, const char* how)
    {
        std::vector<std::string> names;
        for (const auto& cast : project.cast.rows()) {
            if (cast->visible && stepsIn(*cast, range)) {
                names.push_back(cast->name);
            }
        }
        if (names.empty()) {
            return {};
        }
        return names.size() == 1
                   ? fmt::format(" {}'s step is {}.", names.front(), how)
                   : fmt::format(" The steps of {} are {}.", joined(names, ", ", " and "), how);
    }

    std::string joinWords(const Project& project, const CutClip& before, const CutClip& clip)
    {
        const Frame jump = clip.range.first - before.range.end;
        if (jump == 0) {
            return {};
        }
        const FrameRange between{std::min(clip.range.first, before.range.end),
                                 std::max(clip.range.first, before.range.end)};
        // Before the clip before began, nothing has been shown yet.
        const FrameRange twice{std::max(between.first, before.range.first),
                               std::min(between.end, clip.range.end)};
        return fmt::format("Starts {} {} {} {} ends in the scene.{}", std::abs(jump),
                           std::abs(jump) == 1 ? "frame" : "frames", jump < 0 ? "before" : "after",
                           clipTitle(project, before),
                           jump < 0 ? stepWords(project, twice, "seen twice")
                                    : stepWords(project, between, "not seen"));
    }

    const CutClip* clipBefore(const Project& project, std::size_t clip)
    {
        const bool joins = clip > 0 && project.cut[clip].shot && project.cut[clip - 1].shot;
        return joins ? &project.cut[clip - 1] : nullptr;
    }

}

HandleUse handleUse(const Project& project, const CutClip& clip)
{
    if (!clip.shot) {
        return {};
    }
    const Shot& shot = project.shots.at(clip.shot);
    const auto shown = [](Frame outside, Frame handle) {
        return std::clamp<Frame>(outside, 0, handle);
    };
    const auto above = [](Frame frames) { return std::max<Frame>(frames, 0); };
    const Frame head = shot.range.first - clip.range.first;
    const Frame tail = clip.range.end - shot.range.end;
    return {.headShown = shown(head, shot.handleIn),
            .tailShown = shown(tail, shot.handleOut),
            .headBeyond = above(head - shot.handleIn),
            .tailBeyond = above(tail - shot.handleOut),
            .headLeft = above(shot.handleIn - head),
            .tailLeft = above(shot.handleOut - tail)};
}

Result<SceneJoin> sceneJoin(const Project& project, std::size_t clip)
{
    TRY(hasClip(project, clip));
    const CutClip* before = clipBefore(project, clip);
    if (before == nullptr) {
        return SceneJoin{};
    }
    const CutClip& here = project.cut[clip];
    return SceneJoin{here.range.first - before->range.end, joinWords(project, *before, here)};
}

Result<CutChange> actionMatched(const Project& project, std::size_t clip)
{
    TRY(hasClip(project, clip));
    const CutClip* before = clipBefore(project, clip);
    const CutClip& here = project.cut[clip];
    const std::string title = clipTitle(project, here);
    if (before == nullptr) {
        return fail("{} follows no other shot, so there is no action to match.", title);
    }
    if (before->range.end >= here.range.end) {
        return fail("{} is over in the scene before {} ends. Trim the end of {} first.", title,
                    clipTitle(project, *before), clipTitle(project, *before));
    }
    const FrameRange limits = playableOf(project, here, Reach::handles);
    if (before->range.end < limits.first) {
        return fail("{} starts {} frames too late for {}, beyond its handles. Make the shot longer "
                    "first.",
                    title, limits.first - before->range.end, clipTitle(project, *before));
    }
    CutChange change{project.cut, {}, 0};
    change.cut[clip].range.first = before->range.end;
    change.by = recordFrames(change.cut[clip]) - recordFrames(here);
    change.words = fmt::format("{} goes on where {} ends", title, clipTitle(project, *before));
    return change;
}

}
