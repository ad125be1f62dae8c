#include "asset/foreign/repairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <assimp/scene.h>

namespace premise {

namespace {

    constexpr unsigned greatest = 1000; ///< corners of a face that is left to Assimp

    bool isFinite(const aiVector3D& v)
    {
        return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
    }

    std::span<aiVector3D> positionsOf(aiMesh& mesh)
    {
        return {mesh.mVertices, mesh.mVertices == nullptr ? 0 : mesh.mNumVertices};
    }

    std::span<aiFace> facesOf(aiMesh& mesh)
    {
        return {mesh.mFaces, mesh.mFaces == nullptr ? 0 : mesh.mNumFaces};
    }

    /// Assimp's faces copy what they own; these move it.
    void move(aiFace& from, aiFace& to)
    {
        std::swap(from.mIndices, to.mIndices);
        std::swap(from.mNumIndices, to.mNumIndices);
    }

    unsigned kindOf(const aiFace& face)
    {
        switch (face.mNumIndices) {
        case 1: return aiPrimitiveType_POINT;
        case 2: return aiPrimitiveType_LINE;
        case 3: return aiPrimitiveType_TRIANGLE;
        default: return aiPrimitiveType_POLYGON;
        }
    }

    /// The scene owns the new faces as it did the old ones.
    void replaceFaces(aiMesh& mesh, std::vector<aiFace>& faces)
    {
        auto* const made = new aiFace[faces.size()];
        mesh.mPrimitiveTypes = 0;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            move(faces[i], made[i]);
            mesh.mPrimitiveTypes |= kindOf(made[i]);
        }
        delete[] mesh.mFaces;
        mesh.mFaces = made;
        mesh.mNumFaces = unsigned(faces.size());
    }

    bool isGreat(const aiFace& face)
    {
        return face.mNumIndices > greatest;
    }

    std::size_t fanGreatFaces(aiMesh& mesh)
    {
        const auto great = std::size_t(std::ranges::count_if(facesOf(mesh), isGreat));
        if (great == 0) {
            return 0;
        }
        std::vector<aiFace> cut;
        for (aiFace& face : facesOf(mesh)) {
            if (!isGreat(face)) {
                move(face, cut.emplace_back());
                continue;
            }
            for (unsigned i = 2; i < face.mNumIndices; ++i) {
                aiFace& triangle = cut.emplace_back();
                triangle.mNumIndices = 3;
                triangle.mIndices =
                    new unsigned[3]{face.mIndices[0], face.mIndices[i - 1], face.mIndices[i]};
            }
        }
        replaceFaces(mesh, cut);
        return great;
    }

    std::size_t loseFaces(aiMesh& mesh)
    {
        const std::span<aiVector3D> positions = positionsOf(mesh);
        const auto somewhere = std::ranges::find_if(positions, isFinite);
        if (std::ranges::all_of(positions, isFinite) || somewhere == positions.end()) {
            return 0;
        }
        std::vector<aiFace> kept;
        for (aiFace& face : facesOf(mesh)) {
            const std::span<const unsigned> corners(face.mIndices, face.mNumIndices);
            if (std::ranges::all_of(corners, [&](unsigned corner) {
                    return corner < positions.size() && isFinite(positions[corner]);
                })) {
                move(face, kept.emplace_back());
            }
        }
        const std::size_t lost = mesh.mNumFaces - kept.size();
        if (kept.empty()) {
            constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
            std::ranges::fill(positions, aiVector3D(nowhere, nowhere, nowhere));
            return 0;
        }
        const aiVector3D stand = *somewhere;
        std::ranges::replace_if(
            positions, [](const aiVector3D& v) { return !isFinite(v); }, stand);
        replaceFaces(mesh, kept);
        return lost;
    }

}

ForeignRepairs repairForeign(aiScene& scene)
{
    ForeignRepairs repairs;
    for (aiMesh* mesh : std::span(scene.mMeshes, scene.mNumMeshes)) {
        repairs.lost += loseFaces(*mesh);
        repairs.fans += fanGreatFaces(*mesh);
    }
    return repairs;
}

}
