#pragma once

#include "asset/read/reader.h"

namespace premise::test {

/// A model that has something of everything, and no field at its default: two meshes, one skinned
/// with morphs and all arrays, one copied; textures, a camera, a light, a clip. Sound.
[[nodiscard]] ReadModel richModel();

}
