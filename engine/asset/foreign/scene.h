#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <assimp/scene.h>

#include "asset/foreign/source.h"
#include "asset/model.h"
#include "asset/read/model_format.h"
#include "asset/read/reader.h"
#include "asset/read/warnings.h"

namespace premise {

/// What Assimp read of a file, on its way to a Model.
struct ForeignScene {
    const aiScene& scene;
    std::filesystem::path path;
    const ForeignSource& file; ///< what Assimp was given
    ModelFormat format = ModelFormat::unknown;
    double metresPerUnit = 1.0;
    double blenderShine = 0.0; ///< what Blender writes for a mirror's exponent; 0: another wrote it
    Warnings warnings{};
    std::map<std::string, int>
        nodeByName{}; ///< the first of that name: channels and bones name nodes
    std::vector<std::vector<int>> nodesOfMesh{}; ///< of a foreign mesh, the nodes that show it

    [[nodiscard]] std::string name() const { return path.string(); }
};

[[nodiscard]] Mat4 matrixOf(const aiMatrix4x4& matrix);
[[nodiscard]] Vec3 vectorOf(const aiVector3D& vector);
[[nodiscard]] bool isFinite(const Mat4& matrix);

/// A number of the scene's metadata, whatever its type there; the default where it is absent.
[[nodiscard]] double metadataOr(const aiScene& scene, const char* key, double otherwise);
[[nodiscard]] std::string metadataText(const aiScene& scene, const char* key);

/// Fills nodes, parents first, and nodeByName. Where the file has other units or axes, a node above
/// all others brings them to metres and y up.
void readForeignNodes(ForeignScene& source, Model& model);

/// Fills meshes and skins and points the nodes at them.
void readForeignMeshes(ForeignScene& source, Model& model);

/// Fills materials, textures and the pictures they name, which lie in the file or beside it.
void readForeignMaterials(ForeignScene& source, ReadModel& read);

/// Fills cameras and lights and hangs them on their nodes.
void readForeignCameras(ForeignScene& source, Model& model);
void readForeignLights(ForeignScene& source, Model& model);

/// Fills animations. Nodes and meshes are read before.
void readForeignAnimations(ForeignScene& source, Model& model);

}
