#include "editor/model_reader.h"

#include <chrono>
#include <utility>

namespace premise {

ModelReader::ModelReader(Models models, std::filesystem::path folder)
    : models_(std::move(models)), folder_(std::move(folder))
{
}

bool ModelReader::follow(const Project& project)
{
    bool changed = false;
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        LoadedModels loaded = coming_.get();
        for (auto& [id, model] : loaded.models) {
            models_.insert_or_assign(id, std::move(model));
            changed = true;
        }
        warnings_.insert(warnings_.end(), loaded.warnings.begin(), loaded.warnings.end());
    }
    if (coming_.valid()) {
        return changed;
    }
    Project wanted;
    for (const auto& asset : project.assets.rows()) {
        if (!models_.contains(asset->id)) {
            wanted.assets.put(*asset);
        }
    }
    if (!wanted.assets.empty()) {
        coming_ = std::async(std::launch::async, [wanted = std::move(wanted), folder = folder_] {
            return loadModels(wanted, folder, LoadOptions{});
        });
    }
    return changed;
}

std::vector<std::string> ModelReader::takeWarnings()
{
    return std::exchange(warnings_, {});
}

}
