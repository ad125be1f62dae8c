#include "project/sound_cutting.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// Whole frames that a stretch of sound fills, at least one.
    Frame wholeSoundFrames(double seconds, FrameRate rate)
    {
        return std::max<Frame>(1, std::llround(std::floor(seconds * rate.perSecond() + 1e-6)));
    }

}

SoundClip moved(SoundClip clip, Frame by)
{
    clip.first += by;
    return clip;
}

SoundClip slipped(SoundClip clip, Frame by, FrameRate rate, double seconds)
{
    const double latest = seconds < 0.0 ? 1e6 : seconds - rate.seconds(double(clip.length));
    clip.offset = std::clamp(clip.offset - rate.seconds(double(by)), 0.0,
                             std::max({0.0, latest, seconds < 0.0 ? 0.0 : clip.offset}));
    return clip;
}

SoundClip trimmedStart(SoundClip clip, Frame by, FrameRate rate)
{
    const Frame before = -Frame(std::floor(clip.offset * rate.perSecond() + 1e-6));
    const Frame frames = std::clamp(by, before, clip.length - 1);
    clip.first += frames;
    clip.length -= frames;
    clip.offset = std::max(0.0, clip.offset + rate.seconds(double(frames)));
    return clip;
}

SoundClip trimmedEnd(SoundClip clip, Frame by, FrameRate rate, double seconds)
{
    const Frame whole = seconds < 0.0
                            ? clip.length + std::max<Frame>(by, 0)
                            : std::max(clip.length, wholeSoundFrames(seconds - clip.offset, rate));
    clip.length = std::clamp<Frame>(clip.length + by, 1, whole);
    return clip;
}

LaidSound editsToLay(const Project& project, const Sound& sound, double seconds, Frame first)
{
    LaidSound laid;
    std::uint32_t next = project.lastId;
    Id<Sound> id;
    for (const auto& row : project.sounds.rows()) {
        id = row->path == sound.path ? row->id : id;
    }
    if (!id) {
        laid.edits.emplace_back(Put<Sound>{sound});
        id = Id<Sound>{++next};
    }
    laid.edits.emplace_back(
        Put<SoundClip>{{.name = sound.name,
                        .sound = id,
                        .first = first,
                        .length = wholeSoundFrames(seconds, project.settings.rate)}});
    laid.clip = Id<SoundClip>{++next};
    return laid;
}

}
