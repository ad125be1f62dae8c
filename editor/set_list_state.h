#pragma once

#include <set>
#include <string>

#include "editor/selection.h"

namespace premise {

/// The list of the set: what it shows, and what is being done in it.
struct SetListState {
    std::string search{};
    Item renaming{};                ///< whose name is being typed; of kind none: nobody's
    std::string renamingGroup{};    ///< or a group's
    bool renamingBegins = false;    ///< with this frame
    std::set<std::string> closed{}; ///< groups that show only their heads
    bool dragging = false;          ///< what is picked is dragged to a group
};

}
