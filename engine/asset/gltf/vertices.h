#pragma once

#include <string>

#include "asset/gltf/accessors.h"
#include "asset/model.h"

namespace premise {

/// What of a primitive's attributes is there beside the positions.
struct ReadAttributes {
    bool normals = false;
    std::size_t brokenPositions = 0; ///< vertices whose position is not finite, in no bounds
};

/// Fills vertices, tangents, second uv, colours and skin from "attributes". Fails, so that the
/// primitive has to be left out, without usable positions or joints; another attribute that is
/// broken is left out with a warning. `part` names the primitive to the user.
[[nodiscard]] Result<ReadAttributes> readAttributes(GltfDocument& document, const std::string& part,
                                                    const Json& attributes, Primitive& primitive);

/// Morph targets of one primitive. Fails where their size or numbers are broken.
[[nodiscard]] Result<std::vector<MorphTarget>> readMorphTargets(GltfDocument& document,
                                                                const Json& targets,
                                                                std::size_t vertices);

}
