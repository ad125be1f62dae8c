#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace premise {

/// Somebody else's words, to go on inside a sentence of ours: without spaces and stops at their end.
[[nodiscard]] std::string withoutStop(std::string_view words);

/// Why nothing of a model can be drawn: of its readers' sentence "model: why.", said once.
[[nodiscard]] Error nothingDrawn(std::string_view model, std::string_view sentence);

}
