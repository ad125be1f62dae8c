#pragma once

#include "editor/editor.h"

namespace premise {

/// The picked sound clip; null where none is.
[[nodiscard]] const SoundClip* chosenSound(const Editor& editor);
/// Length of the file that a clip plays; below 0 where it is not known.
[[nodiscard]] double soundSeconds(Editor& editor, const SoundClip& clip);
void removeSound(Editor& editor);
void toggleMute(Editor& editor);

}
