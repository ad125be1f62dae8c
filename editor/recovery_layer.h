#pragma once

#include "editor/editor.h"

namespace premise {

/// "We kept your work": what a journal holds beyond the saved file, and the choice. Nothing happens
/// until the author makes it. Open while a recovery waits.
void drawRecovery(Editor& editor);
[[nodiscard]] bool recoveryWaits(const Editor& editor);

}
