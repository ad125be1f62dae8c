#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace premise {

/// The lens of an FBX camera, as its property table says it.
struct FbxLens {
    double focalLengthMm = 0.0;
    double filmWidthMm = 0.0;
    double filmHeightMm = 0.0;
    double horizontalAngle = 0.0; ///< radians, full, over the width of the picture
    double aspect = 0.0;          ///< of the picture: width / height
    bool orthographic = false;
    double orthographicWidth = 0.0; ///< full, in the file's units
};

/// The lenses of all cameras of an FBX file, binary or text, by the name of the camera's node. Reads
/// the file itself, since Assimp hands on neither focal length nor film back. Broken or unknown
/// structure ends the search early, never the program.
[[nodiscard]] std::map<std::string, FbxLens> fbxLenses(std::span<const std::byte> file);

}
