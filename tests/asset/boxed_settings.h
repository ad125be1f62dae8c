#pragma once

#include "asset/import/importer.h"

namespace premise::test {

/// An import as users have it: boxed where this kernel can, its cache in that folder, or none.
[[nodiscard]] ImportSettings boxedSettings(const fs::path& cache);
[[nodiscard]] ImportSettings boxedWithoutCache();

}
