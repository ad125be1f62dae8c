#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace premise {

class Editor;

/// What a script's `expect` says after that word, as script.h lists it. Fails with what is so instead.
[[nodiscard]] Result<void> expectOf(const Editor& editor, const std::vector<std::string>& words);

}
