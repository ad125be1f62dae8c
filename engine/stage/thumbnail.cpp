#include "stage/thumbnail.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    /// A look at things on a table: from the side enough to show depth, from above enough to show tops.
    constexpr double panDegrees = 32.0;
    constexpr double tiltDegrees = -16.0;
    /// A long lens keeps upright what is upright.
    constexpr double focalLength = 85.0;
    constexpr double margin = 1.08;

    constexpr double sunLux = 24000.0;
    constexpr double skyLux = 9000.0;

    /// How far away the eye has to be for all corners to be in the picture.
    double distanceFor(const Bounds& model, const Quat& rotation, double halfWidth,
                       double halfHeight)
    {
        double farthest = 0.0;
        const Vec3 half = model.size() * 0.5F;
        for (int corner = 0; corner < 8; ++corner) {
            const Vec3 sign((corner & 1) != 0 ? 1.0F : -1.0F, (corner & 2) != 0 ? 1.0F : -1.0F,
                            (corner & 4) != 0 ? 1.0F : -1.0F);
            const DVec3 seen(glm::conjugate(rotation) * (half * sign));
            const double across = std::abs(seen.x) / halfWidth;
            const double up = std::abs(seen.y) / halfHeight;
            farthest = std::max(farthest, std::max(across, up) * margin + seen.z);
        }
        return std::max(farthest, 0.05);
    }

}

StagedFrame thumbnailOf(Id<Asset> asset, const Bounds& model, const Aspect& shape, Angle turn)
{
    StagedFrame frame;
    PlacedModel placed;
    placed.asset = asset;
    auto still = std::make_shared<StillScene>();
    still->models.push_back(placed);
    frame.still = std::move(still);
    frame.throughLens = false;

    StagedCamera& camera = frame.camera;
    camera.aspect = shape;
    camera.gate.width = Millimetres(36.0);
    camera.gate.height = Millimetres(36.0 / shape.ratio());
    camera.focalLength = Millimetres(focalLength);
    camera.pose.rotation =
        rotationFrom(Angle::degrees(panDegrees) + turn, Angle::degrees(tiltDegrees), Angle());
    const double distance =
        distanceFor(model, camera.pose.rotation, camera.gate.width.value() / 2.0 / focalLength,
                    camera.gate.height.value() / 2.0 / focalLength);
    const Vec3 back = camera.pose.rotation * Vec3(0.0F, 0.0F, 1.0F);
    camera.pose.position = model.centre() + back * float(distance);
    camera.focusDistance = Metres(distance);
    camera.fNumber = 1000.0; // all of it sharp
    camera.exposure.exposureIndex = 100.0;
    camera.exposure.tStop = tStopFor(sunLux * 0.6 + skyLux, camera.exposure);

    StagedLight sun;
    sun.kind = LightKind::sun;
    sun.direction = camera.pose.rotation * glm::normalize(Vec3(0.75F, -0.85F, -0.55F));
    sun.colour = Vec3(float(sunLux));
    frame.lights = {sun};
    frame.sky.zenith = {0.80, 0.82, 0.85};
    frame.sky.horizon = {0.82, 0.82, 0.82};
    frame.sky.ground = {0.45, 0.44, 0.43};
    frame.sky.lux = skyLux;
    return frame;
}

}
