#include "tools/demo/setup.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "stage/laid_keys.h"
#include "stage/move_kinds.h"

namespace premise::demo {

namespace {

    constexpr double exposureIndex = 800.0;
    constexpr Frame handles = 12;

    Result<CameraSetup> rigged(const Writer& writer, const Setup& setup)
    {
        const KitMode* mode = gateNamed(writer.kit(), setup.body.name, setup.body.mode);
        if (mode == nullptr) {
            return fail("The kit has no {} {}.", setup.body.name, setup.body.mode);
        }
        const KitLens* lens = lensNamed(writer.kit(), setup.lenses, Millimetres(setup.focalLength));
        if (lens == nullptr) {
            return fail("The kit has no {} {} mm.", setup.lenses, setup.focalLength);
        }
        CameraSetup camera;
        camera.name = setup.name;
        camera.gate = mode->gate;
        camera.lens = lens->lens;
        camera.support = setup.support;
        camera.supportName = setup.supportName;
        camera.focalLength.rest = setup.focalLength;
        camera.tStop.rest = setup.tStop;
        camera.exposureIndex = exposureIndex;
        camera.neutralDensityStops =
            std::round(2.0 * std::log2(setup.keyStop / setup.tStop) * 10.0) / 10.0;
        const Aim aim = aimAt(setup.at, setup.frame, 0.0);
        camera.placement.x.rest = setup.at.x;
        camera.placement.y.rest = setup.at.y;
        camera.placement.z.rest = setup.at.z;
        camera.placement.pan.rest = aim.pan;
        camera.placement.tilt.rest = aim.tilt;
        const DVec3 axis = lensAxis(rigAt(camera, 0.0));
        camera.focusDistance.rest = glm::dot(setup.sharp - setup.at, axis);
        return camera;
    }

}

MoveTiming throughout(FrameRange shot)
{
    return {{shot.first - handles, shot.end + handles}, Ease::none};
}

Result<Id<CameraSetup>> shoot(Writer& writer, const Slate& slate, const Setup& setup)
{
    const CameraSetup row = TRY(rigged(writer, setup));
    const Id<CameraSetup> camera = TRY(writer.put(row));
    Shot shot;
    shot.number = slate.number;
    shot.name = slate.name;
    shot.notes = slate.notes;
    shot.camera = camera;
    shot.range = slate.range;
    shot.handleIn = handles;
    shot.handleOut = handles;
    TRY(writer.put(shot));
    return camera;
}

}
