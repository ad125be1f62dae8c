#pragma once

#include <vector>

#include "asset/model.h"
#include "project/edit.h"

namespace premise {

/// A camera setup for each camera of a model file, where it stands and as it looks there: its name, its
/// film and focal length, or the focal length that sees as high on the gate of the first camera of the
/// production. Cameras without perspective are left out.
[[nodiscard]] std::vector<Edit> editsToUseCameras(const Project& project, const Model& model);

}
