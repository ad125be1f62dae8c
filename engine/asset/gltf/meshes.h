#pragma once

#include <cstddef>

#include "asset/gltf/document.h"
#include "asset/model.h"

namespace premise {

/// The mesh with this index; parts that are broken, points or lines are left out with a warning.
/// Material indices are those of the file.
[[nodiscard]] Mesh readMesh(GltfDocument& document, std::size_t index);

}
