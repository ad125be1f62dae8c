#pragma once

#include <string>

#include "asset/model.h"

namespace premise::test {

/// What of the promises of asset/model.h a model does not keep, in a few words, or nothing: every
/// index in range, parents before children, every number finite, names UTF-8, lenses and lamps that
/// can be, every texture with pixels; also the pose of each clip at some moments.
[[nodiscard]] std::string unsoundness(const Model& model);

}
