#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asset/gltf/document.h"
#include "base/result.h"

namespace premise {

/// Unpacks what KHR_draco_mesh_compression packs for this primitive: gives its triangles, and from now
/// on accessorAt gives its attributes, until `forgetDraco`. No triangles where it packs nothing, or
/// where it is broken and a plain copy lies beside it (the latter with a warning; `part` names the
/// primitive to the user). Fails when it is broken or larger than allowed.
[[nodiscard]] Result<std::vector<std::uint32_t>> unpackDraco(GltfDocument& document,
                                                             const std::string& part,
                                                             const Json& primitive);
void forgetDraco(GltfDocument& document);

}
