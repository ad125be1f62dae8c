#pragma once

#include <string>

#include "asset/import/importer.h"

namespace premise {

/// Prints what is in a model file.
[[nodiscard]] Result<int> modelInfo(const std::string& path, const ImportSettings& settings,
                                    bool json);

}
