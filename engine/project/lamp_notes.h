#pragma once

#include <vector>

#include "project/project.h"

namespace premise {

/// Adds what of the lamps a picture will not show, a note each: shadows of points, and lamps or
/// shadows for which it has no room.
void addLampNotes(const Project& project, std::vector<Problem>& problems);

}
