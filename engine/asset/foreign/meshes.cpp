#include <algorithm>
#include <cmath>
#include <optional>

#include <glm/geometric.hpp>

#include "asset/foreign/scene.h"
#include "asset/foreign/skin.h"
#include "asset/mesh/primitive_shape.h"
#include "asset/mesh/smooth_normals.h"
#include "asset/mesh/weld.h"
#include "base/result.h"
#include "image/colour.h"

namespace premise {

namespace {

    bool isFiniteVector(const aiVector3D& v)
    {
        return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
    }

    Result<void> readVertices(const aiMesh& mesh, Primitive& primitive)
    {
        if (mesh.mVertices == nullptr || mesh.mNumVertices == 0) {
            return fail("it has no positions");
        }
        std::vector<Vertex>& vertices = primitive.vertices.edit();
        vertices.resize(mesh.mNumVertices);
        for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
            Vertex& vertex = vertices[i];
            if (!isFiniteVector(mesh.mVertices[i])) {
                return fail("it has positions that are not finite numbers");
            }
            vertex.position = vectorOf(mesh.mVertices[i]);
            if (mesh.mNormals != nullptr && isFiniteVector(mesh.mNormals[i])) {
                const Vec3 normal = vectorOf(mesh.mNormals[i]);
                const float length = glm::length(normal);
                vertex.normal = length > 1.0e-10F ? normal / length : vertex.normal;
            }
            if (mesh.mTextureCoords[0] != nullptr && isFiniteVector(mesh.mTextureCoords[0][i])) {
                vertex.uv = Vec2(mesh.mTextureCoords[0][i].x, mesh.mTextureCoords[0][i].y);
            }
        }
        return {};
    }

    void readSecondUv(const aiMesh& mesh, Primitive& primitive)
    {
        if (mesh.mTextureCoords[1] == nullptr) {
            return;
        }
        std::vector<Vec2>& uv = primitive.uv1.edit();
        uv.resize(mesh.mNumVertices, Vec2(0.0F));
        for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
            if (isFiniteVector(mesh.mTextureCoords[1][i])) {
                uv[i] = Vec2(mesh.mTextureCoords[1][i].x, mesh.mTextureCoords[1][i].y);
            }
        }
    }

    /// Scans and OBJ files store what a display shows, FBX and COLLADA light.
    void readColours(const ForeignScene& source, const aiMesh& mesh, Primitive& primitive)
    {
        if (mesh.mColors[0] == nullptr) {
            return;
        }
        const bool encoded = source.format == ModelFormat::ply || source.format == ModelFormat::obj;
        std::vector<Vec4>& colours = primitive.colours.edit();
        colours.resize(mesh.mNumVertices, Vec4(1.0F));
        for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
            const aiColor4D& from = mesh.mColors[0][i];
            Vec4 colour(from.r, from.g, from.b, from.a);
            for (int k = 0; k < 4; ++k) {
                colour[k] = std::isfinite(colour[k]) ? colour[k] : 1.0F;
                colour[k] = encoded && k < 3 ? linearFromSrgb(colour[k]) : colour[k];
            }
            colours[i] = colour;
        }
    }

    Result<void> readFaces(const aiMesh& mesh, Primitive& primitive)
    {
        std::vector<std::uint32_t>& indices = primitive.indices.edit();
        indices.reserve(std::size_t(mesh.mNumFaces) * 3);
        for (unsigned i = 0; i < mesh.mNumFaces; ++i) {
            const aiFace& face = mesh.mFaces[i];
            if (face.mNumIndices != 3) {
                continue; // points and lines
            }
            for (unsigned k = 0; k < 3; ++k) {
                if (face.mIndices[k] >= mesh.mNumVertices) {
                    return fail("it names vertex {} of {}", face.mIndices[k], mesh.mNumVertices);
                }
                indices.push_back(face.mIndices[k]);
            }
        }
        if (indices.empty()) {
            return fail("it has no triangle");
        }
        return {};
    }

    Result<MorphTarget> readMorph(const aiMesh& mesh, const aiAnimMesh& from)
    {
        MorphTarget morph;
        morph.name = from.mName.C_Str();
        if (from.mNumVertices != mesh.mNumVertices) {
            return fail("it has a morph target of another size");
        }
        std::vector<Vec3>& positions = morph.positions.edit();
        for (unsigned i = 0; from.mVertices != nullptr && i < mesh.mNumVertices; ++i) {
            if (!isFiniteVector(from.mVertices[i])) {
                return fail("it has a morph target that is not finite");
            }
            positions.push_back(vectorOf(from.mVertices[i]) - vectorOf(mesh.mVertices[i]));
        }
        const bool hasNormals = from.mNormals != nullptr && mesh.mNormals != nullptr;
        std::vector<Vec3>& normals = morph.normals.edit();
        for (unsigned i = 0; hasNormals && i < mesh.mNumVertices; ++i) {
            const Vec3 change = vectorOf(from.mNormals[i]) - vectorOf(mesh.mNormals[i]);
            normals.push_back(std::isfinite(glm::dot(change, change)) ? change : Vec3(0.0F));
        }
        return morph;
    }

    /// What a mesh has more of than a model of ours can hold.
    void reportSurplus(ForeignScene& source, const aiMesh& mesh)
    {
        if (mesh.GetNumUVChannels() > 2) {
            source.warnings.add("{}: \"{}\" has {} sets of texture coordinates, of which the first "
                                "two are kept.",
                                source.name(), mesh.mName.C_Str(), mesh.GetNumUVChannels());
        }
        if (mesh.GetNumColorChannels() > 1) {
            source.warnings.add("{}: \"{}\" has {} sets of colours, of which the first is kept.",
                                source.name(), mesh.mName.C_Str(), mesh.GetNumColorChannels());
        }
    }

    Result<Primitive> readPrimitive(const ForeignScene& source, const aiMesh& mesh)
    {
        Primitive primitive;
        TRY(readVertices(mesh, primitive));
        TRY(readFaces(mesh, primitive));
        readSecondUv(mesh, primitive);
        readColours(source, mesh, primitive);
        for (unsigned i = 0; i < mesh.mNumAnimMeshes; ++i) {
            primitive.morphs.push_back(TRY(readMorph(mesh, *mesh.mAnimMeshes[i])));
        }
        if (mesh.mNumBones == 0 && primitive.morphs.empty()) {
            weld(primitive);
        }
        if (mesh.mNormals == nullptr) {
            makeSmoothNormals(primitive.vertices.edit(), primitive.indices);
        }
        primitive.material = mesh.mMaterialIndex < source.scene.mNumMaterials
                                 ? static_cast<int>(mesh.mMaterialIndex)
                                 : -1;
        primitive.bounds = boundsOfVertices(primitive);
        return primitive;
    }

    /// Lines and points, which Assimp sorts into meshes of their own.
    void reportUndrawn(ForeignScene& source)
    {
        std::size_t lines = 0;
        std::size_t points = 0;
        for (unsigned i = 0; i < source.scene.mNumMeshes; ++i) {
            const aiMesh& mesh = *source.scene.mMeshes[i];
            lines += mesh.mPrimitiveTypes == aiPrimitiveType_LINE ? mesh.mNumFaces : 0;
            points += mesh.mPrimitiveTypes == aiPrimitiveType_POINT ? mesh.mNumFaces : 0;
        }
        if (lines + points > 0) {
            source.warnings.add("{}: {} lines and {} points are left out; only faces are drawn.",
                                source.name(), lines, points);
        }
    }

    /// Foreign meshes of each node: together they are one mesh of ours.
    std::vector<std::vector<unsigned>> meshesOfNodes(const ForeignScene& source, std::size_t nodes)
    {
        std::vector<std::vector<unsigned>> result(nodes);
        for (std::size_t mesh = 0; mesh < source.nodesOfMesh.size(); ++mesh) {
            for (const int node : source.nodesOfMesh[mesh]) {
                result[static_cast<std::size_t>(node)].push_back(static_cast<unsigned>(mesh));
            }
        }
        return result;
    }

    void settleMorphs(ForeignScene& source, const std::vector<unsigned>& parts, Mesh& mesh)
    {
        std::size_t targets = 0;
        for (const Primitive& primitive : mesh.primitives) {
            targets = std::max(targets, primitive.morphs.size());
        }
        mesh.morphWeights.assign(targets, 0.0F);
        for (Primitive& primitive : mesh.primitives) {
            if (primitive.morphs.size() != targets && targets > 0) {
                source.warnings.add("{}: parts of \"{}\" have fewer morph targets than others; "
                                    "those parts keep still.",
                                    source.name(), mesh.name);
                primitive.morphs.clear();
            }
        }
        for (const unsigned part : parts) {
            const aiMesh& from = *source.scene.mMeshes[part];
            for (unsigned i = 0; from.mNumAnimMeshes == targets && i < targets; ++i) {
                const float weight = from.mAnimMeshes[i]->mWeight;
                const bool usable = std::isfinite(weight) && source.format != ModelFormat::fbx;
                mesh.morphWeights[i] = usable ? weight : 0.0F;
            }
        }
    }

}

