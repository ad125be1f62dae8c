#include "editor/timeline_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace premise {

Frame TimelineScale::frameUnder(float place) const
{
    return Frame(std::floor(momentAt(place)));
}

Frame TimelineScale::frameNearest(float place) const
{
    return Frame(std::llround(momentAt(place)));
}

FrameRange TimelineScale::seen() const
{
    return {Frame(std::floor(first)), Frame(std::ceil(first + double(width) / pointsPerFrame))};
}

TimelineScale zoomed(TimelineScale scale, float place, double factor)
{
    const FrameTime kept = scale.momentAt(place);
    scale.pointsPerFrame =
        std::clamp(scale.pointsPerFrame * factor, fewestPointsPerFrame, mostPointsPerFrame);
    scale.first = kept - (double(place) - double(scale.left)) / scale.pointsPerFrame;
    return scale;
}

TimelineScale panned(TimelineScale scale, float points)
{
    scale.first -= double(points) / scale.pointsPerFrame;
    return scale;
}

TimelineScale fitted(TimelineScale scale, FrameRange range, float margin)
{
    const double room = std::max(double(scale.width) - 2.0 * double(margin), 1.0);
    const double frames = double(std::max<Frame>(range.duration(), 1));
    scale.pointsPerFrame = std::clamp(room / frames, fewestPointsPerFrame, mostPointsPerFrame);
    scale.first = double(range.first) - double(margin) / scale.pointsPerFrame;
    return scale;
}

TimelineScale revealing(TimelineScale scale, FrameTime moment, float margin)
{
    const float place = scale.placeOf(moment);
    const float least = scale.left + margin;
    const float most = std::max(scale.left + scale.width - margin, least);
    return panned(scale, std::clamp(place, least, most) - place);
}

double zoomShare(double pointsPerFrame)
{
    return std::log(pointsPerFrame / fewestPointsPerFrame) /
           std::log(mostPointsPerFrame / fewestPointsPerFrame);
}

double pointsPerFrameAt(double share)
{
    return fewestPointsPerFrame * std::pow(mostPointsPerFrame / fewestPointsPerFrame, share);
}

RulerSteps rulerSteps(double pointsPerFrame, int nominal, float between)
{
    const Frame second = nominal;
    const std::array<RulerSteps, 14> steps{{{1, 1},
                                            {second, 1},
                                            {second, second},
                                            {2 * second, second},
                                            {5 * second, second},
                                            {10 * second, 2 * second},
                                            {20 * second, 5 * second},
                                            {30 * second, 10 * second},
                                            {60 * second, 10 * second},
                                            {120 * second, 30 * second},
                                            {300 * second, 60 * second},
                                            {600 * second, 120 * second},
                                            {1800 * second, 300 * second},
                                            {3600 * second, 600 * second}}};
    constexpr double leastTick = 6.0; // points: closer lines are a grey field
    for (const RulerSteps& step : steps) {
        if (double(step.label) * pointsPerFrame >= double(between) &&
            double(step.tick) * pointsPerFrame >= leastTick) {
            return step;
        }
    }
    return steps.back();
}

}
