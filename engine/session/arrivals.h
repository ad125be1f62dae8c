#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "asset/detail/maker.h"
#include "render/renderer.h"
#include "session/late_models.h"

namespace premise {

/// What came since the last look.
struct Arrived {
    bool changed = false; ///< pictures may look another way than before
    bool more = false;    ///< something is still under way: look again
};

/// What comes to an open production after its first picture can be drawn: textures, and levels of detail.
/// Any thread may ask for them; take() is for the one that draws.
class Arrivals {
public:
    /// These are the models that the renderer is given first, all whole or, where `late` is there, what
    /// there was of them by then.
    void begin(const Models& models, std::shared_ptr<const LateModels> late = nullptr);

    /// The models that the renderer has by now.
    [[nodiscard]] Models models() const;
    /// What was said of models that came late, once all have.
    [[nodiscard]] std::vector<std::string> warnings() const;

    /// Begins to make levels of detail; those that were are let go of as they are replaced.
    void makeDetail(DetailWish wish);
    [[nodiscard]] DetailProgress detailProgress() const;
    /// Waits until all levels are made. `goOn` is told how far they are, some hundred times a second;
    /// where it says no that ends it, and this fails.
    [[nodiscard]] Result<void> waitForDetail(
        const std::function<bool(const DetailProgress&)>& goOn) const;

    /// Gives the renderer what there is, for about so long, and of textures at least one. Until no more
    /// come bounced light keeps the colours it began with. Fails where the device has no memory for it.
    [[nodiscard]] Result<Arrived> take(Renderer& renderer, std::chrono::milliseconds budget);

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] Result<Arrived> takeModels(Renderer& renderer, Clock::time_point until);
    [[nodiscard]] Result<Arrived> takeDetail(Renderer& renderer);
    [[nodiscard]] std::shared_ptr<DetailMaker> detail() const;
    void keep(Models models);

    mutable std::mutex mutex_;
    Models models_; ///< guarded by mutex_, like all down to detail_
    std::vector<std::string> warnings_;
    std::shared_ptr<const LateModels> late_; ///< until it has ended and all of it is taken
    DetailWish wish_;                        ///< what detail_ was begun with
    std::shared_ptr<DetailMaker> detail_;

    std::shared_ptr<DetailMaker>
        given_;                  ///< whose levels the renderer has; of the thread that draws
    std::size_t givenCount_ = 0; ///< of how many assets
    Clock::time_point givenAt_{};
};

}
