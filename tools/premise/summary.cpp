#include "tools/premise/summary.h"

#include <algorithm>
#include <array>

namespace premise {

namespace {

    Span spanOver(const Track& track, FrameRange range)
    {
        Span span{valueAt(track, double(range.first)), valueAt(track, double(range.first))};
        for (Frame frame = range.first; frame < range.end; ++frame) {
            const double value = valueAt(track, double(frame));
            span = {std::min(span.least, value), std::max(span.most, value)};
        }
        return span;
    }

    std::string supportText(SupportKind kind)
    {
        constexpr std::array names{"tripod",    "dolly",    "slider", "crane", "jib",
                                   "steadicam", "handheld", "drone",  "cable"};
        return names[std::size_t(kind)];
    }

}

std::vector<ShotSummary> shotSummaries(const Project& project)
{
    std::vector<ShotSummary> all;
    for (const auto& shot : project.shots.rows()) {
        ShotSummary summary;
        summary.number = shot->number;
        summary.name = shot->name;
        summary.range = shot->range;
        summary.handleIn = shot->handleIn;
        summary.handleOut = shot->handleOut;
        if (const CameraSetup* const camera = project.cameras.find(shot->camera)) {
            summary.camera = camera->name;
            summary.body = camera->gate.body + ", " + camera->gate.mode;
            summary.lens = camera->lens.set;
            summary.support =
                camera->supportName.empty() ? supportText(camera->support) : camera->supportName;
            summary.focalLength = spanOver(camera->focalLength, shot->range);
            summary.tStop = spanOver(camera->tStop, shot->range);
        }
        all.push_back(std::move(summary));
    }
    return all;
}

std::string spanText(Span span, const std::string& before, const std::string& after)
{
    const std::string least = fmt::format("{:.3g}", span.least);
    const std::string most = fmt::format("{:.3g}", span.most);
    return before + (least == most ? least : least + "–" + most) + after;
}

std::string aspectText(const Aspect& aspect)
{
    return fmt::format("{:.4g}:1", aspect.ratio());
}

CutTimes cutTimes(const Project& project)
{
    const Settings& settings = project.settings;
    const auto written = [&](Frame frame) {
        return formatTimecode(frame, settings.rate, settings.dropFrame);
    };
    return {written(settings.timecodeStart),
            written(settings.timecodeStart + cutDuration(project))};
}

}
