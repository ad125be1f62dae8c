#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace premise {

/// What of a COLLADA document Assimp leaves out without a word.
struct ColladaGaps {
    /// With every mesh that has morph targets in its base shape; empty where there is none.
    std::string document;
    std::size_t morphs = 0; ///< such meshes: Assimp would lose them whole
    bool stepped = false;   ///< some keys are held until the next
    bool bent = false;      ///< the way from some key to the next is a curve
};
[[nodiscard]] ColladaGaps colladaGaps(std::string_view document);

}
