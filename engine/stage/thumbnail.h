#pragma once

#include "stage/staged_frame.h"

namespace premise {

/// One model alone, whole in the frame from its front right and a little above, what lies flat from
/// higher up, lit from the left before a dark ground: what a library shows of it. `turn` goes round it, positive to the camera's right. The
/// asset is what the renderer keeps the model by.
[[nodiscard]] StagedFrame thumbnailOf(Id<Asset> asset, const Bounds& model, const Aspect& shape,
                                      Angle turn = {});

}
