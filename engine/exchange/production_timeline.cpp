#include "exchange/production_timeline.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "project/takes.h"

namespace premise {

namespace {

    constexpr int movieWidth = 1280; ///< of a movie that was asked for without a size

    TimelineCamera timelineCamera(const CameraSetup& setup, const CutClip& clip)
    {
        TimelineCamera camera{setup.name,
                              setup.gate.body,
                              setup.gate.mode,
                              setup.gate.width,
                              setup.gate.height,
                              setup.lens.set,
                              setup.lens.squeeze,
                              {},
                              {}};
        const Frame frames = recordFrames(clip);
        for (Frame record = 0; record < frames; ++record) {
            const Millimetres length(valueAt(setup.focalLength, sceneTimeIn(clip, record)));
            camera.shortest = record == 0 ? length : std::min(camera.shortest, length);
            camera.longest = record == 0 ? length : std::max(camera.longest, length);
        }
        return camera;
    }

    /// "030_T2" of "file:///media/show_030_t2.mov" is found in it: what stands between the last '/' and
    /// the last '.'.
    std::string_view stemOfAddress(std::string_view address)
    {
        address.remove_prefix(std::min(address.find_last_of("/\\") + 1, address.size()));
        return address.substr(0, address.rfind('.'));
    }

    /// Of one frame of the cut.
    struct SeenFrame {
        const Shot* shot = nullptr;
        double sceneTime = 0.0;
    };

    std::vector<SeenFrame> seenFrames(const Project& project, const Timeline& timeline)
    {
        std::vector<SeenFrame> frames;
        for (const TimelineItem& item : seenOf(timeline).items) {
            const Shot* const shot = item.clip ? shotOf(project, *item.clip) : nullptr;
            for (Frame frame = 0; frame < item.length; ++frame) {
                frames.push_back({shot, item.clip ? double(item.clip->sourceFirst) +
                                                        double(frame) * item.clip->speed.factor()
                                                  : 0.0});
            }
        }
        return frames;
    }

}

std::string clipNameOf(const Shot& shot)
{
    return shot.take == 1 ? shot.number : fmt::format("{} take {}", shot.number, shot.take);
}

std::string movieNameOf(const Project& project, const std::string& productionName, const Shot& shot)
{
    std::string number = shot.number;
    for (char& letter : number) {
        if (letter == '/' || letter == '\\' || std::iscntrl(static_cast<unsigned char>(letter))) {
            letter = '_';
        }
    }
    const bool alone = takesOf(project, shot.number).size() == 1;
    const std::string take = alone ? "" : fmt::format("_t{}", shot.take);
    return productionName + "_" + number + take + ".mp4";
}

Timeline timelineOf(const Project& project, const std::string& productionName)
{
    const Settings& settings = project.settings;
    const Aspect delivered = settings.frameLines.empty() ? Aspect{} : settings.frameLines.front();
    Timeline timeline;
    timeline.name = settings.title;
    timeline.rate = settings.rate;
    timeline.start = settings.timecodeStart;
    timeline.drop = settings.dropFrame;
    timeline.width = movieWidth;
    timeline.height = 2 * std::max(1, int(std::lround(movieWidth / delivered.ratio() / 2.0)));
    TimelineTrack track{"V1", {}};
    for (const CutClip& cutClip : project.cut) {
        TimelineItem item{recordFrames(cutClip), {}, {}};
        if (const Shot* const shot = project.shots.find(cutClip.shot)) {
            TimelineClip clip;
            clip.name = clipNameOf(*shot);
            clip.shot = shot->number;
            clip.take = shot->take;
            clip.file = movieNameOf(project, productionName, *shot);
            clip.available = {shot->range.first - shot->handleIn,
                              shot->range.end + shot->handleOut};
            clip.sourceFirst = cutClip.range.first;
            clip.speed = cutClip.speed;
            if (const CameraSetup* const camera = project.cameras.find(shot->camera)) {
                clip.camera = timelineCamera(*camera, cutClip);
            }
            item.clip = std::move(clip);
            if (!shot->notes.empty()) {
                item.markers.push_back({shot->name, shot->notes, 0, 0});
            }
        }
        track.items.push_back(std::move(item));
    }
    timeline.tracks.push_back(std::move(track));
    return timeline;
}

TimelineProof proofOf(const Project& project, const Timeline& readBack)
{
    const std::vector<SeenFrame> seen = seenFrames(project, readBack);
    TimelineProof proof;
    proof.sameStart = readBack.start == project.settings.timecodeStart &&
                      readBack.rate == project.settings.rate &&
                      readBack.drop == project.settings.dropFrame;
    for (const CutClip& clip : project.cut) {
        const Shot* const shot = project.shots.find(clip.shot);
        const Frame frames = recordFrames(clip);
        for (Frame record = 0; record < frames; ++record) {
            const auto at = std::size_t(proof.frames);
            ++proof.frames;
            if (at >= seen.size()) {
                continue;
            }
            if (seen[at].shot != shot) {
                ++proof.otherShots;
            } else if (shot != nullptr) {
                const double off = seen[at].sceneTime - sceneTimeIn(clip, record);
                proof.largestError =
                    std::max(proof.largestError, std::abs(off) / clip.speed.factor());
            }
        }
    }
    proof.sameLength = proof.frames == Frame(seen.size());
    return proof;
}

const Shot* shotOf(const Project& project, const TimelineClip& clip)
{
    const auto found = [&](const auto& fits) -> const Shot* {
        const auto at = std::ranges::find_if(project.shots.rows(),
                                             [&](const auto& shot) { return fits(*shot); });
        return at == project.shots.rows().end() ? nullptr : at->get();
    };
    if (!clip.shot.empty()) {
        return found(
            [&](const Shot& shot) { return shot.number == clip.shot && shot.take == clip.take; });
    }
    if (const Shot* const named =
            found([&](const Shot& shot) { return clipNameOf(shot) == clip.name; })) {
        return named;
    }
    for (const std::string_view stem : {stemOfAddress(clip.file), stemOfAddress(clip.name)}) {
        // Of shots 30 and 030 the longer number is meant.
        const Shot* best = nullptr;
        for (const auto& shot : project.shots.rows()) {
            std::string ending = movieNameOf(project, "", *shot);
            ending.resize(ending.size() - std::string_view(".mp4").size());
            const bool fits = stem.ends_with(ending) || stem == std::string_view(ending).substr(1);
            if (fits && (best == nullptr || shot->number.size() > best->number.size())) {
                best = shot.get();
            }
        }
        if (best != nullptr) {
            return best;
        }
    }
    return nullptr;
}

}
