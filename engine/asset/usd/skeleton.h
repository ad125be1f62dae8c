#pragma once

#include <map>
#include <string>
#include <vector>

#include "asset/usd/scene.h"

namespace premise {

/// Skeletons, what they hold and what moves them.
class UsdSkeletons {
public:
    UsdSkeletons(UsdScene& scene, Animation& clip) : scene_(scene), clip_(clip) {}

    /// Hangs a skeleton's joints on its node. Fails beyond the limits.
    [[nodiscard]] Result<void> addJoints(int prim, int node);
    /// Remembers that a node shows a mesh, which a skeleton may hold.
    void addMesh(int prim, int node) { meshes_.push_back({prim, node}); }
    /// Binds the meshes to their skeletons and makes the keys of both, once all are there. Fails
    /// beyond the limits.
    [[nodiscard]] Result<void> settle();

private:
    struct Skeleton {
        int animation = -1; ///< a prim
        std::vector<std::string> joints;
        std::vector<int> nodes; ///< one a joint
        std::vector<glm::dmat4> bind;
    };
    struct Shown {
        int prim = -1;
        int node = -1;
    };

    [[nodiscard]] Result<int> skinFor(int skeleton, int mesh);
    [[nodiscard]] Result<void> bindMesh(const Shown& shown);
    [[nodiscard]] Result<void> moveJoints(const Skeleton& skeleton);
    [[nodiscard]] Result<void> moveShapes(const Shown& shown);

    UsdScene& scene_;
    Animation& clip_;
    std::map<int, Skeleton> skeletons_; ///< by prim
    std::map<std::pair<int, std::vector<double>>, int> skins_;
    std::vector<Shown> meshes_;
};

}
