#include "project/curve.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "project/curve_segment.h"

namespace premise {

namespace {

    auto firstAfter(const Track& track, FrameTime time)
    {
        return std::ranges::upper_bound(track.keys, time, {},
                                        [](const Key& key) { return double(key.frame); });
    }

    /// The slope from a point to one `width` later; a handle without width has none.
    Tangent handle(double rise, double width)
    {
        return width > 0.0 ? Tangent{rise / width, width} : Tangent{};
    }

    /// Splits the curve between two keys at a frame by de Casteljau's construction.
    Key keyBetween(Key& from, Key& to, Frame frame)
    {
        const CurveSegment curve(from, to);
        const double s = curve.parameterAt(double(frame - from.frame));
        const auto split = [s](double a, double b, double c, double d) {
            const double ab = std::lerp(a, b, s);
            const double bc = std::lerp(b, c, s);
            const double cd = std::lerp(c, d, s);
            const double left = std::lerp(ab, bc, s);
            const double right = std::lerp(bc, cd, s);
            return std::array{ab, left, std::lerp(left, right, s), right, cd};
        };
        const auto time = split(0.0, curve.out, curve.length - curve.in, curve.length);
        const auto value =
            split(curve.values[0], curve.values[1], curve.values[2], curve.values[3]);
        from.out = {from.out.slope, time[0]};
        to.in = {to.in.slope, curve.length - time[4]};
        return {.frame = frame,
                .value = value[2],
                .toNext = Interpolation::bezier,
                .in = handle(value[2] - value[1], time[2] - time[1]),
                .out = handle(value[3] - value[2], time[3] - time[2])};
    }

    /// Beyond the keys, where the value holds: the way there stays level.
    Key keyBeyond(Key& last, Frame frame)
    {
        const double third = double(std::abs(frame - last.frame)) / 3.0;
        const bool later = frame > last.frame;
        (later ? last.out : last.in) = {0.0, third};
        Key key{.frame = frame, .value = last.value, .toNext = last.toNext};
        (later ? key.in : key.out) = {0.0, third};
        return key;
    }

}

double slopeAt(const Track& track, FrameTime time)
{
    const auto after = firstAfter(track, time);
    if (after == track.keys.begin() || after == track.keys.end()) {
        return 0.0;
    }
    const Key& from = *(after - 1);
    switch (from.toNext) {
    case Interpolation::constant: return 0.0;
    case Interpolation::linear:
        return (after->value - from.value) / double(after->frame - from.frame);
    case Interpolation::bezier: break;
    }
    const CurveSegment curve(from, *after);
    return curve.slopeAt(curve.parameterAt(time - double(from.frame)));
}

Track withKeyOnCurve(Track track, Frame frame)
{
    if (track.keys.empty()) {
        return withKey(track, {.frame = frame, .value = track.rest});
    }
    const auto place = firstAfter(track, double(frame)) - track.keys.begin();
    const auto after = track.keys.begin() + place;
    if (after != track.keys.begin() && (after - 1)->frame == frame) {
        return track;
    }
    if (after == track.keys.begin() || after == track.keys.end()) {
        Key& nearest = after == track.keys.begin() ? *after : *(after - 1);
        const Key key = keyBeyond(nearest, frame);
        return withKey(std::move(track), key);
    }
    Key& from = *(after - 1);
    if (from.toNext == Interpolation::bezier) {
        const Key key = keyBetween(from, *after, frame);
        return withKey(std::move(track), key);
    }
    const Key key{.frame = frame, .value = valueAt(track, double(frame)), .toNext = from.toNext};
    return withKey(std::move(track), key);
}

}
