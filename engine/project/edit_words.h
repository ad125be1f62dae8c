#pragma once

#include <string>

#include "project/edit.h"

namespace premise {

/// What an edit does to the project before it, in a few words for the undo menu, the status line and
/// a report: "Move Table 4", "Set 50 mm on camera B", "Trim the end of 12B". Also of an edit that will
/// be refused: rows that are not there go by their ids. Never empty.
[[nodiscard]] std::string describe(const Edit& edit, const Project& before);

}
