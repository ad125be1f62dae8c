#include "asset/gltf/meshes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "asset/gltf/draco.h"
#include "asset/gltf/vertices.h"
#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    enum class Topology { triangles = 4, strip = 5, fan = 6 };

    Result<Topology> topologyOf(const Json& primitive)
    {
        const Json* mode = member(primitive, "mode");
        const std::size_t code = mode == nullptr ? 4 : sizeOf(*mode).value_or(99);
        if (code <= 3) {
            return fail("it is made of {}, which are not drawn", code == 0 ? "points" : "lines");
        }
        if (code > 6) {
            return fail("it is made of nothing that glTF knows");
        }
        return static_cast<Topology>(code);
    }

    void addTriangle(std::vector<std::uint32_t>& out, std::uint32_t a, std::uint32_t b,
                     std::uint32_t c)
    {
        if (a != b && b != c && c != a) { // strips turn corners by such triangles
            out.insert(out.end(), {a, b, c});
        }
    }

    std::vector<std::uint32_t> triangleList(std::vector<std::uint32_t> indices, Topology topology)
    {
        if (topology == Topology::triangles) {
            indices.resize(indices.size() / 3 * 3);
            return indices;
        }
        std::vector<std::uint32_t> list;
        list.reserve(indices.size() * 3);
        for (std::size_t i = 0; i + 2 < indices.size(); ++i) {
            if (topology == Topology::fan) {
                addTriangle(list, indices[i + 1], indices[i + 2], indices[0]);
            } else if (i % 2 == 0) {
                addTriangle(list, indices[i], indices[i + 1], indices[i + 2]);
            } else {
                addTriangle(list, indices[i], indices[i + 2], indices[i + 1]);
            }
        }
        return list;
    }

    Result<std::vector<std::uint32_t>> readIndices(GltfDocument& document, const Json& primitive,
                                                   std::size_t vertices)
    {
        std::vector<std::uint32_t> indices;
        if (member(primitive, "indices") == nullptr) {
            TRY(document.spend(vertices, sizeof(std::uint32_t)));
            indices.resize(vertices);
            std::iota(indices.begin(), indices.end(), 0U);
            return indices;
        }
        const Accessor accessor = TRY(accessorOf(document, primitive, "indices", 1));
        TRY(document.spend(accessor.count, sizeof(std::uint32_t)));
        indices = TRY(indicesOf(accessor));
        std::uint32_t largest = 0;
        for (const std::uint32_t index : indices) {
            largest = std::max(largest, index);
        }
        if (largest >= vertices) {
            return fail("it names vertex {} of {}", largest, vertices);
        }
        return indices;
    }

    /// Leaves out the triangles that have a corner whose position is not finite.
    void dropBrokenTriangles(GltfDocument& document, const std::string& part, Primitive& primitive)
    {
        std::vector<Vertex>& vertices = primitive.vertices.edit();
        std::vector<bool> broken(vertices.size(), false);
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            if (!allFinite(&vertices[i].position.x, 3)) {
                broken[i] = true;
                vertices[i].position = primitive.bounds.min; // no triangle shows it
            }
        }
        std::vector<std::uint32_t>& indices = primitive.indices.edit();
        std::size_t kept = 0;
        for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
            if (!broken[indices[i]] && !broken[indices[i + 1]] && !broken[indices[i + 2]]) {
                std::copy_n(&indices[i], 3, &indices[kept]);
                kept += 3;
            }
        }
        document.warnings.add("{} has {} triangles left out whose corners are not finite numbers.",
                              part, (indices.size() - kept) / 3);
        indices.resize(kept);
    }

    int materialOf(GltfDocument& document, const std::string& part, const Json& primitive)
    {
        const int material = indexMember(primitive, "material", document.array("materials").size());
        if (material == -2) {
            document.warnings.add("{} names a material that does not exist.", part);
        }
        return std::max(material, -1);
    }

    Result<void> readMorphs(GltfDocument& document, const Json& json, Primitive& primitive)
    {
        if (const Json* targets = arrayMember(json, "targets")) {
            primitive.morphs = TRY(readMorphTargets(document, *targets, primitive.vertices.size()));
        }
        return {};
    }

    Result<Primitive> readPrimitive(GltfDocument& document, const std::string& part,
                                    const Json& json)
    {
        const Topology topology = TRY(topologyOf(json));
        const Json* attributes = objectMember(json, "attributes");
        if (attributes == nullptr) {
            return fail("it has no positions");
        }
        std::vector<std::uint32_t> packed = TRY(unpackDraco(document, part, json));
        Primitive primitive;
        const ReadAttributes read = TRY(readAttributes(document, part, *attributes, primitive));
        primitive.indices =
            packed.empty()
                ? triangleList(TRY(readIndices(document, json, primitive.vertices.size())),
                               topology)
                : std::move(packed);
        if (read.brokenPositions > 0) {
            dropBrokenTriangles(document, part, primitive);
        }
        if (primitive.indices.empty()) {
            const char* const reason = read.brokenPositions > 0
                                           ? "it has positions that are not finite numbers"
                                           : "it has no triangle";
            return fail("{}", reason);
        }
        primitive.material = materialOf(document, part, json);
        if (const Result<void> morphs = readMorphs(document, json, primitive); !morphs) {
            document.warnings.add("{} has its morph targets left out: {}.", part,
                                  morphs.error().message);
            primitive.morphs.clear();
        }
        if (!read.normals) {
            TRY(document.spend(primitive.indices.size(), sizeof(Vertex)));
            makeFlatNormals(primitive);
        } else {
            dropUnusedVertices(primitive);
        }
        return primitive;
    }

    void nameMorphs(const Json& json, Primitive& primitive)
    {
        const Json* extras = objectMember(json, "extras");
        const Json* names = extras == nullptr ? nullptr : arrayMember(*extras, "targetNames");
        for (std::size_t i = 0; i < primitive.morphs.size(); ++i) {
            const bool named = names != nullptr && i < names->size() && (*names)[i].is_string();
            primitive.morphs[i].name =
                named ? (*names)[i].get<std::string>() : fmt::format("target {}", i);
        }
    }

    /// Parts share one set of weights, so they all have the same targets or none.
    void settleMorphs(GltfDocument& document, const Json& json, Mesh& mesh)
    {
        std::size_t targets = 0;
        for (const Primitive& primitive : mesh.primitives) {
            targets = std::max(targets, primitive.morphs.size());
        }
        for (Primitive& primitive : mesh.primitives) {
            if (!primitive.morphs.empty() && primitive.morphs.size() != targets) {
                document.warnings.add("{} has parts of mesh \"{}\" with different morph targets; "
                                      "the shorter ones are left out.",
                                      document.name(), mesh.name);
                primitive.morphs.clear();
            }
            nameMorphs(json, primitive);
        }
        mesh.morphWeights.assign(targets, 0.0F);
        const Json* weights = arrayMember(json, "weights");
        for (std::size_t i = 0; weights != nullptr && i < std::min(targets, weights->size()); ++i) {
            const Json& weight = (*weights)[i];
            const float value = weight.is_number() ? weight.get<float>() : 0.0F;
            mesh.morphWeights[i] = std::isfinite(value) ? value : 0.0F;
        }
    }

}

Mesh readMesh(GltfDocument& document, std::size_t index)
{
    const Json& json = document.array("meshes")[index];
    Mesh mesh;
    mesh.name = textOr(json, "name", "");
    const std::string shown = mesh.name.empty() ? fmt::format("mesh {}", index)
                                                : fmt::format("mesh {} \"{}\"", index, mesh.name);
    const Json* primitives = arrayMember(json, "primitives");
    if (primitives == nullptr || primitives->empty()) {
        document.warnings.add("{}: {} has no parts.", document.name(), shown);
    }
    for (std::size_t i = 0; primitives != nullptr && i < primitives->size(); ++i) {
        const std::string part = fmt::format("{}: part {} of {}", document.name(), i, shown);
        Result<Primitive> primitive = readPrimitive(document, part, (*primitives)[i]);
        if (primitive) {
            mesh.primitives.push_back(std::move(*primitive));
        } else {
            document.warnings.add("{} is left out: {}.", part, primitive.error().message);
        }
        forgetDraco(document);
    }
    settleMorphs(document, json, mesh);
    return mesh;
}

}
