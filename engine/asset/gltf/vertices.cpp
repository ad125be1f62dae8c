#include "asset/gltf/vertices.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    constexpr std::size_t vertexStep = sizeof(Vertex) / sizeof(float);

    /// Gives how many of them are not finite.
    Result<std::size_t> readPositions(GltfDocument& document, const Json& attributes,
                                      Primitive& primitive)
    {
        if (member(attributes, "POSITION") == nullptr) {
            return fail("it has no positions");
        }
        const Accessor positions = TRY(accessorOf(document, attributes, "POSITION", 3));
        if (positions.count == 0 || positions.count > 0xFFFFFFFFU) {
            return fail("it has no usable number of vertices");
        }
        TRY(document.spend(positions.count, sizeof(Vertex)));
        std::vector<Vertex>& vertices = primitive.vertices.edit();
        vertices.resize(positions.count);
        copyFloats(positions, &vertices[0].position.x, vertexStep);
        std::size_t broken = 0;
        Bounds bounds;
        for (const Vertex& vertex : vertices) {
            if (!allFinite(&vertex.position.x, 3)) {
                ++broken;
                continue;
            }
            bounds.min = glm::min(bounds.min, vertex.position);
            bounds.max = glm::max(bounds.max, vertex.position);
        }
        if (broken == vertices.size()) {
            return fail("it has positions that are not finite numbers");
        }
        primitive.bounds = bounds;
        return broken;
    }

    /// An attribute the model may lack: nothing where it is absent or broken, the latter said.
    std::optional<Accessor> optionalAttribute(GltfDocument& document, const std::string& part,
                                              const Json& attributes, const char* key,
                                              std::size_t components, std::size_t vertices)
    {
        if (member(attributes, key) == nullptr) {
            return std::nullopt;
        }
        Result<Accessor> accessor = accessorOf(document, attributes, key, components);
        if (!accessor) {
            document.warnings.add("{} has its {} left out: {}.", part, key,
                                  accessor.error().message);
            return std::nullopt;
        }
        if (accessor->count != vertices) {
            document.warnings.add("{} has its {} left out: it is not one a vertex.", part, key);
            return std::nullopt;
        }
        return std::move(*accessor);
    }

    bool readNormals(GltfDocument& document, const std::string& part, const Json& attributes,
                     Primitive& primitive)
    {
        const std::optional<Accessor> normals =
            optionalAttribute(document, part, attributes, "NORMAL", 3, primitive.vertices.size());
        if (!normals) {
            return false;
        }
        std::vector<Vertex>& vertices = primitive.vertices.edit();
        copyFloats(*normals, &vertices[0].normal.x, vertexStep);
        bool finite = true;
        for (Vertex& vertex : vertices) {
            const float square = glm::dot(vertex.normal, vertex.normal);
            if (std::abs(square - 1.0F) > 1.0e-3F) { // quantised, or careless
                vertex.normal =
                    square > 1.0e-20F ? vertex.normal / std::sqrt(square) : Vec3(0.0F, 1.0F, 0.0F);
            }
            finite = finite && allFinite(&vertex.normal.x, 3);
        }
        if (!finite) {
            document.warnings.add("{} has normals that are not finite; flat ones replace them.",
                                  part);
        }
        return finite;
    }

    /// A set of texture coordinates, tight or into the vertices; those that are not finite become 0.
    bool readUv(GltfDocument& document, const std::string& part, const Json& attributes,
                const char* key, std::size_t vertices, float* out, std::size_t step)
    {
        const std::optional<Accessor> uv =
            optionalAttribute(document, part, attributes, key, 2, vertices);
        if (!uv) {
            return false;
        }
        copyFloats(*uv, out, step);
        bool finite = true;
        for (std::size_t i = 0; i < vertices; ++i, out += step) {
            if (!allFinite(out, 2)) {
                finite = false;
                out[0] = 0.0F;
                out[1] = 0.0F;
            }
        }
        if (!finite) {
            document.warnings.add("{} has a {} that is not finite; 0 replaces it.", part, key);
        }
        return true;
    }

    void readSecondUv(GltfDocument& document, const std::string& part, const Json& attributes,
                      Primitive& primitive)
    {
        if (member(attributes, "TEXCOORD_1") == nullptr) {
            return;
        }
        const std::size_t vertices = primitive.vertices.size();
        std::vector<Vec2> uv(vertices);
        if (readUv(document, part, attributes, "TEXCOORD_1", vertices, &uv[0].x, 2)) {
            primitive.uv1 = std::move(uv);
        }
    }

    void readTangents(GltfDocument& document, const std::string& part, const Json& attributes,
                      Primitive& primitive)
    {
        const std::size_t vertices = primitive.vertices.size();
        const std::optional<Accessor> found =
            optionalAttribute(document, part, attributes, "TANGENT", 4, vertices);
        if (!found) {
            return;
        }
        std::vector<Vec4> tangents(vertices);
        copyFloats(*found, &tangents[0].x, 4);
        if (!allFinite(&tangents[0].x, vertices * 4)) {
            document.warnings.add("{} has tangents that are not finite; they are derived anew.",
                                  part);
            return;
        }
        for (Vec4& tangent : tangents) {
            const float square = glm::dot(Vec3(tangent), Vec3(tangent));
            if (std::abs(square - 1.0F) > 1.0e-3F && square > 1.0e-20F) { // quantised, or careless
                tangent = Vec4(Vec3(tangent) / std::sqrt(square), tangent.w);
            }
        }
        primitive.tangents = std::move(tangents);
    }

    void readColours(GltfDocument& document, const std::string& part, const Json& attributes,
                     Primitive& primitive)
    {
        const int index = indexMember(attributes, "COLOR_0", document.array("accessors").size());
        if (index == -1) {
            return;
        }
        const bool withAlpha =
            index >= 0 && textOr(document.array("accessors")[static_cast<std::size_t>(index)],
                                 "type", "") == "VEC4";
        const std::size_t vertices = primitive.vertices.size();
        const std::optional<Accessor> found =
            optionalAttribute(document, part, attributes, "COLOR_0", withAlpha ? 4 : 3, vertices);
        if (!found) {
            return;
        }
        std::vector<Vec4> colours(vertices, Vec4(1.0F));
        copyFloats(*found, &colours[0].x, 4);
        if (!allFinite(&colours[0].x, vertices * 4)) {
            document.warnings.add("{} has colours that are not finite; they are left out.", part);
            return;
        }
        primitive.colours = std::move(colours);
    }

    struct Influence {
        std::uint16_t joint = 0;
        float weight = 0.0F;
    };

    /// Joints and weights of one set of four, or nothing where that set is absent.
    Result<void> readInfluences(GltfDocument& document, const Json& attributes,
                                const std::string& set, std::size_t vertices,
                                std::vector<std::uint16_t>& joints, std::vector<float>& weights)
    {
        const Accessor jointData =
            TRY(accessorOf(document, attributes, ("JOINTS_" + set).c_str(), 4));
        const Accessor weightData =
            TRY(accessorOf(document, attributes, ("WEIGHTS_" + set).c_str(), 4));
        if (jointData.count != vertices || weightData.count != vertices) {
            return fail("its joints and weights are not one a vertex");
        }
        TRY(document.spend(vertices, sizeof(SkinVertex)));
        joints = TRY(shortsOf(jointData));
        weights = floatsOf(weightData);
        return {};
    }

    /// `lost` becomes true where a fifth joint moves the vertex.
    SkinVertex largestFour(std::array<Influence, 8>& influences, bool& lost)
    {
        std::ranges::stable_sort(influences, std::ranges::greater(), &Influence::weight);
        lost = lost || influences[4].weight > 0.0F;
        SkinVertex skin;
        for (std::size_t k = 0; k < 4; ++k) {
            skin.joints[k] = influences[k].joint;
            skin.weights[k] = influences[k].weight;
        }
        return skin;
    }

    Result<void> readSkin(GltfDocument& document, const std::string& part, const Json& attributes,
                          Primitive& primitive)
    {
        if (member(attributes, "JOINTS_0") == nullptr) {
            return {};
        }
        const std::size_t vertices = primitive.vertices.size();
        std::vector<std::uint16_t> joints;
        std::vector<float> weights;
        TRY(readInfluences(document, attributes, "0", vertices, joints, weights));
        std::vector<SkinVertex>& skin = primitive.skin.edit();
        skin.resize(vertices);
        for (std::size_t i = 0; i < vertices; ++i) {
            std::copy_n(&joints[i * 4], 4, skin[i].joints);
            std::copy_n(&weights[i * 4], 4, skin[i].weights);
        }
        bool lost = member(attributes, "JOINTS_2") != nullptr;
        if (member(attributes, "JOINTS_1") != nullptr) {
            std::vector<std::uint16_t> moreJoints;
            std::vector<float> moreWeights;
            TRY(readInfluences(document, attributes, "1", vertices, moreJoints, moreWeights));
            for (std::size_t i = 0; i < vertices; ++i) {
                std::array<Influence, 8> all{};
                for (std::size_t k = 0; k < 4; ++k) {
                    all[k] = {joints[i * 4 + k], weights[i * 4 + k]};
                    all[k + 4] = {moreJoints[i * 4 + k], moreWeights[i * 4 + k]};
                }
                skin[i] = largestFour(all, lost);
            }
        }
        if (lost) {
            document.warnings.add("{} has vertices that more than four joints move; the four "
                                  "strongest are kept.",
                                  part);
        }
        normaliseWeights(primitive);
        return {};
    }

    Result<std::vector<Vec3>> displacements(GltfDocument& document, const Json& target,
                                            const char* key, std::size_t vertices)
    {
        std::vector<Vec3> values;
        if (member(target, key) == nullptr) {
            return values;
        }
        const Accessor accessor = TRY(accessorOf(document, target, key, 3));
        if (accessor.count != vertices) {
            return fail("it has a morph target of another size");
        }
        TRY(document.spend(vertices, sizeof(Vec3)));
        values.resize(vertices);
        copyFloats(accessor, &values[0].x, 3);
        if (!allFinite(&values[0].x, vertices * 3)) {
            return fail("it has a morph target that is not finite");
        }
        return values;
    }

}

Result<ReadAttributes> readAttributes(GltfDocument& document, const std::string& part,
                                      const Json& attributes, Primitive& primitive)
{
    ReadAttributes read;
    read.brokenPositions = TRY(readPositions(document, attributes, primitive));
    read.normals = readNormals(document, part, attributes, primitive);
    readUv(document, part, attributes, "TEXCOORD_0", primitive.vertices.size(),
           &primitive.vertices.edit()[0].uv.x, vertexStep);
    readSecondUv(document, part, attributes, primitive);
    readTangents(document, part, attributes, primitive);
    readColours(document, part, attributes, primitive);
    TRY(readSkin(document, part, attributes, primitive));
    return read;
}

Result<std::vector<MorphTarget>> readMorphTargets(GltfDocument& document, const Json& targets,
                                                  std::size_t vertices)
{
    std::vector<MorphTarget> morphs;
    for (const Json& target : targets) {
        MorphTarget& morph = morphs.emplace_back();
        morph.positions = TRY(displacements(document, target, "POSITION", vertices));
        morph.normals = TRY(displacements(document, target, "NORMAL", vertices));
    }
    return morphs;
}

}
