#pragma once

#include "asset/gltf/document.h"

namespace premise {

/// Unpacks every buffer view that EXT_meshopt_compression (or its KHR name) packs, into memory of the
/// document's own, so that viewBytes gives what was packed. Where that fails, the plain copy that some
/// exporters put beside it is read with a warning; without one, viewBytes tells the reason.
void unpackMeshoptViews(GltfDocument& document);

/// Whether a buffer only marks the place of what is packed elsewhere, and has no bytes.
[[nodiscard]] bool isMeshoptPlaceholder(const GltfDocument& document, std::size_t buffer);

}
