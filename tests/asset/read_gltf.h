#pragma once

#include <string>

#include "asset/model.h"
#include "base/result.h"

namespace premise::test {

/// What is read, in this process, of a glTF of this text.
[[nodiscard]] Result<Model> importedGltf(const std::string& text);

/// The one part of the one mesh of a model that has no more.
[[nodiscard]] const Primitive& onlyPart(const Model& model);

}
