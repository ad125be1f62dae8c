#pragma once

#include "asset/gltf/document.h"

namespace premise {

/// Tells, once for the file, which extensions it names that are drawn by an approximation, left out, or
/// not known here. One that it requires and that is not known does not stop it: what can be drawn is.
void reportExtensions(GltfDocument& document);

}
