#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/timeline.h"

namespace premise {

// OpenTimelineIO's own JSON (.otio), as its file format specification has it.

/// Timeline.1, Clip.2 and so on, with what Premise knows besides under the key "premise" of their
/// metadata. Everything of a timeline is in it.
[[nodiscard]] std::string otioText(const Timeline& timeline);

/// Reads also Clip.1, Sequence.1 and Marker.1 to .3. A dissolve becomes a cut where the file has its cut
/// point, a composition within a track one clip of its name, and what is disabled a gap; these, sound,
/// and effects other than an even speed are told in notes. Times at other rates than the timeline's come
/// to its nearest frame. Fails with the path to what is not as the format has it.
[[nodiscard]] Result<TimelineRead> readOtio(std::string_view text, const std::string& sourceName);

}
