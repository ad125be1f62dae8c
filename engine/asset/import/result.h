#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "asset/cooked/cooked_model.h"
#include "asset/cooked/cooked_textures.h"
#include "asset/import/importer.h"

namespace premise {

/// A model as it comes together on the host's side: first its geometry, then picture by picture.
/// Whoever watches is shown what there is of it.
class ImportResult {
public:
    ImportResult(const ImportWatch& watch, const ImportLimits& limits)
        : watch_(watch), limits_(limits)
    {
    }

    /// Tells how far it has come; false where nobody wants it any longer.
    [[nodiscard]] bool tell(ImportStage stage);

    /// Checks and takes the geometry. Fails with a part sentence where it is not sound, and where it
    /// is there already.
    [[nodiscard]] Result<void> takeGeometry(std::span<const std::byte> bytes,
                                            const std::shared_ptr<const void>& keeper);
    /// Takes a picture for which the model waits. Fails with a part sentence where it does not.
    [[nodiscard]] Result<void> takePicture(CookedTexture picture);

    [[nodiscard]] bool hasGeometry() const { return hasGeometry_; }
    [[nodiscard]] bool whole() const { return hasGeometry_ && arrived_ == cooked_.pictures.size(); }
    [[nodiscard]] std::size_t pictures() const { return cooked_.pictures.size(); }

    /// The finished model, with the sentences that came along.
    [[nodiscard]] Model taken(const std::vector<std::string>& notes);

private:
    using Clock = std::chrono::steady_clock;

    const ImportWatch& watch_;
    const ImportLimits& limits_;
    CookedModel cooked_;
    bool hasGeometry_ = false;
    std::size_t arrived_ = 0;
    std::vector<bool> has_; ///< of each picture, whether it has arrived
    std::shared_ptr<const Model> shown_;
    std::size_t shownArrived_ = 0; ///< pictures that the shown model has
    Clock::time_point shownAt_{};
};

}
