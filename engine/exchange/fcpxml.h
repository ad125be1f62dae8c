#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/timeline.h"

namespace premise {

// Final Cut Pro's XML (.fcpxml): times are seconds as fractions, so that every frame is exact.

/// Version 1.8, what is seen of the timeline as one project. Shot and take are metadata, the camera is
/// the clip's note.
[[nodiscard]] std::string fcpxmlText(const Timeline& timeline);

/// The first project's storyline. A transition becomes a cut where its clips meet, a compound or
/// multicam clip one clip, and what is disabled a gap; these, connected clips and speeds that change are
/// told in notes. Fails with the line.
[[nodiscard]] Result<TimelineRead> readFcpxml(std::string_view text, const std::string& sourceName);

}
