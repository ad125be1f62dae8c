#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "asset/detail/levels_of_detail.h"
#include "asset/import/importer.h"

namespace premise {

/// Levels of detail of the model that was imported from `file` with these settings: those that the cache
/// has beside it where they belong to it and are whole, else made now and kept there aside. Both are the
/// same. Nothing where it was cancelled, which is asked as in levelsOfDetail().
[[nodiscard]] std::shared_ptr<const ModelDetail> keptDetail(
    const Model& model, const std::filesystem::path& file, const ImportSettings& settings,
    const std::function<bool()>& cancelled = {});

}
