#pragma once

#include <vector>

#include "asset/gltf/document.h"
#include "asset/model.h"

namespace premise {

/// The nodes of the default scene, parents before children.
struct SceneOrder {
    std::vector<std::size_t> fileNode; ///< of a model node, its place in the file's "nodes"
    std::vector<int> parent;           ///< of a model node, its parent in the model, or −1
    std::vector<int> modelNode;        ///< of a file node, its place in the model, or −1
};

/// Fails when nodes form a circle.
[[nodiscard]] Result<SceneOrder> sceneOrder(GltfDocument& document);

/// Names, transforms, extras, instances and own morph weights; the indices of mesh, skin, camera and
/// light are still those of the file and in its range.
[[nodiscard]] std::vector<Node> readNodes(GltfDocument& document, const SceneOrder& order);

/// Skins, their joints as model nodes; one an entry of "skins", empty where it cannot be used.
[[nodiscard]] std::vector<Skin> readSkins(GltfDocument& document, const SceneOrder& order);

}
