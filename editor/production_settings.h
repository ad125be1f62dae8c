#pragma once

#include "project/project.h"

namespace premise {

/// The same settings at another rate: timecode begins at the same time of day, and drop-frame stays where
/// the rate can have it. Keys and cuts stay at their frames.
[[nodiscard]] Settings settingsAt(Settings settings, FrameRate rate);
/// With another shape of the picture that is delivered; the frame lines beside it stay, each once.
[[nodiscard]] Settings delivering(Settings settings, const Aspect& aspect);

}
