#pragma once

#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "asset/library.h"

namespace premise {

/// The models of an open production, kept up with its assets: one that is new is read aside, and the
/// set shows it when it has come.
class ModelReader {
public:
    /// With what was read at opening; paths of assets are relative to the folder.
    ModelReader(Models models, std::filesystem::path folder);

    [[nodiscard]] const Models& models() const { return models_; }
    /// Begins to read what the project has and this has not, and takes up what has come. True when
    /// the models are others than before.
    bool follow(const Project& project);
    [[nodiscard]] bool reading() const { return coming_.valid(); }
    /// What was said of models that came since the last call, a sentence each.
    [[nodiscard]] std::vector<std::string> takeWarnings();

private:
    Models models_;
    std::filesystem::path folder_;
    std::future<LoadedModels> coming_;
    std::vector<std::string> warnings_;
};

}
