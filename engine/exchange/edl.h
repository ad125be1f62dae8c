#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/timeline.h"

namespace premise {

// CMX 3600 edit lists (.edl). One track of pictures in at most 999 events.

/// What is seen of the timeline. Gaps are events of the reel BL. The movie's name, the camera, the
/// handles and an exact speed are comments. Fails where there are more events than a list has, and
/// where a time lies outside the day that timecode counts.
[[nodiscard]] Result<std::string> edlText(const Timeline& timeline);

/// A list says no frame rate, so it is read at this one. Events in any order; a dissolve or a wipe
/// becomes a cut where it begins, and that, sound and keys are told in notes. Fails with the line: on
/// timecode that does not exist, on events that overlap, that have no frames, or that take more or less
/// of their movie than they show without saying a speed.
[[nodiscard]] Result<TimelineRead> readEdl(std::string_view text, const std::string& sourceName,
                                           FrameRate rate);

}
