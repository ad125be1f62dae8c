#pragma once

#include <vector>

#include "asset/gltf/scene.h"

namespace premise {

/// All animations. Channels whose node is not in the scene are left out, broken ones with a warning.
/// `nodes` and `meshes` are the finished ones: weights need to know how many targets they drive.
[[nodiscard]] std::vector<Animation> readAnimations(GltfDocument& document, const SceneOrder& order,
                                                    const std::vector<Node>& nodes,
                                                    const std::vector<Mesh>& meshes);

}
