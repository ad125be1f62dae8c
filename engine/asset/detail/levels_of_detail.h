#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "asset/model.h"
#include "base/id.h"
#include "base/shared_array.h"
#include "project/rows.h"

namespace premise {

/// A primitive drawn with fewer triangles, from the same vertices.
struct DetailLevel {
    SharedArray<std::uint32_t> indices;
    /// Metres, in the mesh's own space: so far the surface may be off, and so large is what is shaded
    /// otherwise.
    float error = 0.0F;
};

/// Coarser and coarser; none for what is too small to gain.
using DetailLevels = std::vector<DetailLevel>;

/// A model's levels: a mesh, a primitive. They hold for a bent mesh too.
struct ModelDetail {
    std::vector<std::vector<DetailLevels>> meshes;
};

/// Of a production, by asset id: of as many models as they have been made for.
using ModelDetails = std::map<Id<Asset>, std::shared_ptr<const ModelDetail>>;

/// With fewer triangles a primitive is drawn whole.
inline constexpr std::size_t fewTriangles = 100;
/// No primitive has more levels.
inline constexpr std::size_t mostDetailLevels = 10;

/// Each level half of the one before, for as long as it keeps something of the shape. The same model
/// always gives the same levels. About 1 µs a triangle; `cancelled` (may be empty) is asked before
/// each level, and ends it with nothing.
[[nodiscard]] std::optional<ModelDetail> levelsOfDetail(
    const Model& model, const std::function<bool()>& cancelled = {});

}
