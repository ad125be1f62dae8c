#pragma once

#include <vector>

#include "film/framing.h"
#include "image/image.h"

namespace premise {

/// Draws frame lines (the first is the picture's own and has none), action-safe and title-safe areas
/// and the centre onto a finished picture.
void drawGuides(Image8& picture, const std::vector<Aspect>& frameLines);

}
