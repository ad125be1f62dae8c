#pragma once

#include <string_view>

namespace premise {

/// Whether some face of an OBJ names a texture coordinate or a normal that the file does not have.
/// Assimp loads such faces without them and says nothing.
struct ObjGaps {
    bool coordinates = false;
    bool normals = false;
};
[[nodiscard]] ObjGaps objGaps(std::string_view text);

}
