#include "render/frame_light.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "film/projection.h"

namespace premise {

namespace {

    /// Picture value under which a lamp's light is not missed.
    constexpr float unseen = 0.002F;

    Mat4 lampView(const StagedLight& light)
    {
        const float half = light.kind == LightKind::area ? 1.2F : std::acos(light.outerCosine);
        const double extent = std::tan(std::clamp(double(half) * 1.05, 0.05, 1.35));
        const Vec3 side =
            std::abs(light.direction.y) > 0.99F ? Vec3(0.0F, 0.0F, 1.0F) : Vec3(0.0F, 1.0F, 0.0F);
        const Mat4 view = glm::lookAt(light.position, light.position + light.direction, side);
        // Begins outside of the lamp's own housing.
        const Metres near(std::max(0.08, double(light.width) * 0.75));
        return clipFromView({extent, extent}, near) * view;
    }

    LampBlock lampOf(const StagedLight& light, float exposure)
    {
        LampBlock lamp;
        const float radius = std::max(light.width, light.height) * 0.5F;
        lamp.position = Vec4(light.position, std::max(radius * radius, 1e-4F));
        const float kind = light.kind == LightKind::spot   ? 1.0F
                           : light.kind == LightKind::area ? 2.0F
                                                           : 0.0F;
        lamp.direction = Vec4(light.direction, kind);
        const Vec3 exposed = light.colour * exposure;
        const float strongest = std::max({exposed.r, exposed.g, exposed.b, 1e-6F});
        lamp.colour = Vec4(exposed, unseen / strongest);
        lamp.cone = Vec4(light.innerCosine, light.outerCosine, -1.0F, 0.0F);
        return lamp;
    }

}

std::vector<LampBlock> lampsOf(const StagedFrame& frame, float exposure, bool shadows)
{
    std::vector<const StagedLight*> chosen;
    for (const StagedLight& light : frame.lights) {
        if (light.kind != LightKind::sun) {
            chosen.push_back(&light);
        }
    }
    if (chosen.size() > mostLamps) {
        const Vec3 eye = frame.camera.pose.position;
        const auto strength = [&eye](const StagedLight* light) {
            const Vec3 offset = light->position - eye;
            return luminance(light->colour) / std::max(glm::dot(offset, offset), 0.01F);
        };
        std::ranges::stable_sort(chosen, std::ranges::greater(), strength);
        chosen.resize(mostLamps);
    }
    std::vector<LampBlock> lamps;
    std::size_t layers = 0;
    for (const StagedLight* light : chosen) {
        LampBlock lamp = lampOf(*light, exposure);
        if (shadows && light->castsShadow && light->kind != LightKind::point &&
            layers < mostShadowLamps) {
            lamp.clipFromWorld = lampView(*light);
            lamp.cone.z = float(layers++);
        }
        lamps.push_back(lamp);
    }
    return lamps;
}

int lampTurns(std::size_t lamps, int count)
{
    constexpr int atOnce = 2;
    return std::max(1, std::min((int(lamps) + atOnce - 1) / atOnce, count));
}

Vec4 footprint(const LensView& lens, float squeeze, int count, int lampTurns)
{
    const float upward = std::numbers::pi_v<float> * lens.blurAtInfinity * lens.blurAtInfinity;
    const float across = upward / (squeeze * squeeze);
    const Vec3 areas(1.0F, across, upward);
    return {areas / float(count), float(lampTurns)};
}

std::vector<LampBlock> lampsInTurn(const std::vector<LampBlock>& lamps, int index, int count)
{
    const int turns = lampTurns(lamps.size(), count);
    if (turns == 1) {
        return lamps;
    }
    std::vector<LampBlock> chosen;
    for (int lamp = 0; lamp < int(lamps.size()); ++lamp) {
        const int turn = lamp % turns;
        if (index % turns != turn) {
            continue;
        }
        const int times = (count - turn + turns - 1) / turns;
        chosen.push_back(lamps[std::size_t(lamp)]);
        Vec4& colour = chosen.back().colour;
        colour = Vec4(Vec3(colour) * (float(count) / float(times)), colour.a);
    }
    return chosen;
}

FrameBlock frameBlock(const StagedFrame& frame, const LensView& lens, const SkyLight& sky,
                      const LightVolume& volume, float exposure)
{
    FrameBlock block;
    block.clipFromWorld = lens.clipFromWorld;
    block.eye = Vec4(lens.eye, float(frame.camera.focusDistance.value()));
    block.lensRight = Vec4(lens.right * float(lens.half.horizontal), 0.0F);
    block.lensUp = Vec4(lens.up * float(lens.half.vertical), 0.0F);
    block.lensAhead = Vec4(lens.ahead, 0.0F);
    const bool sun = sky.sunLight != Vec3(0.0F);
    block.towardSun = Vec4(sky.towardSun, sun ? 1.0F : 0.0F);
    block.sunLight = Vec4(sky.sunLight * exposure, 0.0F);
    block.skyZenith = Vec4(sky.zenith * exposure, 0.0F);
    block.skyHorizon = Vec4(sky.horizon * exposure, 0.0F);
    block.skyGround = Vec4(sky.ground * exposure, 0.0F);
    block.ambientUp = Vec4(sky.irradianceUp * exposure, 0.0F);
    block.ambientDown = Vec4(sky.irradianceDown * exposure, 0.0F);
    if (!volume.empty()) {
        block.volumeMin = Vec4(volume.bounds.min, 1.0F);
        block.volumePerMetre = Vec4(1.0F / volume.bounds.size(), volume.spacing);
        block.volumeProbes =
            Vec4(float(volume.probesX), float(volume.probesY), float(volume.probesZ), 0.0F);
    }
    block.counts = Vec4(0.0F, lens.shift.x, lens.shift.y, 0.0F);
    return block;
}

}
