#pragma once

#include "asset/gltf/document.h"
#include "asset/model.h"

namespace premise {

/// Brings what the material extensions of `json` say into the one kind of surface that is drawn, after
/// metallic-roughness has been read: reflectance (ior, specular), specular-glossiness, coats, and what
/// lets light through. What is lost on the way is told, once for each thing that is lost.
void readSurfaceExtensions(GltfDocument& document, const Json& json, Material& material);

}
