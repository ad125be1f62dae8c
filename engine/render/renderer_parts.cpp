#include "render/renderer_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <glm/geometric.hpp>

#include "film/exposure.h"

namespace premise {

namespace {

    /// Every so many sub-frames the sun's shadows are drawn anew, from another point of its disc.
    /// Pictures of many samples show the penumbra so; with few, one map serves four, looked at a
    /// little beside itself each time.
    int sunMapEvery(int count)
    {
        return count >= 32 ? 1 : 4;
    }

    /// Of a lamp's shadow map, metres wide.
    float texelAtOneMetre(const Mat4& clipFromWorld, std::uint32_t texels)
    {
        // The first row of a perspective view is its right, divided by half the width at one metre.
        const Vec3 across(clipFromWorld[0][0], clipFromWorld[1][0], clipFromWorld[2][0]);
        return 2.0F / (glm::length(across) * float(texels));
    }

}

Renderer::Parts::Parts(std::unique_ptr<gpu::Device> made, std::optional<Tier> wanted)
    : device(std::move(made)),
      tier(wanted.value_or(tierOf(device->type()))),
      cache(*device, meansOf(tier).linearMips),
      pipelines(*device),
      light(*device),
      subFrames{std::make_unique<SubFrame>(*device), std::make_unique<SubFrame>(*device)}
{
}

Result<void> Renderer::Parts::begin()
{
    const TierMeans means = meansOf(tier);
    maps = TRY(Maps::create(*device, means.sunTexels, means.lampTexels));
    return cache.setModels({});
}

PassContext Renderer::Parts::context(const gpu::Buffer& materials)
{
    const bool baked = !light.volume().empty();
    return {cache, pipelines, maps, targets, baked ? light.texture() : maps.noVolume, materials};
}

// With levels of detail (`coarse`) what throws shadows may be off by a texel of its map: less is not
// seen in it.
void Renderer::Parts::batchShadows(SubFrame& sub, const LensView& lens, const SkyLight& sky,
                                   const Vec2& jitter, bool drawSun, bool coarse)
{
    sub.sun.reset();
    if (sky.sunLight != Vec3(0.0F) && drawSun) {
        sunView =
            fitSunView(lens, sky.towardSun, still, moving, int(maps.sun.shape().width), jitter);
        sub.sun = sunView;
    }
    Batcher::Order order;
    order.depthOnly = true;
    if (sub.sun) {
        order.frustum = frustumFrom(sub.sun->clipFromWorld);
        order.mayBeOff = coarse ? sub.sun->metresPerTexel : 0.0F;
        sub.batcher.build(cache, still, moving, order, sub.sunBatches);
    } else {
        sub.frame.jitter.z = jitter.x;
        sub.frame.jitter.w = jitter.y;
    }
    if (sky.sunLight != Vec3(0.0F) && sunView) {
        sub.frame.shadowFromWorld = sunView->clipFromWorld;
        sub.frame.shadow = Vec4(float(maps.sun.shape().width), sunView->metresPerTexel, 1.0F, 0.0F);
    }
    batchLamps(sub, coarse);
}

void Renderer::Parts::batchLamps(SubFrame& sub, bool coarse)
{
    std::vector<Mat4> views;
    for (const LampBlock& lamp : sub.shadowLamps) {
        views.push_back(lamp.clipFromWorld);
    }
    const bool stillDrawn =
        lampViews == views && lampVersion == stillVersion && lampsCoarse == coarse;
    if (!views.empty()) {
        lampViews = views;
        lampVersion = stillVersion;
        lampsCoarse = coarse;
    }
    Batcher::Order order;
    order.depthOnly = true;
    sub.lampStill.clear();
    sub.lampBatches.clear();
    for (const LampBlock& lamp : sub.shadowLamps) {
        order.frustum = frustumFrom(lamp.clipFromWorld);
        order.eye = Vec3(lamp.position);
        order.mayBeOffPerMetre =
            coarse ? texelAtOneMetre(lamp.clipFromWorld, maps.lamps.shape().width) : 0.0F;
        if (!stillDrawn) {
            order.take = Batcher::Take::still;
            sub.batcher.build(cache, still, moving, order, sub.lampStill.emplace_back());
        }
        order.take = Batcher::Take::moving;
        sub.batcher.build(cache, still, moving, order, sub.lampBatches.emplace_back());
    }
}

Result<void> Renderer::Parts::prepare(const StagedFrame& staged, int index, int count,
                                      const PictureSettings& settings, SubFrame& sub)
{
    const bool first = index == 0;
    const SubFrameSample sample = subFrameSample(index, count);
    deformed.clear();
    moving.clear();
    if (stillScene != staged.still || stillGeneration != cache.generation()) {
        still.clear();
        TRY(cache.setMade(staged.still->made));
        cache.append(*staged.still, still);
        stillScene = staged.still;
        stillGeneration = cache.generation();
        ++stillVersion;
    }
    for (const PlacedModel& placed : staged.moving) {
        cache.append(placed, staged.poses, moving, deformed);
    }
    exposure = float(exposureScale(staged.camera.exposure));
    SkyLight sky = skyLightOf(staged);
    if (first && settings.bouncedLight) {
        TRY(light.update(cache, still, staged, sky, exposure));
    } else if (first) {
        light.forget();
    }
    const LensView lens = lensView(staged.camera, sample, settings.width, settings.height);
    sub.batcher.clear();
    sub.frame = frameBlock(staged, lens, sky, light.volume(), exposure);
    const std::vector<LampBlock> lamps = lampsOf(staged, exposure, settings.shadows);
    sub.lamps = lampsInTurn(lamps, index, count);
    sub.shadowLamps.clear();
    if (first) {
        // Once a picture: what lamps throw moves little while a shutter is open.
        std::ranges::copy_if(lamps, std::back_inserter(sub.shadowLamps), throwsShadow);
    }
    sub.frame.counts.x = float(sub.lamps.size());
    sub.frame.jitter = Vec4(sample.sun * 1.2F, 0.0F, 0.0F);
    sub.frame.footprint =
        footprint(lens, float(staged.camera.squeeze), count, lampTurns(lamps.size(), count));
    sub.sun.reset();
    if (settings.shadows) {
        sky.towardSun = jitteredSun(sky.towardSun, sample.sun);
        batchShadows(sub, lens, sky, sample.pixel, index % sunMapEvery(count) == 0,
                     settings.detail > 0.0F);
    }
    Batcher::Order order;
    order.frustum = frustumFrom(lens.clipFromWorld);
    order.eye = lens.eye;
    order.hidden = staged.hidden;
    order.mayBeOffPerMetre =
        settings.detail * 2.0F * float(lens.half.vertical) / float(settings.height);
    sub.batcher.build(cache, still, moving, order, sub.picture);
    return sub.upload(still, stillVersion, moving, deformed);
}

Result<void> Renderer::Parts::drawSubFrame(const StagedFrame& staged, int index, int count,
                                           const PictureSettings& settings, const Shading& shading)
{
    SubFrame& sub = next();
    sub.commands.wait();
    const bool first = index == 0;
    TRY(prepare(staged, index, count, settings, sub));
    const gpu::Buffer& materials = cache.materials(exposure);
    Shading shaded = shading;
    shaded.volume = !light.volume().empty();
    shaded.lamps = !sub.lamps.empty();
    const PassContext passes = context(materials);
    sub.commands.begin();
    if (sub.sun) {
        drawSunShadow(sub, passes);
    }
    if (settings.shadows && first) {
        drawLampShadows(sub, passes);
    }
    drawPicture(sub, passes, shaded);
    if (!shading.toDisplay) {
        accumulate(sub, passes, 1.0F / float(count), first);
    }
    return {};
}

Result<Picture> Renderer::Parts::readBack(const PictureSettings& settings, gpu::Texture* linearFrom)
{
    SubFrame& sub = current();
    sub.commands.copyToBuffer(targets.display, targets.readback);
    if (linearFrom != nullptr) {
        sub.commands.copyToBuffer(*linearFrom, targets.linearReadback);
    }
    sub.commands.submit();
    sub.commands.wait();
    const std::size_t channels = std::size_t(settings.width) * std::size_t(settings.height) * 4;
    Picture picture;
    picture.display = {settings.width, settings.height, {}};
    const auto* shown = targets.readback.as<std::uint8_t>();
    picture.display.pixels.assign(shown, shown + channels);
    if (linearFrom != nullptr) {
        const auto* light_ = targets.linearReadback.as<float>();
        picture.linear = {settings.width, settings.height, {light_, light_ + channels}};
        for (std::size_t i = 3; i < channels; i += 4) {
            picture.linear.pixels[i] = 1.0F;
        }
    }
    return picture;
}

}
