#pragma once

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise::import {

/// Decodes all pictures side by side, base colours first, and hands each over as soon as it is there;
/// a stand-in and a note where one cannot be had. Fails where they are too large together.
[[nodiscard]] Result<void> handOverPictures(ReadModel read, const ImportLimits& limits);

}
