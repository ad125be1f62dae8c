#include "project/key_edits.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace premise {

namespace {

    bool isIn(const std::vector<Frame>& frames, Frame frame)
    {
        return std::ranges::find(frames, frame) != frames.end();
    }

    /// As far as the moved keys stay between the keys that do not move.
    Frame allowedMove(const Track& track, const std::vector<Frame>& keys, Frame by)
    {
        for (const Key& key : track.keys) {
            for (const Key& other : track.keys) {
                if (!isIn(keys, key.frame) || isIn(keys, other.frame)) {
                    continue;
                }
                by = other.frame > key.frame ? std::min(by, other.frame - 1 - key.frame)
                                             : std::max(by, other.frame + 1 - key.frame);
            }
        }
        return by;
    }

    double allowedRaise(const Track& track, const std::vector<Frame>& keys, double raise,
                        const Limits& limits)
    {
        constexpr double above = 0.001;
        const double least = limits.least + (limits.leastIsOut ? above : 0.0);
        for (const Key& key : track.keys) {
            if (isIn(keys, key.frame)) {
                raise = raise > 0.0 ? std::clamp(raise, 0.0, std::max(0.0, limits.most - key.value))
                                    : std::clamp(raise, std::min(0.0, least - key.value), 0.0);
            }
        }
        return raise;
    }

    /// Rise a frame from one key to another.
    double slopeBetween(const Key& from, const Key& to)
    {
        return (to.value - from.value) / double(to.frame - from.frame);
    }

    void shape(std::vector<Key>& keys, std::size_t i, const Track& smooth, KeyShape shape)
    {
        Key& key = keys[i];
        const Key* before = i > 0 ? &keys[i - 1] : nullptr;
        const Key* after = i + 1 < keys.size() ? &keys[i + 1] : nullptr;
        key.in = smooth.keys[i].in; // the widths are the same for all
        key.out = smooth.keys[i].out;
        key.toNext = shape == KeyShape::hold     ? Interpolation::constant
                     : shape == KeyShape::linear ? Interpolation::linear
                                                 : Interpolation::bezier;
        if (shape == KeyShape::flat || shape == KeyShape::hold) {
            key.in.slope = key.out.slope = 0.0;
        }
        if (shape == KeyShape::linear || shape == KeyShape::corner) {
            key.in.slope = before != nullptr ? slopeBetween(*before, key) : 0.0;
            key.out.slope = after != nullptr ? slopeBetween(key, *after) : 0.0;
        }
    }

}

MovedKeys movedKeys(const Track& track, const std::vector<Frame>& keys, Frame by, double raise,
                    const Limits& limits)
{
    MovedKeys moved{
        track, {}, allowedMove(track, keys, by), allowedRaise(track, keys, raise, limits)};
    for (Key& key : moved.track.keys) {
        if (isIn(keys, key.frame)) {
            key.frame += moved.by;
            key.value += moved.raise;
            moved.keys.push_back(key.frame);
        }
    }
    return moved;
}

Frame snappedMove(const std::vector<Frame>& frames, Frame by, const std::vector<Frame>& targets,
                  Frame reach)
{
    Frame snapped = by;
    Frame nearest = reach + 1;
    for (const Frame frame : frames) {
        for (const Frame target : targets) {
            const Frame distance = std::abs(target - (frame + by));
            if (distance < nearest) {
                nearest = distance;
                snapped = target - frame;
            }
        }
    }
    return snapped;
}

std::vector<Frame> beatsOf(const Project& project)
{
    std::vector<Frame> beats;
    for (const auto& cast : project.cast.rows()) {
        for (std::size_t i = 0; i < cast->stops.size(); ++i) {
            beats.push_back(cast->stops[i].arrive);
            if (i + 1 < cast->stops.size()) { // the last is never left
                beats.push_back(cast->stops[i].leave);
            }
        }
    }
    for (const auto& shot : project.shots.rows()) {
        beats.push_back(shot->range.first);
        beats.push_back(shot->range.end);
    }
    std::ranges::sort(beats);
    beats.erase(std::unique(beats.begin(), beats.end()), beats.end());
    return beats;
}

Track withoutKeys(Track track, const std::vector<Frame>& keys)
{
    for (const Frame frame : keys) {
        track = withoutKey(std::move(track), frame);
    }
    return track;
}

std::vector<Key> copiedKeys(const Track& track, const std::vector<Frame>& keys)
{
    std::vector<Key> copied;
    std::ranges::copy_if(track.keys, std::back_inserter(copied),
                         [&](const Key& key) { return isIn(keys, key.frame); });
    return copied;
}

Track pastedKeys(Track track, const std::vector<Key>& keys, Frame at)
{
    for (Key key : keys) {
        key.frame += at - keys.front().frame;
        track = withKey(std::move(track), key);
    }
    return track;
}

Result<Track> scaledKeys(const Track& track, const std::vector<Frame>& keys, Frame about,
                         double factor)
{
    if (!(factor > 0.0 && factor <= 1e6)) {
        return fail("Keys cannot be stretched by {:g}. Take a factor above 0.", factor);
    }
    Track scaled = track;
    for (Key& key : scaled.keys) {
        if (isIn(keys, key.frame)) {
            key.frame = about + std::llround(double(key.frame - about) * factor);
        }
    }
    for (std::size_t i = 0; i < scaled.keys.size(); ++i) {
        if (i > 0 && scaled.keys[i].frame <= scaled.keys[i - 1].frame) {
            return fail("Two keys would come together on frame {}. Stretch them less.",
                        scaled.keys[i].frame);
        }
    }
    for (std::size_t i = 0; i + 1 < scaled.keys.size(); ++i) {
        const double stretch = double(scaled.keys[i + 1].frame - scaled.keys[i].frame) /
                               double(track.keys[i + 1].frame - track.keys[i].frame);
        for (Tangent* handle : {&scaled.keys[i].out, &scaled.keys[i + 1].in}) {
            handle->slope /= stretch;
            handle->width *= stretch;
        }
    }
    return scaled;
}

Track withShape(Track track, const std::vector<Frame>& keys, KeyShape to)
{
    const Track smooth = smoothed(track);
    for (std::size_t i = 0; i < track.keys.size(); ++i) {
        if (isIn(keys, track.keys[i].frame)) {
            shape(track.keys, i, smooth, to);
        }
    }
    return track;
}

Track withHandle(Track track, Frame frame, Side side, Tangent handle, Handles handles)
{
    const auto key = std::ranges::find(track.keys, frame, &Key::frame);
    if (key == track.keys.end()) {
        return track;
    }
    handle.width = std::max(handle.width, 0.0);
    (side == Side::in ? key->in : key->out) = handle;
    if (handles == Handles::together) {
        (side == Side::in ? key->out : key->in).slope = handle.slope;
    }
    return track;
}

}
