#include "stage/laid_keys.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stage/easing.h"

namespace premise {

namespace {

    const Key* keyOn(const Track& track, Frame frame)
    {
        const auto at = std::ranges::find(track.keys, frame, &Key::frame);
        return at == track.keys.end() ? nullptr : &*at;
    }

    const Key* lastBefore(const Track& track, Frame frame)
    {
        const auto at = std::ranges::lower_bound(track.keys, frame, {}, &Key::frame);
        return at == track.keys.begin() ? nullptr : &*(at - 1);
    }

    const Key* firstAfter(const Track& track, Frame frame)
    {
        const auto at = std::ranges::upper_bound(track.keys, frame, {}, &Key::frame);
        return at == track.keys.end() ? nullptr : &*at;
    }

    /// The way into the move: as the old key there had it, or along the old curve.
    void joinBefore(const Track& track, Key& first)
    {
        if (const Key* old = keyOn(track, first.frame)) {
            first.in = old->in;
        } else if (const Key* before = lastBefore(track, first.frame)) {
            const auto frame = double(first.frame);
            const double slope = (valueAt(track, frame) - valueAt(track, frame - 0.01)) / 0.01;
            first.in = {slope, double(first.frame - before->frame) / 3.0};
        }
    }

    /// The way out of it: as the old key there had it, or from a standstill to the next key.
    void joinAfter(const Track& track, Key& last)
    {
        if (const Key* old = keyOn(track, last.frame)) {
            last.out = old->out;
            last.toNext = old->toNext;
        } else if (const Key* after = firstAfter(track, last.frame)) {
            const Key* before = lastBefore(track, last.frame);
            last.toNext = before == nullptr ? Interpolation::constant : before->toNext;
            last.out = {0.0, double(after->frame - last.frame) / 3.0};
        }
    }

}

Rig rigAt(const CameraSetup& camera, FrameTime time)
{
    const Placement& placement = camera.placement;
    return {{valueAt(placement.x, time), valueAt(placement.y, time), valueAt(placement.z, time)},
            valueAt(placement.pan, time),
            valueAt(placement.tilt, time),
            valueAt(placement.roll, time)};
}

DVec3 lensAxis(const Rig& rig)
{
    const double pan = Angle::degrees(rig.pan).inRadians();
    const double tilt = Angle::degrees(rig.tilt).inRadians();
    return {-std::sin(pan) * std::cos(tilt), std::sin(tilt), -std::cos(pan) * std::cos(tilt)};
}

LaidKeys::LaidKeys(const CameraSetup& camera, const MoveTiming& timing)
    : camera_(&camera), timing_(timing), start_(rigAt(camera, double(timing.range.first)))
{
}

double LaidKeys::startOf(CameraTrack track) const
{
    return valueAt(trackOf(*camera_, track), double(timing_.range.first));
}

void LaidKeys::lay(CameraTrack track, std::vector<Key> keys)
{
    laid_.push_back({track, std::move(keys)});
}

void LaidKeys::ease(CameraTrack track, double to)
{
    lay(track, easedKeys(timing_, startOf(track), to));
}

void LaidKeys::easePosition(const DVec3& to)
{
    const std::pair<CameraTrack, double> axes[] = {
        {CameraTrack::x, to.x}, {CameraTrack::y, to.y}, {CameraTrack::z, to.z}};
    for (const auto& [track, value] : axes) {
        if (std::abs(value - startOf(track)) > 1e-9 || trackOf(*camera_, track).moves()) {
            ease(track, value);
        }
    }
}

void LaidKeys::hold(CameraTrack track)
{
    if (trackOf(*camera_, track).moves()) {
        ease(track, startOf(track));
    }
}

std::vector<Edit> LaidKeys::edits() const
{
    std::vector<Edit> edits;
    for (const Laid& laid : laid_) {
        for (const Key& old : trackOf(*camera_, laid.track).keys) {
            const bool inside = old.frame >= timing_.range.first && old.frame <= timing_.range.end;
            const bool replaced =
                std::ranges::find(laid.keys, old.frame, &Key::frame) != laid.keys.end();
            if (inside && !replaced) {
                edits.emplace_back(RemoveCameraKey{camera_->id, laid.track, old.frame});
            }
        }
    }
    for (const Laid& laid : laid_) {
        const Track& old = trackOf(*camera_, laid.track);
        std::vector<Key> keys = laid.keys;
        joinBefore(old, keys.front());
        joinAfter(old, keys.back());
        for (const Key& key : keys) {
            edits.emplace_back(SetCameraKey{camera_->id, laid.track, key});
        }
    }
    return edits;
}

}
