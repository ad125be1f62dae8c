#pragma once

#include "film/framing.h"
#include "math/types.h"
#include "render/sampling.h"
#include "stage/staged_frame.h"

namespace premise {

/// A camera as one sub-frame sees through it.
struct LensView {
    Mat4 clipFromWorld{1.0F};
    Vec3 eye{0.0F}; ///< where on the entrance pupil this sub-frame looks from
    Vec3 right{1.0F, 0.0F, 0.0F};
    Vec3 up{0.0F, 1.0F, 0.0F};
    Vec3 ahead{0.0F, 0.0F, -1.0F};
    HalfExtent half;
    Vec2 shift{0.0F};            ///< of the picture, in half pictures
    float blurAtInfinity = 0.0F; ///< pixels, radius; vertical
};

/// The nearest thing drawn, metres from the lens.
inline constexpr double nearPlane = 0.05;

/// Through the lens at one sample: the eye moves over the aperture and the picture is sheared so that
/// the plane in focus stays. The aperture is f/2N, widened by s/(s−f) so that the blur is
/// |o−s|/o · f²/(N(s−f)), and narrowed by the squeeze across: ovals stand upright.
[[nodiscard]] LensView lensView(const StagedCamera& camera, const SubFrameSample& sample, int width,
                                int height);

}
