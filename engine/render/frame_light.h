#pragma once

#include <vector>

#include "film/lamp_room.h"
#include "render/blocks.h"
#include "render/light_volume.h"
#include "render/sky_light.h"
#include "render/view_matrices.h"
#include "stage/staged_frame.h"

namespace premise {

/// The lamps of a frame, exposed; shadow layers given in order to those that throw one. Spots and
/// area lights do; a bare point would need six maps and does not.
[[nodiscard]] std::vector<LampBlock> lampsOf(const StagedFrame& frame, float exposure,
                                             bool shadows);

/// Among how many sub-frames each lamp lights one: 1 where all lamps light all of them.
[[nodiscard]] int lampTurns(std::size_t lamps, int count);

/// What one of `count` sub-frames stands for in the picture, as FrameBlock::footprint has it: of the
/// pixel, and of the disc that a point out of focus is blurred to, each has its share.
[[nodiscard]] Vec4 footprint(const LensView& lens, float squeeze, int count, int lampTurns);

/// Which of the lamps light this sub-frame. A single sample has all of them. Of many, each has a few
/// in turn, made stronger by as much as they are left out: the sum is the same at a part of the cost,
/// which is most of what a pixel costs in a room full of lamps.
[[nodiscard]] std::vector<LampBlock> lampsInTurn(const std::vector<LampBlock>& lamps, int index,
                                                 int count);

[[nodiscard]] inline bool throwsShadow(const LampBlock& lamp)
{
    return lamp.cone.z >= 0.0F;
}

/// Everything that the passes share, exposed.
[[nodiscard]] FrameBlock frameBlock(const StagedFrame& frame, const LensView& lens,
                                    const SkyLight& sky, const LightVolume& volume, float exposure);

}
