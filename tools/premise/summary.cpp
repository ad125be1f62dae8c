#include "tools/premise/summary.h"

#include <algorithm>

#include "project/words.h"
#include "stage/stage.h"

namespace premise {

namespace {

    void include(Span& span, double value, bool first)
    {
        span = first ? Span{value, value}
                     : Span{std::min(span.least, value), std::max(span.most, value)};
    }

    /// From the frames that would be drawn, so that list and picture cannot differ.
    void addLens(ShotSummary& summary, const Project& project, const Shot& shot, Stage& stage)
    {
        for (Frame frame = shot.range.first; frame < shot.range.end; ++frame) {
            const StagedCamera camera =
                stage.at(project, ThroughShot{shot.id}, FrameTime(frame)).camera;
            const bool first = frame == shot.range.first;
            include(summary.focalLength, camera.focalLength.value(), first);
            include(summary.tStop, camera.exposure.tStop, first);
        }
    }

}

std::vector<ShotSummary> shotSummaries(const Project& project)
{
    std::vector<ShotSummary> all;
    Stage stage;
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
            summary.support = camera->supportName.empty() ? std::string(wordFor(camera->support))
                                                          : camera->supportName;
            addLens(summary, project, *shot, stage);
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

CutTimes cutTimes(const Project& project)
{
    const Settings& settings = project.settings;
    const auto written = [&](Frame frame) {
        return formatTimecode(frame, settings.rate, settings.dropFrame);
    };
    return {written(settings.timecodeStart),
            written(settings.timecodeStart + std::max(cutDuration(project), Frame(1)) - 1)};
}

}
