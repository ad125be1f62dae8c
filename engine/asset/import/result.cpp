#include "asset/import/result.h"

#include <utility>

namespace premise {

namespace {
    /// A model with thousands of nodes costs something to copy; nobody sees more than this.
    constexpr std::chrono::milliseconds betweenCopies{100};
}

bool ImportResult::tell(ImportStage stage)
{
    if (!watch_) {
        return true;
    }
    const Clock::time_point now = Clock::now();
    const bool isOld = shown_ == nullptr ||
                       (arrived_ > shownArrived_ && (now - shownAt_ > betweenCopies || whole()));
    if (hasGeometry_ && isOld) {
        shown_ = std::make_shared<const Model>(cooked_.model);
        shownArrived_ = arrived_;
        shownAt_ = now;
    }
    return watch_({stage, arrived_, cooked_.pictures.size(), shown_});
}

Result<void> ImportResult::takeGeometry(std::span<const std::byte> bytes,
                                        const std::shared_ptr<const void>& keeper)
{
    if (hasGeometry_) {
        return fail("it is there twice");
    }
    cooked_ = TRY(cookedModel(bytes, keeper, limits_));
    has_.resize(cooked_.pictures.size());
    hasGeometry_ = true;
    return {};
}

Result<void> ImportResult::takePicture(CookedTexture picture)
{
    if (picture.index >= has_.size() || has_[picture.index]) {
        return fail("picture {} is one too many", picture.index);
    }
    if (picture.image.role != cooked_.pictures[picture.index].role) {
        return fail("picture {} is not what it is for", picture.index);
    }
    has_[picture.index] = true;
    ++arrived_;
    premise::takePicture(cooked_, picture.index,
                         std::make_shared<const TextureImage>(std::move(picture.image)));
    return {};
}

Model ImportResult::taken(const std::vector<std::string>& notes)
{
    Model model = std::move(cooked_.model);
    model.warnings.insert(model.warnings.end(), notes.begin(), notes.end());
    return model;
}

}
