#pragma once

#include "base/time.h"

namespace premise {

/// Where moments lie along a timeline: points across the window, frames along time. A frame begins at
/// its place and fills the points up to the next one.
struct TimelineScale {
    float left = 0.0F;  ///< points: where the timeline begins to be seen
    float width = 1.0F; ///< points of it that are seen
    double first = 0.0; ///< the moment at `left`
    double pointsPerFrame = 2.0;

    [[nodiscard]] float placeOf(FrameTime moment) const
    {
        return float(double(left) + (moment - first) * pointsPerFrame);
    }
    [[nodiscard]] FrameTime momentAt(float place) const
    {
        return first + (double(place) - double(left)) / pointsPerFrame;
    }
    [[nodiscard]] Frame frameUnder(float place) const;   ///< that fills this place
    [[nodiscard]] Frame frameNearest(float place) const; ///< that begins nearest to it
    /// Frames that are seen at least in part.
    [[nodiscard]] FrameRange seen() const;
    friend bool operator==(const TimelineScale&, const TimelineScale&) = default;
};

inline constexpr double fewestPointsPerFrame = 0.005;
inline constexpr double mostPointsPerFrame = 48.0;

/// Larger by a factor, held to what can be read; the moment at `place` stays there.
[[nodiscard]] TimelineScale zoomed(TimelineScale scale, float place, double factor);
/// So that what lay at the pointer lies so many points further right.
[[nodiscard]] TimelineScale panned(TimelineScale scale, float points);
/// So that the range fills all but a margin of points at both sides.
[[nodiscard]] TimelineScale fitted(TimelineScale scale, FrameRange range, float margin);
/// Moved as little as brings the moment into sight, a margin of points from the ends.
[[nodiscard]] TimelineScale revealing(TimelineScale scale, FrameTime moment, float margin);

/// How large a scale is, 0 to 1 from the smallest to the largest: what a zoom slider shows. Even steps
/// are even factors.
[[nodiscard]] double zoomShare(double pointsPerFrame);
[[nodiscard]] double pointsPerFrameAt(double share);

/// Lines of a ruler: one in each `label` frames carries a timecode, one in each `tick` is drawn.
struct RulerSteps {
    Frame label = 1;
    Frame tick = 1; ///< goes into `label` without a rest
    friend bool operator==(const RulerSteps&, const RulerSteps&) = default;
};
/// The closest labels of whole seconds, minutes and hours (of frames, where one frame is wide) that
/// stand at least so many points apart, at a rate of `nominal` frames a second of timecode.
[[nodiscard]] RulerSteps rulerSteps(double pointsPerFrame, int nominal, float between);

}
