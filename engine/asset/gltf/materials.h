#pragma once

#include <memory>
#include <vector>

#include "asset/gltf/document.h"
#include "asset/read/reader.h"

namespace premise {

/// One texture an entry of "textures", and the pictures that they name.
void readTextures(const std::shared_ptr<GltfDocument>& document, ReadModel& read);

/// One material an entry of "materials"; textures are those of readTextures.
[[nodiscard]] std::vector<Material> readMaterials(GltfDocument& document);

}