void readForeignMeshes(ForeignScene& source, Model& model)
{
    reportUndrawn(source);
    const auto parts = meshesOfNodes(source, model.nodes.size());
    std::map<std::vector<unsigned>, int> known; // parts without bones may be shown by many nodes
    for (std::size_t n = 0; n < model.nodes.size(); ++n) {
        if (parts[n].empty()) {
            continue;
        }
        if (const auto found = known.find(parts[n]); found != known.end()) {
            model.nodes[n].mesh = found->second;
            continue;
        }
        Mesh mesh;
        mesh.name = source.scene.mMeshes[parts[n].front()]->mName.C_Str();
        ForeignSkin skin(source, static_cast<int>(n));
        for (const unsigned part : parts[n]) {
            const aiMesh& from = *source.scene.mMeshes[part];
            if ((from.mPrimitiveTypes & aiPrimitiveType_TRIANGLE) == 0) {
                continue; // reportUndrawn() tells of it
            }
            reportSurplus(source, from);
            Result<Primitive> primitive = readPrimitive(source, from);
            if (!primitive) {
                source.warnings.add("{}: part {} of \"{}\" is left out: {}.", source.name(), part,
                                    from.mName.C_Str(), primitive.error().message);
                continue;
            }
            skin.add(from, *primitive);
            mesh.primitives.push_back(std::move(*primitive));
        }
        if (mesh.primitives.empty()) {
            continue;
        }
        settleMorphs(source, parts[n], mesh);
        model.nodes[n].mesh = static_cast<int>(model.meshes.size());
        model.meshes.push_back(std::move(mesh));
        if (std::optional<Skin> taken = skin.taken()) {
            model.nodes[n].skin = static_cast<int>(model.skins.size());
            model.skins.push_back(std::move(*taken));
        } else {
            known[parts[n]] = model.nodes[n].mesh;
        }
    }
}

}
