#include "stage/easing.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// Value a frame, asking for the curve inside the range only: outside, a move is not defined.
    double slopeAt(FrameRange range, const std::function<double(FrameTime)>& curve, FrameTime time)
    {
        constexpr double apart = 0.01;
        if (time - apart < double(range.first)) {
            return (-3.0 * curve(time) + 4.0 * curve(time + apart) - curve(time + 2.0 * apart)) /
                   (2.0 * apart);
        }
        if (time + apart > double(range.end)) {
            return (3.0 * curve(time) - 4.0 * curve(time - apart) + curve(time - 2.0 * apart)) /
                   (2.0 * apart);
        }
        return (curve(time + apart) - curve(time - apart)) / (2.0 * apart);
    }

    double largestError(FrameRange range, const std::vector<Key>& keys,
                        const std::function<double(FrameTime)>& curve)
    {
        const Track track{0.0, keys};
        double largest = 0.0;
        for (Frame quarter = 0; quarter <= range.duration() * 4; ++quarter) {
            const FrameTime time = double(range.first) + double(quarter) / 4.0;
            largest = std::max(largest, std::abs(valueAt(track, time) - curve(time)));
        }
        return largest;
    }

}

double eased(Ease ease, double share)
{
    const double x = std::clamp(share, 0.0, 1.0);
    switch (ease) {
    case Ease::none: break;
    case Ease::in: return x * x;
    case Ease::out: return x * (2.0 - x);
    case Ease::inOut: return x * x * (3.0 - 2.0 * x);
    }
    return x;
}

double easedAt(const MoveTiming& timing, FrameTime time)
{
    return eased(timing.ease,
                 (time - double(timing.range.first)) / double(timing.range.duration()));
}

std::vector<Key> easedKeys(const MoveTiming& timing, double from, double to)
{
    // Handles a third of the way out make a Bézier curve a cubic in time, so these slopes are the
    // whole of it: a parabola leaves its flat end with nothing and arrives with twice the mean.
    const double third = double(timing.range.duration()) / 3.0;
    const double mean = (to - from) / double(timing.range.duration());
    const bool flatStart = timing.ease == Ease::in || timing.ease == Ease::inOut;
    const bool flatEnd = timing.ease == Ease::out || timing.ease == Ease::inOut;
    const double steep = flatStart || flatEnd ? 2.0 * mean : mean;
    Key first{timing.range.first, from, Interpolation::bezier, {}, {}};
    Key last{timing.range.end, to, Interpolation::bezier, {}, {}};
    first.out = {flatStart ? 0.0 : steep, third};
    last.in = {flatEnd ? 0.0 : steep, third};
    return {first, last};
}

std::vector<Key> keysAlong(FrameRange range, Frame step,
                           const std::function<double(FrameTime)>& curve)
{
    std::vector<Key> keys;
    for (Frame frame = range.first; frame < range.end + step; frame += step) {
        const Frame at = std::min(frame, range.end);
        const double slope = slopeAt(range, curve, double(at));
        Key key{at, curve(double(at)), Interpolation::bezier, {slope, 0.0}, {slope, 0.0}};
        if (!keys.empty()) {
            key.in.width = double(at - keys.back().frame) / 3.0;
            keys.back().out.width = key.in.width;
        }
        keys.push_back(key);
        if (at == range.end) {
            break;
        }
    }
    return keys;
}

std::vector<Key> keysNear(FrameRange range, double tolerance,
                          const std::function<double(FrameTime)>& curve)
{
    std::vector<Key> keys;
    for (const Frame step : {8, 4, 2, 1}) {
        keys = keysAlong(range, step, curve);
        if (largestError(range, keys, curve) <= tolerance) {
            break;
        }
    }
    return keys;
}

}
