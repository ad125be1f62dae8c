#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace premise {

/// "6:12": six seconds of timecode and twelve frames; "−0:04" below 0. Frames have two digits (three
/// above 100 frames a second).
[[nodiscard]] std::string secondsAndFrames(Frame frames, FrameRate rate);

/// Reads "6:12", "156" (frames), "6.5 s" and a whole timecode. Fails on any other text.
[[nodiscard]] Result<Frame> framesIn(std::string_view text, FrameRate rate);

/// "12 frames", "1 frame".
[[nodiscard]] std::string framesCounted(Frame frames);

}
