#include "editor/thumbnail_painter.h"

#include "stage/thumbnail.h"

namespace premise {

Result<Image8> ThumbnailPainter::draw(const ThumbnailWish& wish)
{
    constexpr Id<Asset> only{1};
    if (renderer_ == nullptr) {
        renderer_ = std::make_unique<Renderer>(TRY(Renderer::create()));
    }
    if (shown_ != wish.model) {
        TRY(renderer_->setModels({{only, wish.model}}));
        shown_ = wish.model;
    }
    const StagedFrame frame =
        thumbnailOf(only, wish.model->bounds, {wish.width, wish.height}, wish.turn);
    PictureSettings settings;
    settings.width = wish.width;
    settings.height = wish.height;
    settings.samples = wish.samples;
    settings.bouncedLight = false;
    Picture picture = TRY(renderer_->picture([&](FrameTime) { return frame; }, 0.0, settings));
    return std::move(picture.display);
}

}
