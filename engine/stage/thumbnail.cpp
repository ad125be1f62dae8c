#include "stage/thumbnail.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    /// A look at things on a table: from the side enough to show depth, from above enough to show tops.
    constexpr double panDegrees = 32.0;
    constexpr double tiltDegrees = -16.0;
    /// What lies flat, a track or a letter, would show nothing but its edge.
    constexpr double flatTiltDegrees = -48.0;
    constexpr double flatHeight = 0.2; ///< of its width, where the look begins to rise
    /// A long lens keeps upright what is upright.
    constexpr double focalLength = 85.0;
    constexpr double margin = 1.08;

    constexpr double keyLux = 24000.0;
    constexpr double skyLux = 9000.0;
    constexpr double rimLux = 12000.0; ///< from behind: parts what is dark from the ground
    /// What it stands before: as dark as the panel that shows it.
    constexpr double groundAlbedo = 0.2;

    double tiltFor(const Bounds& model)
    {
        const Vec3 size = model.size();
        const double wide = std::max({double(size.x), double(size.z), 1e-6});
        const double flat = 1.0 - std::min(double(size.y) / (wide * flatHeight), 1.0);
        return tiltDegrees + (flatTiltDegrees - tiltDegrees) * flat;
    }

    StagedLight lamp(const Quat& camera, const Vec3& towards, double lux)
    {
        StagedLight light;
        light.kind = LightKind::sun;
        light.direction = camera * glm::normalize(towards);
        light.colour = Vec3(float(lux));
        return light;
    }

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
        rotationFrom(Angle::degrees(panDegrees) + turn, Angle::degrees(tiltFor(model)), Angle());
    const double distance =
        distanceFor(model, camera.pose.rotation, camera.gate.width.value() / 2.0 / focalLength,
                    camera.gate.height.value() / 2.0 / focalLength);
    const Vec3 back = camera.pose.rotation * Vec3(0.0F, 0.0F, 1.0F);
    camera.pose.position = model.centre() + back * float(distance);
    camera.focusDistance = Metres(distance);
    camera.fNumber = 1000.0; // all of it sharp
    camera.exposure.exposureIndex = 100.0;
    camera.exposure.tStop = tStopFor(keyLux * 0.6 + skyLux, camera.exposure);

    frame.lights = {lamp(camera.pose.rotation, {0.75F, -0.85F, -0.55F}, keyLux),
                    lamp(camera.pose.rotation, {-0.2F, -0.6F, 0.8F}, rimLux)};
    frame.sky.zenith = {0.80, 0.82, 0.85};
    frame.sky.horizon = {0.82, 0.82, 0.82};
    frame.sky.ground = {groundAlbedo, groundAlbedo, groundAlbedo};
    frame.sky.lux = skyLux;
    return frame;
}

}
