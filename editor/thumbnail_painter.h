#pragma once

#include <memory>

#include "asset/model.h"
#include "image/image.h"
#include "render/renderer.h"

namespace premise {

/// A model alone, small: what the library shows of it.
struct ThumbnailWish {
    std::shared_ptr<const Model> model{}; ///< never null
    int width = 96;                       ///< pixels
    int height = 64;
    Angle turn{}; ///< round it, from its front right
    int samples = 8;
};

/// Draws thumbnails with a renderer of its own, made with the first of them: the production's models
/// stay where they are on the device. One thread at a time.
class ThumbnailPainter {
public:
    [[nodiscard]] Result<Image8> draw(const ThumbnailWish& wish);

private:
    std::unique_ptr<Renderer> renderer_;
    std::shared_ptr<const Model> shown_; ///< what it has
};

}
