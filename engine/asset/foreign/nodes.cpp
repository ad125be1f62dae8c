#include <cmath>

#include "asset/foreign/scene.h"
#include "math/pose.h"

namespace premise {

namespace {

    /// Rows say where the file's axes lead; the identity where it names none, or impossible ones.
    Mat3 axesOf(const aiScene& scene)
    {
        struct Axis {
            const char* key;
            const char* signKey;
            int usual;
        };
        constexpr Axis wanted[3] = {{"CoordAxis", "CoordAxisSign", 0},
                                    {"UpAxis", "UpAxisSign", 1},
                                    {"FrontAxis", "FrontAxisSign", 2}};
        Mat3 axes(0.0F);
        for (int row = 0; row < 3; ++row) {
            const double from = metadataOr(scene, wanted[row].key, wanted[row].usual);
            const double sign = metadataOr(scene, wanted[row].signKey, 1.0);
            if (!(from >= 0.0 && from <= 2.0)) {
                return Mat3(1.0F);
            }
            axes[static_cast<int>(from)][row] = sign < 0.0 ? -1.0F : 1.0F;
        }
        return glm::determinant(axes) > 0.5F ? axes : Mat3(1.0F);
    }

    /// A node above all others that brings FBX to metres and y up; −1 where it is there already.
    /// COLLADA arrives converted, and the other formats say nothing of either.
    int addConversion(const ForeignScene& source, Model& model)
    {
        if (source.format != ModelFormat::fbx) {
            return -1;
        }
        const Mat3 axes = axesOf(source.scene);
        if (axes == Mat3(1.0F) && source.metresPerUnit == 1.0) {
            return -1;
        }
        Node node;
        node.name = "to metres and y up";
        node.local = transformFrom(Mat4(axes));
        node.local.scale = Vec3(static_cast<float>(source.metresPerUnit));
        model.nodes.push_back(std::move(node));
        return 0;
    }

    struct Waiting {
        const aiNode* node = nullptr;
        int parent = -1;
    };

}

Mat4 matrixOf(const aiMatrix4x4& m)
{
    return {m.a1, m.b1, m.c1, m.d1, m.a2, m.b2, m.c2, m.d2,
            m.a3, m.b3, m.c3, m.d3, m.a4, m.b4, m.c4, m.d4};
}

Vec3 vectorOf(const aiVector3D& vector)
{
    return {vector.x, vector.y, vector.z};
}

bool isFinite(const Mat4& matrix)
{
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            if (!std::isfinite(matrix[column][row])) {
                return false;
            }
        }
    }
    return true;
}

double metadataOr(const aiScene& scene, const char* key, double otherwise)
{
    if (scene.mMetaData == nullptr) {
        return otherwise;
    }
    double number = 0.0;
    float shortNumber = 0.0F;
    std::int32_t whole = 0;
    if (scene.mMetaData->Get(key, number)) {
        return number;
    }
    if (scene.mMetaData->Get(key, shortNumber)) {
        return static_cast<double>(shortNumber);
    }
    return scene.mMetaData->Get(key, whole) ? static_cast<double>(whole) : otherwise;
}

std::string metadataText(const aiScene& scene, const char* key)
{
    aiString text;
    const bool found = scene.mMetaData != nullptr && scene.mMetaData->Get(key, text);
    return found ? text.C_Str() : std::string();
}

void readForeignNodes(ForeignScene& source, Model& model)
{
    source.nodesOfMesh.resize(source.scene.mNumMeshes);
    std::vector<Waiting> waiting;
    waiting.push_back({source.scene.mRootNode, addConversion(source, model)});
    while (!waiting.empty()) {
        const Waiting next = waiting.back();
        waiting.pop_back();
        const int index = static_cast<int>(model.nodes.size());
        Node& node = model.nodes.emplace_back();
        node.name = next.node->mName.C_Str();
        node.parent = next.parent;
        const Mat4 local = matrixOf(next.node->mTransformation);
        if (isFinite(local)) {
            node.local = transformFrom(local);
        } else {
            source.warnings.add("{}: node \"{}\" has a place that is not finite; it stays with its "
                                "parent.",
                                source.name(), node.name);
        }
        source.nodeByName.emplace(node.name, index);
        for (unsigned i = 0; i < next.node->mNumMeshes; ++i) {
            if (next.node->mMeshes[i] < source.scene.mNumMeshes) {
                source.nodesOfMesh[next.node->mMeshes[i]].push_back(index);
            }
        }
        for (unsigned i = next.node->mNumChildren; i > 0; --i) {
            waiting.push_back({next.node->mChildren[i - 1], index});
        }
    }
}

}
