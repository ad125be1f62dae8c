#include <cmath>

#include "math/pose.h"
#include "stage/move_kinds.h"

namespace premise {

namespace {

    void push(LaidKeys& keys, double metres)
    {
        keys.easePosition(keys.start().position + lensAxis(keys.start()) * metres);
    }

}

Aim aimAt(const DVec3& from, const DVec3& to, double nearPan)
{
    const PanTiltRoll aim = lookAt(from, to);
    const double pan = nearPan + std::remainder(aim.pan.inDegrees() - nearPan, 360.0);
    return {pan, aim.tilt.inDegrees()};
}

Result<void> layMove(const Project&, const Pan& pan, LaidKeys& keys)
{
    keys.ease(CameraTrack::pan, keys.start().pan + pan.by.inDegrees());
    return {};
}

Result<void> layMove(const Project&, const Tilt& tilt, LaidKeys& keys)
{
    keys.ease(CameraTrack::tilt, keys.start().tilt + tilt.by.inDegrees());
    return {};
}

Result<void> layMove(const Project&, const PushIn& move, LaidKeys& keys)
{
    push(keys, move.by.value());
    return {};
}

Result<void> layMove(const Project&, const PullOut& move, LaidKeys& keys)
{
    push(keys, -move.by.value());
    return {};
}

Result<void> layMove(const Project&, const TrackMove& move, LaidKeys& keys)
{
    const double pan = Angle::degrees(keys.start().pan).inRadians();
    const DVec3 right(std::cos(pan), 0.0, -std::sin(pan));
    keys.easePosition(keys.start().position + right * move.by.value());
    return {};
}

Result<void> layMove(const Project&, const Boom& move, LaidKeys& keys)
{
    keys.ease(CameraTrack::y, keys.start().position.y + move.by.value());
    return {};
}

}
