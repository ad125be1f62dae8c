#include "render/sky_light.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/common.hpp>

namespace premise {

SkyLight skyLightOf(const StagedFrame& frame)
{
    SkyLight light;
    light.zenith = linearFrom(frame.sky.zenith);
    light.horizon = linearFrom(frame.sky.horizon);
    // With L(h) = horizon + (zenith − horizon) √sin h, the irradiance ∫ L sin h dω is
    // 2π (horizon/2 + (zenith − horizon) · 2/5).
    const auto irradiance = [](const Vec3& horizon, const Vec3& zenith) {
        return 2.0F * std::numbers::pi_v<float> * (horizon * 0.5F + (zenith - horizon) * 0.4F);
    };
    const float shape = luminance(irradiance(light.horizon, light.zenith));
    const float scale = shape > 0.0F ? float(frame.sky.lux) / shape : 0.0F;
    light.zenith *= scale;
    light.horizon *= scale;
    light.irradianceUp = irradiance(light.horizon, light.zenith);
    for (const StagedLight& staged : frame.lights) {
        if (staged.kind == LightKind::sun) {
            light.towardSun = -staged.direction;
            light.sunLight = staged.colour;
            break;
        }
    }
    const float rise = std::max(light.towardSun.y, 0.0F);
    light.ground = linearFrom(frame.sky.ground) * (light.irradianceUp + light.sunLight * rise) /
                   std::numbers::pi_v<float>;
    light.irradianceDown = light.ground * std::numbers::pi_v<float>;
    return light;
}

Vec3 skyRadiance(const SkyLight& sky, const Vec3& direction)
{
    if (direction.y < 0.0F) {
        return sky.ground;
    }
    return glm::mix(sky.horizon, sky.zenith, std::sqrt(std::min(direction.y, 1.0F)));
}

}
