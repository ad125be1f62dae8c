#include "project/track.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// A cubic Bézier's value at parameter s.
    double bezier(double p0, double p1, double p2, double p3, double s)
    {
        const double r = 1.0 - s;
        return r * r * r * p0 + 3.0 * r * r * s * p1 + 3.0 * r * s * s * p2 + s * s * s * p3;
    }

    double bezierSlope(double p0, double p1, double p2, double p3, double s)
    {
        const double r = 1.0 - s;
        return 3.0 * (r * r * (p1 - p0) + 2.0 * r * s * (p2 - p1) + s * s * (p3 - p2));
    }

    /// The parameter at which a curve that runs from 0 over `first` and `second` to 1 reaches `x`.
    /// With both in 0…1 the curve never turns back, so a bracket holds the answer; Newton's step is
    /// taken while it stays inside and replaced by halving where the curve stands still.
    double parameterAt(double x, double first, double second)
    {
        double low = 0.0;
        double high = 1.0;
        double s = x;
        for (int step = 0; step < 64; ++step) {
            const double error = bezier(0.0, first, second, 1.0, s) - x;
            if (std::abs(error) < 1e-15) {
                break;
            }
            (error < 0.0 ? low : high) = s;
            const double slope = bezierSlope(0.0, first, second, 1.0, s);
            const double newton = s - error / slope;
            s = slope > 1e-9 && newton > low && newton < high ? newton : 0.5 * (low + high);
        }
        return s;
    }

    double bezierBetween(const Key& from, const Key& to, FrameTime time)
    {
        const double length = double(to.frame - from.frame);
        const double out = std::clamp(from.out.width, 0.0, length);
        const double in = std::clamp(to.in.width, 0.0, length);
        const double s =
            parameterAt((time - double(from.frame)) / length, out / length, 1.0 - in / length);
        return bezier(from.value, from.value + from.out.slope * out, to.value - to.in.slope * in,
                      to.value, s);
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
