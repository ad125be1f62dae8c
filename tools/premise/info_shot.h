#pragma once

#include <optional>
#include <string>

#include "project/project.h"

namespace premise {

/// Prints what a camera report asks of one shot at one frame (none: its middle), from the frame that
/// would be drawn. Fails where there is no such shot, camera or frame.
[[nodiscard]] Result<void> printShotNumbers(const Project& project, const std::string& number,
                                            std::optional<Frame> frame, bool json);

}
