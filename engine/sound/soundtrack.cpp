#include "sound/soundtrack.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// Frames of a clip's own clock as they are played: from `from` on second `start`, so fast.
    struct Played {
        FrameRate rate{};
        double from = 0.0;
        double start = 0.0;
        double speed = 1.0;
        double least = -1e12; ///< seconds: nothing is heard before…
        double most = 1e12;   ///< …or after
    };

    void addClips(Soundtrack& track, const Project& project, SoundClock clock, const Played& played)
    {
        for (const auto& clip : project.soundClips.rows()) {
            if (clip->clock != clock || clip->muted) {
                continue;
            }
            const auto secondOf = [&](Frame frame) {
                return played.start +
                       played.rate.seconds(FrameTime(frame) - played.from) / played.speed;
            };
            const double first = secondOf(clip->first);
            const double start = std::max(first, played.least);
            const double end = std::min(secondOf(clip->range().end), played.most);
            if (end > start) {
                track.push_back({.sound = clip->sound,
                                 .start = start,
                                 .end = end,
                                 .offset = clip->offset + (start - first) * played.speed,
                                 .speed = played.speed,
                                 .factor = factorOfDecibels(clip->gain)});
            }
        }
    }

}

double factorOfDecibels(double decibels)
{
    return std::pow(10.0, decibels / 20.0);
}

Soundtrack soundtrackOfCut(const Project& project)
{
    const FrameRate rate = project.settings.rate;
    Soundtrack track;
    addClips(track, project, SoundClock::cut,
             {.rate = rate, .least = 0.0, .most = rate.seconds(double(cutDuration(project)))});
    Frame record = 0;
    for (const CutClip& clip : project.cut) {
        const Frame end = record + recordFrames(clip);
        addClips(track, project, SoundClock::scene,
                 {.rate = rate,
                  .from = double(clip.range.first),
                  .start = rate.seconds(double(record)),
                  .speed = clip.speed.factor(),
                  .least = rate.seconds(double(record)),
                  .most = rate.seconds(double(end))});
        record = end;
    }
    return track;
}

Soundtrack soundtrackOfScene(const Project& project, FrameRange range)
{
    const FrameRate rate = project.settings.rate;
    Soundtrack track;
    addClips(track, project, SoundClock::scene,
             {.rate = rate,
              .from = double(range.first),
              .least = 0.0,
              .most = rate.seconds(double(range.duration()))});
    return track;
}

Soundtrack soundtrackOfShot(const Project& project, Id<Shot> shot, FrameRange range)
{
    Soundtrack track = soundtrackOfScene(project, range);
    const FrameRate rate = project.settings.rate;
    Frame record = 0;
    for (const CutClip& clip : project.cut) {
        if (clip.shot == shot && shot) {
            // The frame of the cut that would show the first frame of the range.
            const double first =
                double(record) + double(range.first - clip.range.first) / clip.speed.factor();
            addClips(track, project, SoundClock::cut,
                     {.rate = rate,
                      .from = first,
                      .speed = 1.0 / clip.speed.factor(),
                      .least = 0.0,
                      .most = rate.seconds(double(range.duration()))});
            break;
        }
        record += recordFrames(clip);
    }
    return track;
}

}
