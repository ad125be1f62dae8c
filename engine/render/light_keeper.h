#pragma once

#include <memory>

#include "base/result.h"
#include "gpu/texture.h"
#include "render/light_volume.h"

namespace premise {

/// Keeps the baked light of the scene at hand, on the host and on the device, and bakes again when
/// set, sky or lamps change.
class LightKeeper {
public:
    explicit LightKeeper(const gpu::Device& device) : device_(device) {}

    /// The volume for this frame; empty where nothing can be baked. `exposure` is applied on upload.
    [[nodiscard]] Result<void> update(const SceneCache& cache, const DrawList& still,
                                      const StagedFrame& frame, const SkyLight& sky,
                                      float exposure);
    void forget();

    [[nodiscard]] const LightVolume& volume() const { return volume_; }
    [[nodiscard]] const gpu::Texture& texture() const { return texture_; }

private:
    [[nodiscard]] Result<void> upload(float exposure);
    const gpu::Device& device_;
    LightVolume volume_;
    gpu::Texture texture_;
    std::shared_ptr<const StillScene> still_;
    std::vector<StagedLight> lights_;
    Sky sky_;
    std::uint32_t generation_ = 0;
    float exposure_ = -1.0F;
};

}
