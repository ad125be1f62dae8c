#pragma once

#include "project/project.h"

namespace premise {

/// What a new production begins with: nothing but daylight, a sky without a tint and a sun that comes
/// from the left, over the shoulder of who looks along −z, so that shapes read at once.
[[nodiscard]] Project newProduction();

}
