#pragma once

#include <vector>

#include "asset/gltf_document.h"
#include "asset/model.h"

namespace premise {

/// One texture an entry of "textures", their pictures decoded; a checker where one cannot be had.
[[nodiscard]] std::vector<Texture> readTextures(GltfDocument& document);

/// One material an entry of "materials"; textures are those of readTextures.
[[nodiscard]] std::vector<Material> readMaterials(GltfDocument& document);

}
