#pragma once

#include <cstdint>

#include "math/types.h"

// The structures shared with shaders/: same order, same names, std140 and std430 alike because every
// member is a multiple of 16 bytes.
namespace premise {

struct FrameBlock {
    Mat4 clipFromWorld{1.0F};
    Mat4 shadowFromWorld{1.0F};
    Vec4 eye{0.0F};
    Vec4 lensRight{0.0F};
    Vec4 lensUp{0.0F};
    Vec4 lensAhead{0.0F};
    Vec4 towardSun{0.0F, 1.0F, 0.0F, 0.0F};
    Vec4 sunLight{0.0F};
    Vec4 skyZenith{0.0F};
    Vec4 skyHorizon{0.0F};
    Vec4 skyGround{0.0F};
    Vec4 ambientUp{0.0F};
    Vec4 ambientDown{0.0F};
    Vec4 volumeMin{0.0F};
    Vec4 volumePerMetre{0.0F};
    Vec4 volumeProbes{1.0F};
    Vec4 shadow{0.0F};
    Vec4 jitter{0.0F};
    Vec4 counts{0.0F};
    Vec4 footprint{0.0F};
};

/// One thing to draw. Packing: shaders/instance.glsl.
struct InstanceBlock {
    Vec4 row0{1.0F, 0.0F, 0.0F, 0.0F};
    Vec4 row1{0.0F, 1.0F, 0.0F, 0.0F};
    Vec4 row2{0.0F, 0.0F, 1.0F, 0.0F};
    UVec4 surface{0U};
};

struct MaterialBlock {
    Vec4 emissive{0.0F};
    Vec4 scales{1.0F};
    Vec4 uvRows[2] = {Vec4(1.0F, 0.0F, 0.0F, 0.0F), Vec4(0.0F, 1.0F, 0.0F, 0.0F)};
    UVec4 flags{0U};
};

struct LampBlock {
    Vec4 position{0.0F};
    Vec4 direction{0.0F};
    Vec4 colour{0.0F};
    Vec4 cone{0.0F};
    Mat4 clipFromWorld{1.0F}; ///< of its shadow map, where it throws one
};

}
