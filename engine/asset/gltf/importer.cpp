#include "asset/gltf/importer.h"

#include <algorithm>

#include "asset/gltf/accessors.h"
#include "asset/gltf/animation.h"
#include "asset/gltf/cameras.h"
#include "asset/gltf/materials.h"
#include "asset/gltf/meshes.h"
#include "asset/gltf/scene.h"
#include "asset/model_bounds.h"
#include "asset/pose/pose_model.h"
#include "asset/read/sentences.h"
#include "asset/read/unit_notes.h"

namespace premise {

namespace {

    /// Reads the meshes that nodes show, each once, and points the nodes at them.
    void readShownMeshes(GltfDocument& document, Model& model)
    {
        constexpr int unread = -2;
        std::vector<int> place(document.array("meshes").size(), unread);
        for (Node& node : model.nodes) {
            if (node.mesh < 0) {
                continue;
            }
            int& mesh = place[static_cast<std::size_t>(node.mesh)];
            if (mesh == unread) {
                Mesh read = readMesh(document, static_cast<std::size_t>(node.mesh));
                mesh = read.primitives.empty() ? -1 : static_cast<int>(model.meshes.size());
                if (mesh >= 0) {
                    model.meshes.push_back(std::move(read));
                }
            }
            node.mesh = mesh;
        }
    }

    std::size_t jointsNeeded(const Mesh& mesh)
    {
        std::size_t needed = 0;
        for (const Primitive& primitive : mesh.primitives) {
            for (const SkinVertex& skin : primitive.skin) {
                const auto largest = std::ranges::max(skin.joints);
                needed = std::max(needed, std::size_t(largest) + 1);
            }
        }
        return needed;
    }

    /// A skin is kept where it has a joint for every index of its mesh.
    void settleSkins(GltfDocument& document, Model& model)
    {
        std::vector<std::size_t> needed;
        for (const Mesh& mesh : model.meshes) {
            needed.push_back(jointsNeeded(mesh));
        }
        for (Node& node : model.nodes) {
            if (node.skin < 0 || node.mesh < 0) {
                node.skin = -1;
                continue;
            }
            const Skin& skin = model.skins[static_cast<std::size_t>(node.skin)];
            if (skin.joints.size() < needed[static_cast<std::size_t>(node.mesh)]) {
                document.warnings.add("{}: node \"{}\" is shown without its skin, which lacks "
                                      "joints that the mesh names.",
                                      document.name(), node.name);
                node.skin = -1;
            } else if (skin.joints.empty()) {
                node.skin = -1;
            }
        }
    }

    /// Own weights of a node count only where there is one for every target of its mesh.
    void settleMorphWeights(Model& model)
    {
        for (Node& node : model.nodes) {
            const std::size_t targets =
                node.mesh < 0
                    ? 0
                    : model.meshes[static_cast<std::size_t>(node.mesh)].morphWeights.size();
            if (node.morphWeights.size() != targets) {
                node.morphWeights.clear();
            }
        }
    }

    /// Nodes with numbers that are fine each by itself can still carry a mesh beyond what a number holds.
    bool placesAreFinite(const Model& model)
    {
        const std::vector<Mat4> modelFromNode = restPose(model);
        for (std::size_t i = 0; i < model.nodes.size(); ++i) {
            if (model.nodes[i].mesh >= 0 && !allFinite(&modelFromNode[i][0].x, 16)) {
                return false;
            }
        }
        return model.bounds.empty() ||
               (allFinite(&model.bounds.min.x, 3) && allFinite(&model.bounds.max.x, 3));
    }

    bool showsMeshes(const Model& model)
    {
        return std::ranges::any_of(model.nodes, [](const Node& node) { return node.mesh >= 0; });
    }

}

Result<ReadModel> importGltf(const std::filesystem::path& path, std::vector<std::byte> file,
                             const ImportLimits& limits)
{
    // Kept by its pictures, whose bytes lie in it.
    const auto kept = std::make_shared<GltfDocument>(TRY(openGltf(path, std::move(file), limits)));
    GltfDocument& document = *kept;
    const SceneOrder order = TRY(sceneOrder(document));
    ReadModel read;
    read.file = document.name();
    Model& model = read.model;
    model.name = path.stem().string();
    model.nodes = readNodes(document, order);
    const bool meant = showsMeshes(model);
    readShownMeshes(document, model);
    if (document.beyond) {
        return tl::unexpected(*document.beyond);
    }
    if (meant && !showsMeshes(model)) {
        return tl::unexpected(nothingDrawn(document.name(), document.warnings.last()));
    }
    model.skins = readSkins(document, order);
    settleSkins(document, model);
    settleMorphWeights(model);
    readTextures(kept, read);
    model.materials = readMaterials(document);
    settleRoles(read);
    const ReadCameras cameras = readCameras(document);
    model.cameras = cameras.cameras;
    for (Node& node : model.nodes) {
        node.camera = node.camera < 0 ? -1 : cameras.place[static_cast<std::size_t>(node.camera)];
    }
    model.lights = readLights(document);
    model.animations = readAnimations(document, order, model.nodes, model.meshes);
    model.bounds = restBounds(model);
    if (document.beyond) {
        return tl::unexpected(*document.beyond);
    }
    if (!placesAreFinite(model)) {
        return fail(
            "{} is broken: its nodes carry its geometry beyond all measure. Export it again.",
            document.name());
    }
    if (model.bounds.empty()) {
        document.warnings.add("{} has no geometry in its scene.", document.name());
    }
    addUnitNotes(model, ModelFormat::gltf, document.name(), document.warnings);
    model.warnings = document.warnings.taken();
    return read;
}

}
