#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "asset/usd/stage.h"

namespace premise {

/// A file as it counts among its sublayers: stage time of the top file = its time · scale + offset.
struct UsdStacked {
    const UsdLayer* layer = nullptr;
    double offset = 0.0;
    double scale = 1.0;
};

/// A file with its sublayers, the strongest first.
using UsdStack = std::vector<UsdStacked>;

/// All files of a scene, each read once. What cannot be had is told once.
class UsdLayers {
public:
    UsdLayers(const UsdOpen& open, const ImportLimits& limits, Warnings& warnings)
        : open_(open), limits_(limits), warnings_(warnings)
    {
    }

    /// The file that the scene begins with. Fails where it is not USD.
    [[nodiscard]] Result<void> begin(std::string_view text, const std::string& name);
    /// The layer that `arc`, written in `from`, names; null where it cannot be had.
    [[nodiscard]] const UsdLayer* layerOf(const UsdArc& arc, const UsdLayer& from);
    /// Place of the stack whose top is `layer`.
    [[nodiscard]] int stackOf(const UsdLayer& layer);

    [[nodiscard]] const UsdStack& stack(int place) const
    {
        return stacks_[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] std::vector<std::unique_ptr<UsdLayer>> taken() { return std::move(layers_); }

private:
    [[nodiscard]] Result<std::unique_ptr<UsdLayer>> readLayer(const std::string& path) const;
    void addToStack(const UsdStacked& one, std::vector<const UsdLayer*>& open, UsdStack& stack);

    const UsdOpen& open_;
    const ImportLimits& limits_;
    Warnings& warnings_;
    std::vector<std::unique_ptr<UsdLayer>> layers_;
    std::map<std::string, const UsdLayer*> layerByFile_; ///< null: cannot be had
    std::vector<UsdStack> stacks_;
    std::map<const UsdLayer*, int> stackByTop_;
};

}
