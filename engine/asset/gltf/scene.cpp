#include "asset/gltf/scene.h"

#include <algorithm>
#include <cmath>

#include "asset/gltf/accessors.h"
#include "asset/gltf/instances.h"

namespace premise {

namespace {

    std::vector<std::size_t> childrenOf(GltfDocument& document, std::size_t node)
    {
        const Json& nodes = document.array("nodes");
        std::vector<std::size_t> children;
        const Json* list = arrayMember(nodes[node], "children");
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const std::optional<std::size_t> child = sizeOf((*list)[i]);
            if (child && *child < nodes.size()) {
                children.push_back(*child);
            } else {
                document.warnings.add("{}: node {} names a child that does not exist.",
                                      document.name(), node);
            }
        }
        return children;
    }

    std::string sceneName(const Json& scenes, std::size_t scene)
    {
        return textOr(scenes[scene], "name", fmt::format("scene {}", scene));
    }

    void tellOtherScenes(GltfDocument& document, std::size_t shown)
    {
        constexpr std::size_t mostNamed = 8;
        const Json& scenes = document.array("scenes");
        std::string others;
        std::size_t count = 0;
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            if (i != shown && ++count <= mostNamed) {
                others += fmt::format("{}\"{}\"", others.empty() ? "" : ", ", sceneName(scenes, i));
            }
        }
        if (count > mostNamed) {
            others += fmt::format(" and {} more", count - mostNamed);
        }
        if (count > 0) {
            document.warnings.add("{} shows its scene \"{}\"; not read: {}.", document.name(),
                                  sceneName(scenes, shown), others);
        }
    }

    /// What the default scene lists; without scenes, every node.
    std::vector<std::size_t> listedRoots(GltfDocument& document)
    {
        const std::size_t nodeCount = document.array("nodes").size();
        const Json& scenes = document.array("scenes");
        std::vector<std::size_t> roots;
        if (scenes.empty()) {
            for (std::size_t i = 0; i < nodeCount; ++i) {
                roots.push_back(i);
            }
            return roots;
        }
        const int named = indexMember(document.root, "scene", scenes.size());
        if (named == -2) {
            document.warnings.add("{} asks for a scene that does not exist; the first is read.",
                                  document.name());
        }
        const auto scene = static_cast<std::size_t>(std::max(named, 0));
        tellOtherScenes(document, scene);
        const Json* listed = arrayMember(scenes[scene], "nodes");
        for (std::size_t i = 0; listed != nullptr && i < listed->size(); ++i) {
            const std::optional<std::size_t> root = sizeOf((*listed)[i]);
            if (root && *root < nodeCount) {
                roots.push_back(*root);
            } else {
                document.warnings.add("{}: its scene names a node that does not exist.",
                                      document.name());
            }
        }
        return roots;
    }

    enum class Visit : std::uint8_t { unseen, open, done };

    /// Walks down from one root without recursion: a chain of nodes may be as long as the file.
    class SceneWalk {
    public:
        SceneWalk(GltfDocument& document, SceneOrder& order,
                  const std::vector<std::vector<std::size_t>>& children)
            : document_(document),
              order_(order),
              children_(children),
              visits_(children.size(), Visit::unseen)
        {
        }

        Result<void> from(std::size_t root)
        {
            if (visits_[root] != Visit::unseen) {
                return {};
            }
            enter(root, -1);
            while (!path_.empty()) {
                Step& step = path_.back();
                if (step.nextChild == children_[step.node].size()) {
                    visits_[step.node] = Visit::done;
                    path_.pop_back();
                    continue;
                }
                const std::size_t child = children_[step.node][step.nextChild++];
                if (visits_[child] == Visit::open) {
                    return fail("{} is broken: its node {} is its own ancestor. Export it again.",
                                document_.name(), child);
                }
                if (visits_[child] == Visit::done) {
                    tellShared(child);
                    continue;
                }
                enter(child, order_.modelNode[step.node]);
            }
            return {};
        }

        void tellUntold()
        {
            if (shared_ > mostNamed) {
                document_.warnings.add("{}: {} more nodes hang under two parents; the first keeps "
                                       "them.",
                                       document_.name(), shared_ - mostNamed);
            }
        }

    private:
        static constexpr std::size_t mostNamed = 3;

        void tellShared(std::size_t child)
        {
            if (++shared_ <= mostNamed) {
                document_.warnings.add("{}: node {} hangs under two parents; the first keeps it.",
                                       document_.name(), child);
            }
        }

        struct Step {
            std::size_t node = 0;
            std::size_t nextChild = 0;
        };

        void enter(std::size_t node, int parent)
        {
            visits_[node] = Visit::open;
            order_.modelNode[node] = static_cast<int>(order_.fileNode.size());
            order_.fileNode.push_back(node);
            order_.parent.push_back(parent);
            path_.push_back({node, 0});
        }

        GltfDocument& document_;
        SceneOrder& order_;
        const std::vector<std::vector<std::size_t>>& children_;
        std::vector<Visit> visits_;
        std::vector<Step> path_; ///< from the root to the present node
        std::size_t shared_ = 0; ///< times that a node was met again
    };

    /// Numbers of a node under `key`; false where there are none, the broken ones said.
    bool readNodeNumbers(GltfDocument& document, std::size_t index, const Json& json,
                         const char* key, std::span<float> out)
    {
        if (readNumbers(json, key, out)) {
            return true;
        }
        if (member(json, key) != nullptr) {
            document.warnings.add(
                "{}: node {} \"{}\" has a {} that is not {} usable numbers; it is "
                "left out.",
                document.name(), index, textOr(json, "name", ""), key, out.size());
        }
        return false;
    }

    void tellShear(GltfDocument& document, std::size_t index, const Json& json, const Mat4& matrix,
                   const Mat4& kept)
    {
        float off = 0.0F;
        float size = 1.0F;
        for (int column = 0; column < 4; ++column) {
            for (int row = 0; row < 4; ++row) {
                off = std::max(off, std::abs(kept[column][row] - matrix[column][row]));
                size = std::max(size, std::abs(matrix[column][row]));
            }
        }
        const bool isPlace = matrix[0][3] == 0.0F && matrix[1][3] == 0.0F && matrix[2][3] == 0.0F &&
                             matrix[3][3] == 1.0F;
        const bool isEmpty = Mat3(matrix) == Mat3(0.0F);
        const char* const what = isEmpty    ? "has a scale of 0, so nothing of it is seen"
                                 : !isPlace ? "has a matrix whose last row is not 0, 0, 0, 1; "
                                              "that row is left out"
                                            : "is sheared, which is left out";
        if (isEmpty || off > 1.0e-3F * size) {
            document.warnings.add("{}: node {} \"{}\" {}.", document.name(), index,
                                  textOr(json, "name", ""), what);
        }
    }

    bool isFinite(const Transform& transform)
    {
        return allFinite(&transform.translation.x, 3) && allFinite(&transform.scale.x, 3) &&
               std::isfinite(glm::dot(transform.rotation, transform.rotation));
    }

    Transform transformOf(GltfDocument& document, std::size_t index, const Json& json)
    {
        Transform local;
        Mat4 matrix(1.0F);
        if (readNodeNumbers(document, index, json, "matrix", std::span(&matrix[0].x, 16))) {
            local = transformFrom(matrix);
            if (!isFinite(local)) {
                document.warnings.add("{}: node {} \"{}\" has a matrix beyond all measure; it is "
                                      "left out.",
                                      document.name(), index, textOr(json, "name", ""));
                return Transform{};
            }
            tellShear(document, index, json, matrix, matrixFrom(local));
            return local;
        }
        readNodeNumbers(document, index, json, "translation", std::span(&local.translation.x, 3));
        readNodeNumbers(document, index, json, "scale", std::span(&local.scale.x, 3));
        Vec4 rotation(0.0F, 0.0F, 0.0F, 1.0F);
        readNodeNumbers(document, index, json, "rotation", std::span(&rotation.x, 4));
        const float length = std::sqrt(rotation.x * rotation.x + rotation.y * rotation.y +
                                       rotation.z * rotation.z + rotation.w * rotation.w);
        if (length > 1.0e-6F && std::isfinite(length)) {
            local.rotation = Quat(rotation.w / length, rotation.x / length, rotation.y / length,
                                  rotation.z / length);
        } else {
            document.warnings.add("{}: node {} \"{}\" has a rotation that is none; it is left out.",
                                  document.name(), index, textOr(json, "name", ""));
        }
        return local;
    }

    int referenceTo(GltfDocument& document, const Json& node, std::size_t index, const char* key,
                    std::size_t limit)
    {
        const int reference = indexMember(node, key, limit);
        if (reference == -2) {
            document.warnings.add("{}: node {} names a {} that does not exist.", document.name(),
                                  index, key);
        }
        return std::max(reference, -1);
    }

    std::size_t lightCount(const GltfDocument& document)
    {
        const Json* lights = extension(document.root, "KHR_lights_punctual");
        return lights == nullptr ? 0 : sizeOfArray(*lights, "lights");
    }

    void readMorphWeights(const Json& json, Node& node)
    {
        const Json* weights = arrayMember(json, "weights");
        for (std::size_t i = 0; weights != nullptr && i < weights->size(); ++i) {
            const Json& weight = (*weights)[i];
            const float value = weight.is_number() ? weight.get<float>() : 0.0F;
            node.morphWeights.push_back(std::isfinite(value) ? value : 0.0F);
        }
    }

    Result<Skin> readSkin(GltfDocument& document, const SceneOrder& order, const Json& json)
    {
        Skin skin;
        const Json* joints = arrayMember(json, "joints");
        if (joints == nullptr || joints->empty() || joints->size() > 65536) {
            return fail("it has no usable joints");
        }
        for (const Json& joint : *joints) {
            const std::optional<std::size_t> node = sizeOf(joint);
            const bool known = node && *node < order.modelNode.size();
            if (!known || order.modelNode[*node] < 0) {
                return fail("a joint of it is not in the scene");
            }
            skin.joints.push_back(order.modelNode[*node]);
        }
        skin.jointFromMesh.assign(skin.joints.size(), Mat4(1.0F));
        if (member(json, "inverseBindMatrices") != nullptr) {
            const Accessor matrices = TRY(accessorOf(document, json, "inverseBindMatrices", 16));
            if (matrices.type != ComponentType::float32 || matrices.count < skin.joints.size()) {
                return fail("it has not a bind matrix for every joint");
            }
            const std::vector<float> values = floatsOf(matrices);
            if (!allFinite(values.data(), values.size())) {
                return fail("its bind matrices are not finite");
            }
            std::copy_n(values.data(), skin.joints.size() * 16, &skin.jointFromMesh[0][0].x);
        }
        return skin;
    }

}

