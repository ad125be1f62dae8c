#pragma once

#include <vector>

#include "asset/model.h"

namespace premise {

/// A primitive as it stands where morph weights or joints bend it while nothing plays.
struct RestShape {
    int mesh = -1;
    int primitive = -1; ///< of the mesh
    SharedArray<Vertex> vertices;
    Bounds bounds;
    bool inModelSpace = false; ///< bent by joints: its node does not place it
};

/// What of a model does not stand as it was written.
struct RestShapes {
    std::vector<RestShape> shapes; ///< each once, though many nodes may stand so
    /// A node, a primitive of its mesh: its place in `shapes`, −1 where it stands as written. Empty
    /// for nodes of which nothing is bent.
    std::vector<std::vector<int>> ofNode;
};

/// Bends once what would be bent alike in every frame. A skin whose joints hold it where its node
/// does, within a tenth of a millimetre, stands as written.
[[nodiscard]] RestShapes restShapes(const Model& model);

}
