#pragma once

#include "editor/editor.h"
#include "editor/ui/widgets.h"

namespace premise {

// Why an action cannot run now; empty where it can.

[[nodiscard]] inline ui::Reason needsCamera(const Editor& editor)
{
    return editor.shownCamera() == nullptr ? "There is no camera yet. Press New shot." : "";
}

}