Result<SceneOrder> sceneOrder(GltfDocument& document)
{
    const std::size_t nodeCount = document.array("nodes").size();
    SceneOrder order;
    order.modelNode.assign(nodeCount, -1);
    std::vector<std::vector<std::size_t>> children(nodeCount);
    std::vector<bool> isChild(nodeCount, false);
    for (std::size_t i = 0; i < nodeCount; ++i) {
        children[i] = childrenOf(document, i);
        for (const std::size_t child : children[i]) {
            isChild[child] = true;
        }
    }
    // Careless files list a child as a root as well: true roots first, so that it keeps its parent.
    std::vector<std::size_t> roots = listedRoots(document);
    std::stable_partition(roots.begin(), roots.end(),
                          [&](std::size_t root) { return !isChild[root]; });
    SceneWalk walk(document, order, children);
    for (const std::size_t root : roots) {
        TRY(walk.from(root));
    }
    walk.tellUntold();
    return order;
}

namespace {

    /// KHR_node_visibility hides a node with all that hangs below it; its cameras stay.
    void hideInvisible(const Json& json, const SceneOrder& order, std::vector<Node>& nodes)
    {
        std::vector<bool> hidden(nodes.size(), false);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const Json* visibility = extension(json[order.fileNode[i]], "KHR_node_visibility");
            const int parent = nodes[i].parent;
            hidden[i] = (visibility != nullptr && !flagOr(*visibility, "visible", true)) ||
                        (parent >= 0 && hidden[static_cast<std::size_t>(parent)]);
            if (hidden[i]) {
                nodes[i].mesh = -1;
                nodes[i].skin = -1;
                nodes[i].light = -1;
            }
        }
    }

}

