#include <algorithm>
#include <cmath>

#include "stage/staging.h"

namespace premise {

namespace {

    double linear(double encoded)
    {
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    }

    StagedLight stagedLight(const Light& light, FrameTime time)
    {
        const Pose pose = poseAt(light.placement, time);
        StagedLight staged;
        staged.kind = light.kind;
        staged.position = pose.position;
        staged.direction = pose.rotation * Vec3(0.0F, 0.0F, -1.0F);
        staged.right = pose.rotation * Vec3(1.0F, 0.0F, 0.0F);
        const LinearColour white = colourOfTemperature(std::clamp(light.kelvin, 1000.0, 40000.0));
        const double intensity =
            light.kind == LightKind::sun ? light.lux : valueAt(light.candela, time);
        staged.colour =
            Vec3(DVec3(white.red, white.green, white.blue) * intensity) * linearFrom(light.gel);
        staged.width = float(light.width.value());
        staged.height = float(light.height.value());
        // The even part cannot be wider than the whole.
        const double inner = std::min(light.innerCone.inRadians(), light.outerCone.inRadians());
        staged.innerCosine = float(std::cos(inner / 2.0));
        staged.outerCosine = float(std::cos(light.outerCone.inRadians() / 2.0));
        staged.castsShadow = light.castsShadow;
        staged.row = light.id.value;
        return staged;
    }

}

Vec3 linearFrom(const Colour& colour)
{
    return Vec3(DVec3(linear(colour.red), linear(colour.green), linear(colour.blue)));
}

std::vector<StagedLight> stagedLights(const Project& project, FrameTime time)
{
    std::vector<StagedLight> lights;
    lights.reserve(project.lights.size());
    for (const auto& light : project.lights.rows()) {
        if (light->on) {
            lights.push_back(stagedLight(*light, time));
        }
    }
    return lights;
}

}
