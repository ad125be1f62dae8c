#pragma once

#include "asset/model.h"

namespace premise {

/// Makes one vertex of those that are equal in everything, and drops those that no triangle uses.
/// The primitive has neither skin nor morph targets.
void weld(Primitive& primitive);

}
