#pragma once

#include <cstddef>
#include <string_view>

namespace premise {

/// What the faces of an OBJ are like. Assimp loads faces that name a texture coordinate or a normal
/// which the file does not have, and says nothing.
struct ObjFaces {
    bool lackCoordinates = false; ///< some face names one that is not there
    bool lackNormals = false;
    std::size_t mostCorners = 0; ///< of one face
};
[[nodiscard]] ObjFaces objFaces(std::string_view text);

}
