#pragma once

#include <vector>

#include "asset/gltf/document.h"
#include "asset/model.h"

namespace premise {

/// Cameras or lights with usable numbers, and where each entry of the file went.
struct ReadCameras {
    std::vector<ModelCamera> cameras;
    std::vector<int> place; ///< of an entry of the file, its camera here, or −1
};
[[nodiscard]] ReadCameras readCameras(GltfDocument& document);

/// Lights of KHR_lights_punctual; one an entry.
[[nodiscard]] std::vector<ModelLight> readLights(GltfDocument& document);

}
