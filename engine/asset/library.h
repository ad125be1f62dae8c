#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "asset/model.h"
#include "project/project.h"

namespace premise {

/// A production's models by asset id.
using Models = std::map<Id<Asset>, std::shared_ptr<const Model>>;

struct LoadedModels {
    Models models; ///< one an asset, never null: a stand-in box where the file is missing or broken
    std::vector<std::string> warnings; ///< a sentence each, naming asset and cause
};

/// All models of a production, read in parallel. `folder` is what asset paths are relative to.
/// `progress` (may be empty) is called from the calling thread as models arrive: how many of how many.
[[nodiscard]] LoadedModels loadModels(
    const Project& project, const std::filesystem::path& folder,
    const std::function<void(std::size_t, std::size_t)>& progress = {});

}
