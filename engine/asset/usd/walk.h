#pragma once

#include "asset/usd/scene.h"

namespace premise {

/// Makes nodes, meshes, cameras and lights of all prims that are shown. Keys go to `clip`. Fails
/// beyond the limits.
[[nodiscard]] Result<void> walkUsdStage(UsdScene& scene, Animation& clip);

/// One sentence for each kind of thing that was left out, with a count and the first.
void tellLeftOut(UsdScene& scene);

}