std::vector<Node> readNodes(GltfDocument& document, const SceneOrder& order)
{
    const Json& json = document.array("nodes");
    const std::size_t meshes = document.array("meshes").size();
    const std::size_t skins = document.array("skins").size();
    const std::size_t cameras = document.array("cameras").size();
    const std::size_t lights = lightCount(document);
    std::vector<Node> nodes(order.fileNode.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Node& node = nodes[i];
        const std::size_t index = order.fileNode[i];
        const Json& from = json[index];
        node.name = textOr(from, "name", "");
        node.parent = order.parent[i];
        node.local = transformOf(document, index, from);
        node.mesh = referenceTo(document, from, index, "mesh", meshes);
        node.skin = node.mesh < 0 ? -1 : referenceTo(document, from, index, "skin", skins);
        node.camera = referenceTo(document, from, index, "camera", cameras);
        if (const Json* light = extension(from, "KHR_lights_punctual")) {
            node.light = referenceTo(document, *light, index, "light", lights);
        }
        readMorphWeights(from, node);
        if (const Json* instancing = extension(from, "EXT_mesh_gpu_instancing")) {
            node.instances = readInstances(document, index, *instancing);
        }
        node.extras = extrasText(from);
    }
    hideInvisible(json, order, nodes);
    return nodes;
}

std::vector<Skin> readSkins(GltfDocument& document, const SceneOrder& order)
{
    const Json& json = document.array("skins");
    std::vector<Skin> skins;
    for (std::size_t i = 0; i < json.size(); ++i) {
        Result<Skin> skin = readSkin(document, order, json[i]);
        if (!skin) {
            document.warnings.add("{}: skin {} is left out: {}.", document.name(), i,
                                  skin.error().message);
            skin = Skin{};
        }
        skins.push_back(std::move(*skin));
    }
    return skins;
}

}
