#pragma once

#include <string_view>

#include "asset/import/limits.h"
#include "asset/model.h"

namespace premise {

/// Fails where the model has more of anything than the limits allow: what a reader built on somebody
/// else's library cannot know before it has read everything. Textures' pixels are not counted here.
[[nodiscard]] Result<void> checkLimits(const Model& model, std::string_view name,
                                       const ImportLimits& limits);

}
