#pragma once

#include <cstdint>
#include <span>

#include "asset/model.h"

namespace premise {

/// How large, in metres, what is shaded otherwise where a primitive is drawn with `coarse` in place of
/// `finer`, both of its vertices: how far a corner that is no longer drawn lies from the one that is
/// drawn for it, as far as the surface there faces another way than the corner did; the farthest but for
/// a few. A simplifier that looks at places alone keeps a face's outline and irons out its eyes.
[[nodiscard]] float shadingError(const Primitive& primitive, std::span<const std::uint32_t> finer,
                                 std::span<const std::uint32_t> coarse);

}
