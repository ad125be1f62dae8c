#pragma once

#include <cstddef>
#include <vector>

#include "asset/gltf/document.h"
#include "math/types.h"

namespace premise {

/// nodeFromInstance of EXT_mesh_gpu_instancing; empty, with a warning, where they are broken: the
/// mesh is then drawn once.
[[nodiscard]] std::vector<Mat4> readInstances(GltfDocument& document, std::size_t node,
                                              const Json& instancing);

}
