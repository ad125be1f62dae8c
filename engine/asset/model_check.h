#pragma once

#include "asset/model.h"
#include "base/result.h"

namespace premise {

/// Whether everything that anybody relies on holds: indices in range, parents first, arrays one a
/// vertex, numbers finite, texts UTF-8. Fails with a part sentence about the first that does not ("its
/// node 3 names mesh 7 of 2"). Pictures are not looked at. About 1 ns a number.
[[nodiscard]] Result<void> checkModel(const Model& model);

}
