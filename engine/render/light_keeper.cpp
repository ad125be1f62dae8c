#include "render/light_keeper.h"

#include "gpu/commands.h"

namespace premise {

void LightKeeper::forget()
{
    volume_ = LightVolume();
    still_.reset();
    exposure_ = -1.0F;
}

Result<void> LightKeeper::update(const SceneCache& cache, const DrawList& still,
                                 const StagedFrame& frame, const SkyLight& sky, float exposure)
{
    const bool same = still_ == frame.still && generation_ == cache.generation() &&
                      lights_ == frame.lights && sky_ == frame.sky;
    if (!same) {
        volume_ = bakeLight(cache, still, sky, frame.lights, bakeRegion(still));
        still_ = frame.still;
        generation_ = cache.generation();
        lights_ = frame.lights;
        sky_ = frame.sky;
        exposure_ = -1.0F;
    }
    if (!volume_.empty() && exposure != exposure_) {
        TRY(upload(exposure));
        exposure_ = exposure;
    }
    return {};
}

Result<void> LightKeeper::upload(float exposure)
{
    gpu::TextureShape shape;
    shape.width = std::uint32_t(volume_.probesX);
    shape.height = std::uint32_t(volume_.probesY);
    shape.depth = std::uint32_t(volume_.probesZ) * 6;
    shape.format = VK_FORMAT_R32G32B32A32_SFLOAT;
    shape.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    device_.waitIdle();
    texture_ = TRY(gpu::Texture::create(device_, shape));
    const gpu::Buffer staging = TRY(gpu::Buffer::create(device_, gpu::BufferUse::staging,
                                                        volume_.texels.size() * sizeof(float)));
    auto* out = staging.as<float>();
    for (std::size_t i = 0; i < volume_.texels.size(); ++i) {
        out[i] = volume_.texels[i] * exposure;
    }
    gpu::Commands commands(device_);
    commands.begin();
    commands.copyToTexture(staging, texture_, 4 * sizeof(float));
    commands.submit();
    commands.wait();
    return {};
}

}
