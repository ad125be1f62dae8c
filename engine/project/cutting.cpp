#include "project/cutting.h"

#include <algorithm>
#include <optional>

#include "project/clip_reach.h"
#include "project/speed.h"

namespace premise {

namespace {

    std::string framesWords(Frame frames)
    {
        return fmt::format("{} {}", frames, frames == 1 ? "frame" : "frames");
    }

    /// Both halves of a clip, cut on the frame of the cut nearest to `at` that its speed allows.
    std::optional<std::pair<CutClip, CutClip>> halves(const CutClip& clip, Frame at)
    {
        const Frame whole = recordFrames(clip);
        std::pair<CutClip, CutClip> parts{clip, clip};
        for (Frame first = at; first > 0; --first) {
            parts.first.range.end = clip.range.first + sceneFrames(clip.speed, first);
            parts.second.range.first = clip.range.end - sceneFrames(clip.speed, whole - first);
            if (recordFrames(parts.first) == first && recordFrames(parts.second) == whole - first) {
                return parts;
            }
        }
        return std::nullopt;
    }

    /// Lays clips into the cut at a frame of it.
    Result<std::size_t> openedAt(const Project& project, std::vector<CutClip>& cut, Frame record)
    {
        if (record >= cutDuration(project)) {
            return cut.size();
        }
        const ClipPlace place = TRY(clipAt(project, std::max<Frame>(record, 0)));
        const CutClip& clip = project.cut[place.clip];
        const auto parts = halves(clip, std::max<Frame>(record, 0) - place.start);
        if (!parts) {
            return place.clip;
        }
        cut[place.clip] = parts->first;
        cut.insert(cut.begin() + std::ptrdiff_t(place.clip) + 1, parts->second);
        return place.clip + 1;
    }

    /// "before 12C", "to the end".
    std::string whither(const Project& project, const std::vector<CutClip>& cut, std::size_t place)
    {
        return place + 1 < cut.size() ? fmt::format("before {}", clipTitle(project, cut[place + 1]))
                                      : std::string("to the end");
    }

