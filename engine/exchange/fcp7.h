#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/timeline.h"

namespace premise {

// The XML of Final Cut Pro 7 (xmeml), which Premiere and Resolve read and write (.xml).

/// Version 5, tracks of pictures alone. Shot, take and camera are the clips' logging. The frames that a
/// clip at another speed begins with are counted at that speed, as the format has it, and so are whole
/// only as near as it allows.
[[nodiscard]] std::string fcp7Text(const Timeline& timeline);

/// The first sequence. A dissolve becomes a cut where it is aligned, a nested sequence one clip, and what
/// is disabled a gap; these, sound and speeds that change are told in notes. Fails with the line.
[[nodiscard]] Result<TimelineRead> readFcp7(std::string_view text, const std::string& sourceName);

}
