#pragma once

#include <string>

#include "base/result.h"

namespace premise {

/// Prints what is in a model file.
[[nodiscard]] Result<int> modelInfo(const std::string& path, bool json);

/// "5' 10.9\"", for those who build sets in feet.
[[nodiscard]] std::string feetAndInches(double metres);

}