    void grow(Shot& shot, const CutClip& clip)
    {
        if (clip.range.first < shot.range.first - shot.handleIn) {
            shot.range.first = clip.range.first;
        }
        if (clip.range.end > shot.range.end + shot.handleOut) {
            shot.range.end = clip.range.end;
        }
    }

}

std::vector<Edit> editsFor(const Project& project, const CutChange& change)
{
    std::vector<Edit> edits;
    for (const auto& shot : project.shots.rows()) {
        Shot grown = *shot;
        for (const CutClip& clip : change.cut) {
            const bool isNew = std::ranges::find(project.cut, clip) == project.cut.end();
            if (isNew && clip.shot == shot->id) {
                grow(grown, clip);
            }
        }
        if (grown != *shot) {
            edits.emplace_back(Put<Shot>{std::move(grown)});
        }
    }
    edits.emplace_back(SetCut{change.cut});
    return edits;
}

Result<CutChange> movedTo(const Project& project, std::size_t clip, std::size_t place)
{
    TRY(hasClip(project, clip));
    CutChange change{project.cut, {}, 0};
    const CutClip moved = change.cut[clip];
    change.cut.erase(change.cut.begin() + std::ptrdiff_t(clip));
    place = std::min(place, change.cut.size());
    change.cut.insert(change.cut.begin() + std::ptrdiff_t(place), moved);
    change.words =
        fmt::format("Moving {} {}", clipTitle(project, moved), whither(project, change.cut, place));
    return change;
}

Result<CutChange> copiedTo(const Project& project, std::size_t clip, std::size_t place)
{
    TRY(hasClip(project, clip));
    CutChange change{project.cut, {}, 0};
    const CutClip copy = change.cut[clip];
    place = std::min(place, change.cut.size());
    change.cut.insert(change.cut.begin() + std::ptrdiff_t(place), copy);
    change.words =
        fmt::format("Copying {} {}", clipTitle(project, copy), whither(project, change.cut, place));
    return change;
}

Result<CutChange> splitAt(const Project& project, Frame record)
{
    const ClipPlace place = TRY(clipAt(project, record));
    const CutClip& clip = project.cut[place.clip];
    const std::string title = clipTitle(project, clip);
    const auto parts = halves(clip, record - place.start);
    if (!parts) {
        return fail("{} starts here already. Move the playhead into a shot to split it.", title);
    }
    CutChange change{project.cut, {}, recordFrames(parts->first)};
    change.cut[place.clip] = parts->first;
    change.cut.insert(change.cut.begin() + std::ptrdiff_t(place.clip) + 1, parts->second);
    change.words = fmt::format("{} split after {}", title, framesWords(change.by));
    return change;
}

Result<CutChange> removed(const Project& project, std::size_t clip)
{
    TRY(hasClip(project, clip));
    CutChange change{project.cut, {}, -recordFrames(project.cut[clip])};
    change.cut.erase(change.cut.begin() + std::ptrdiff_t(clip));
    change.words =
        fmt::format("{} removed, later shots follow", clipTitle(project, project.cut[clip]));
    return change;
}

Result<CutChange> lifted(const Project& project, std::size_t clip)
{
    TRY(hasClip(project, clip));
    CutChange change{project.cut, {}, 0};
    change.cut[clip] = {{}, {0, recordFrames(project.cut[clip])}};
    change.words = fmt::format("{} lifted, black stays", clipTitle(project, project.cut[clip]));
    return change;
}

Result<CutChange> inserted(const Project& project, Id<Shot> id, Frame record)
{
    const Shot* shot = project.shots.find(id);
    if (shot == nullptr) {
        return fail("There is no shot #{} to lay into the cut.", id.value);
    }
    const CutClip clip{id, shot->range};
    CutChange change{project.cut, {}, recordFrames(clip)};
    const std::size_t place = TRY(openedAt(project, change.cut, record));
    change.cut.insert(change.cut.begin() + std::ptrdiff_t(place), clip);
    change.words =
        fmt::format("{} laid into the cut, {}", clipTitle(project, clip), framesWords(change.by));
    return change;
}

Result<CutChange> withTake(const Project& project, std::size_t clip, Id<Shot> id)
{
    TRY(hasClip(project, clip));
    const Shot* take = project.shots.find(id);
    if (take == nullptr) {
        return fail("There is no shot #{} to play instead.", id.value);
    }
    const Frame before = recordFrames(project.cut[clip]);
    CutChange change{project.cut, {}, 0};
    CutClip& swapped = change.cut[clip];
    swapped.shot = id;
    const FrameRange limits{take->range.first - take->handleIn, take->range.end + take->handleOut};
    const Frame length = std::min(swapped.range.duration(), limits.duration());
    swapped.range.first = std::clamp(swapped.range.first, limits.first, limits.end - length);
    swapped.range.end = swapped.range.first + length;
    change.by = recordFrames(swapped) - before;
    change.words =
        fmt::format("{} take {} plays{}", clipTitle(project, swapped), take->take,
                    change.by == 0 ? "" : fmt::format(", {} shorter", framesWords(-change.by)));
    return change;
}

Result<CutChange> retimed(const Project& project, std::size_t clip, Speed speed)
{
    TRY(hasClip(project, clip));
    const std::string title = clipTitle(project, project.cut[clip]);
    const std::string broken = brokenSpeed(speed);
    if (!broken.empty()) {
        return fail("The speed of {} {}.", title, broken);
    }
    if (!project.cut[clip].shot) {
        return fail("Black has no speed. Trim it instead.");
    }
    CutChange change{project.cut, {}, 0};
    change.cut[clip].speed = speed;
    const Frame after = recordFrames(change.cut[clip]);
    change.by = after - recordFrames(project.cut[clip]);
    change.words =
        fmt::format("{} plays at {}, {} long", title, speedWords(speed), framesWords(after));
    return change;
}

Result<ClipPlace> clipAt(const Project& project, Frame record)
{
    Frame start = 0;
    for (std::size_t clip = 0; clip < project.cut.size(); ++clip) {
        const Frame end = start + recordFrames(project.cut[clip]);
        if (record >= start && record < end) {
            return ClipPlace{clip, start};
        }
        start = end;
    }
    return fail("The cut has {} frames; frame {} lies outside.", start, record);
}

Frame startOf(const Project& project, std::size_t clip)
{
    Frame start = 0;
    for (std::size_t i = 0; i < std::min(clip, project.cut.size()); ++i) {
        start += recordFrames(project.cut[i]);
    }
    return start;
}

}
