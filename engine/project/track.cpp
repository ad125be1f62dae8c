#include "project/track.h"

#include <algorithm>
#include <cmath>

#include "project/curve_segment.h"

namespace premise {

namespace {

    double bezierBetween(const Key& from, const Key& to, FrameTime time)
    {
        const CurveSegment curve(from, to);
        return curve.valueAt(curve.parameterAt(time - double(from.frame)));
    }

    double valueBetween(const Key& from, const Key& to, FrameTime time)
    {
        switch (from.toNext) {
        case Interpolation::constant: return from.value;
        case Interpolation::linear: break;
        case Interpolation::bezier: return bezierBetween(from, to, time);
        }
        return std::lerp(from.value, to.value,
                         (time - double(from.frame)) / double(to.frame - from.frame));
    }

    /// Catmull-Rom through both neighbours, but flat at an extreme and never steeper than three times
    /// either side: within that a cubic has no overshoot (Fritsch and Carlson 1980).
    double slopeThrough(const Key& before, const Key& key, const Key& after)
    {
        const double rise = (key.value - before.value) / double(key.frame - before.frame);
        const double onward = (after.value - key.value) / double(after.frame - key.frame);
        if (rise * onward <= 0.0) {
            return 0.0;
        }
        const double through = (after.value - before.value) / double(after.frame - before.frame);
        const double steepest = 3.0 * std::min(std::abs(rise), std::abs(onward));
        return std::clamp(through, -steepest, steepest);
    }

}

double valueAt(const Track& track, FrameTime time)
{
    if (track.keys.empty()) {
        return track.rest;
    }
    const auto after = std::ranges::upper_bound(track.keys, time, {},
                                                [](const Key& key) { return double(key.frame); });
    if (after == track.keys.begin()) {
        return after->value;
    }
    const Key& from = *(after - 1);
    if (after == track.keys.end() || time == double(from.frame)) {
        return from.value;
    }
    return valueBetween(from, *after, time);
}

Track withKey(Track track, const Key& key)
{
    const auto at = std::ranges::lower_bound(track.keys, key.frame, {}, &Key::frame);
    if (at != track.keys.end() && at->frame == key.frame) {
        *at = key;
    } else {
        track.keys.insert(at, key);
    }
    return track;
}

Track withoutKey(Track track, Frame frame)
{
    const auto at = std::ranges::lower_bound(track.keys, frame, {}, &Key::frame);
    if (at == track.keys.end() || at->frame != frame) {
        return track;
    }
    if (track.keys.size() == 1) {
        track.rest = at->value;
    }
    track.keys.erase(at);
    return track;
}

Track smoothed(Track track)
{
    std::vector<Key>& keys = track.keys;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool first = i == 0;
        const bool last = i + 1 == keys.size();
        const double slope = first || last ? 0.0 : slopeThrough(keys[i - 1], keys[i], keys[i + 1]);
        const auto third = [](Frame frames) { return double(frames) / 3.0; };
        keys[i].in = {slope, first ? 0.0 : third(keys[i].frame - keys[i - 1].frame)};
        keys[i].out = {slope, last ? 0.0 : third(keys[i + 1].frame - keys[i].frame)};
    }
    return track;
}

Track shifted(Track track, Frame frames)
{
    for (Key& key : track.keys) {
        key.frame += frames;
    }
    return track;
}

}
