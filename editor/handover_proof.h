#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "editor/handover.h"

namespace premise {

/// Reads back all that a handover wrote, every picture of it, and holds it to the cut and to the
/// wish: the line that says so, "Read back: 288 frames at 24 fps, 1302 × 540, as long as the cut".
/// Fails with the first file that is not what was to be handed over; with "Stopped." when `stopped`
/// says so.
[[nodiscard]] Result<std::string> readBack(const Project& project, const HandoverWish& wish,
                                           const std::vector<HandoverFile>& files, int width,
                                           int height, const std::function<bool()>& stopped);

}
