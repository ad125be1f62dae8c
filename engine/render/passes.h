#pragma once

#include "render/light_keeper.h"
#include "render/sub_frame.h"

namespace premise {

/// Textures that outlive a picture: shadow maps, and stand-ins for what a frame does not have.
struct Maps {
    gpu::Texture sun;
    gpu::Texture lamps;      ///< an array, a layer a lamp
    gpu::Texture lampsStill; ///< with the still set alone: copied, then what moves is drawn over it
    gpu::Texture noVolume;   ///< bound where no light is baked
    gpu::Sampler nearest;    ///< clamped
    gpu::Sampler linear;     ///< clamped

    [[nodiscard]] static Result<Maps> create(const gpu::Device& device, int sunTexels,
                                             int lampTexels);
};

/// What all passes draw with.
struct PassContext {
    SceneCache& cache;
    Pipelines& pipelines;
    Maps& maps;
    Targets& targets;
    const gpu::Texture& volume;
    const gpu::Buffer& materials;
};

void drawSunShadow(SubFrame& sub, const PassContext& context);
void drawLampShadows(SubFrame& sub, const PassContext& context);

/// The set, the sky behind it, then what is seen through, front to back and back to front.
void drawPicture(SubFrame& sub, const PassContext& context, const Shading& shading);

/// Adds the sub-frame's colour to the sum; `first` starts a new one.
void accumulate(SubFrame& sub, const PassContext& context, float weight, bool first);

struct FocusSmoothing {
    float radiusAtInfinity = 0.0F; ///< pixels
    float focusMetres = 1.0F;
    float squeeze = 1.0F;
};
/// Smooths what blur few lens samples leave uneven; with one sample it is the whole blur.
void smoothFocus(SubFrame& sub, const PassContext& context, const FocusSmoothing& smoothing);

/// Sum or its smoothed copy, through the display transform.
void resolve(SubFrame& sub, const PassContext& context, gpu::Texture& from);

}
