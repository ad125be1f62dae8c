#pragma once

#include <cstddef>

struct aiScene;

namespace premise {

/// What was changed in a scene so that Assimp can work on it.
struct ForeignRepairs {
    std::size_t fans = 0; ///< faces of more than a thousand corners, cut as if they were convex
    std::size_t lost = 0; ///< faces left out because a corner of them lies nowhere
};

/// Before Assimp's own steps. Great faces become fans of triangles: to look for ears in them takes
/// the square of their corners, and a scan's outline would take minutes. Faces with positions that
/// are not finite go: joining vertices would hide them. A mesh with none left keeps no finite
/// position, which its reader refuses.
[[nodiscard]] ForeignRepairs repairForeign(aiScene& scene);

}
