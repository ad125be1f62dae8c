#pragma once

#include "asset/model.h"
#include "render/blocks.h"
#include "render/scene_cache.h"

namespace premise {

/// cd/m² that an emissive factor of 1 stands for: a bright screen. glTF leaves it to the renderer.
inline constexpr float emissiveLuminance = 250.0F;

/// The material as the shader reads it, emission not yet exposed.
[[nodiscard]] MaterialBlock materialBlock(const Material& material);

/// Which pipeline it needs.
[[nodiscard]] Variant variantOf(const Material& material, bool extras);

/// The part of a surface that travels with each instance. `tint` (a > 0) takes the base colour's
/// place on materials named "top".
[[nodiscard]] UVec4 packedSurface(const Material& material, std::uint32_t row, std::int32_t extras,
                                  const Vec4& tint);

/// Mean linear colour of the material, its base texture averaged in.
[[nodiscard]] Vec3 meanColourOf(const Material& material, const Model& model);

}
