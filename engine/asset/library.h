#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "asset/import/importer.h"
#include "asset/model.h"
#include "project/project.h"

namespace premise {

/// A production's models by asset id.
using Models = std::map<Id<Asset>, std::shared_ptr<const Model>>;

struct LoadedModels {
    Models models; ///< one an asset, never null: a stand-in box where the file is missing or broken
    std::vector<std::string> warnings; ///< a sentence each, naming asset and cause
    /// Assets for which a box stands in, each with the sentence that says why.
    std::map<Id<Asset>, std::string> standIns;
    bool stopped = false; ///< not all were read, because nobody wanted them any longer
};

/// How far the models of a production are.
struct Loading {
    std::size_t done = 0;
    std::size_t total = 0;
    std::string name; ///< of the file that is being read the longest; empty where none is
};

struct LoadOptions {
    ImportSettings import;
    /// Called from the calling thread as models arrive: how many of how many.
    std::function<void(std::size_t, std::size_t)> progress;
    /// Asked from any thread, often; false stops the loading within a tenth of a second.
    std::function<bool()> goOn;
    /// As progress, and besides a few times a second while nothing arrives.
    std::function<void(const Loading&)> watch{};
    /// Called from any thread with a file as soon as its model can be drawn, and whenever there may be
    /// more of its textures; last with what will stand for the file in the end, be it a box.
    std::function<void(const std::filesystem::path&, std::shared_ptr<const Model>)> drawable{};
};

/// All models of a production, read in parallel: none waits for another longer than for a core.
/// `folder` is what asset paths are relative to.
[[nodiscard]] LoadedModels loadModels(const Project& project, const std::filesystem::path& folder,
                                      const LoadOptions& options);
[[nodiscard]] LoadedModels loadModels(
    const Project& project, const std::filesystem::path& folder,
    const std::function<void(std::size_t, std::size_t)>& progress = {});

}
