#pragma once

#include <string>

#include "exchange/timeline.h"

namespace premise {

/// "A: ARRI ALEXA 35, 4.6K 3:2 Open Gate, 27.99 x 19.22 mm; Cooke S4/i 25-40 mm, squeeze 2": for formats
/// that have only text for it.
[[nodiscard]] std::string cameraWords(const TimelineCamera& camera);

}
