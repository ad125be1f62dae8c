#include "asset/usd/skin.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// Of the mesh's own list of joints, each one's place in the skeleton; empty: the same list.
    Result<std::vector<std::size_t>> placesOf(const std::vector<std::string>& own,
                                              const std::vector<std::string>& skeleton)
    {
        std::map<std::string_view, std::size_t> known;
        for (std::size_t i = 0; i < skeleton.size(); ++i) {
            known.emplace(skeleton[i], i);
        }
        std::vector<std::size_t> places;
        for (const std::string& joint : own) {
            const auto found = known.find(joint);
            if (found == known.end()) {
                return fail("its skeleton has no joint \"{}\"", joint);
            }
            places.push_back(found->second);
        }
        return places;
    }

    /// Keeps the four strongest.
    void addInfluence(SkinVertex& skin, std::size_t joint, float weight)
    {
        std::size_t weakest = 0;
        for (std::size_t k = 1; k < 4; ++k) {
            weakest = skin.weights[k] < skin.weights[weakest] ? k : weakest;
        }
        if (weight > skin.weights[weakest]) {
            skin.weights[weakest] = weight;
            skin.joints[weakest] = static_cast<std::uint16_t>(joint);
        }
    }

    /// Weights bring to a sum of 1; without any, the first joint holds the point.
    void normalise(SkinVertex& skin)
    {
        const float sum = skin.weights[0] + skin.weights[1] + skin.weights[2] + skin.weights[3];
        if (!(sum > 0.0F) || !std::isfinite(sum)) {
            skin = SkinVertex{};
            return;
        }
        for (float& weight : skin.weights) {
            weight /= sum;
        }
    }

    Result<std::vector<SkinVertex>> skinOf(const UsdPrim& mesh, const UsdPrim& skeleton,
                                           std::size_t points)
    {
        const auto* indices = usdNumbers(mesh, "primvars:skel:jointIndices");
        const auto* weights = usdNumbers(mesh, "primvars:skel:jointWeights");
        if (indices == nullptr || weights == nullptr || indices->size() != weights->size()) {
            return fail("it has not a weight for each joint");
        }
        const bool same = usdInterpolation(mesh, "primvars:skel:jointIndices") == "constant";
        const std::size_t each = same ? indices->size() : indices->size() / points;
        if (each == 0 || indices->size() != each * (same ? 1 : points)) {
            return fail("it has {} joints for {} points", indices->size(), points);
        }
        const std::vector<std::string> joints = usdTexts(skeleton, "joints");
        const std::vector<std::size_t> places =
            TRY(placesOf(usdTexts(mesh, "skel:joints"), joints));
        const std::size_t known = places.empty() ? joints.size() : places.size();
        if (joints.empty() || joints.size() > 65535) {
            return fail("its skeleton has {} joints", joints.size());
        }
        SkinVertex none;
        none.weights[0] = 0.0F;
        std::vector<SkinVertex> skin(points, none);
        for (std::size_t i = 0; i < points; ++i) {
            for (std::size_t k = 0; k < each; ++k) {
                const std::size_t at = (same ? 0 : i * each) + k;
                const double joint = (*indices)[at];
                const auto weight = static_cast<float>((*weights)[at]);
                if (!(joint >= 0.0 && joint < static_cast<double>(known))) {
                    return fail("a point names joint {} of {}", joint, known);
                }
                const auto place = static_cast<std::size_t>(joint);
                if (std::isfinite(weight)) {
                    addInfluence(skin[i], places.empty() ? place : places[place], weight);
                }
            }
            normalise(skin[i]);
        }
        return skin;
    }

    std::vector<Vec3> spread(const std::vector<double>& offsets, const std::vector<double>* indices,
                             std::size_t points)
    {
        std::vector<Vec3> moved(points, Vec3(0.0F));
        const std::size_t count =
            std::min(offsets.size() / 3, indices == nullptr ? points : indices->size());
        for (std::size_t i = 0; i < count; ++i) {
            const double point = indices == nullptr ? static_cast<double>(i) : (*indices)[i];
            const Vec3 offset(static_cast<float>(offsets[i * 3]),
                              static_cast<float>(offsets[i * 3 + 1]),
                              static_cast<float>(offsets[i * 3 + 2]));
            const auto fits = [](float x) { return std::abs(x) <= 1.0e18F; };
            if (fits(offset.x) && fits(offset.y) && fits(offset.z) && point >= 0.0 &&
                point < static_cast<double>(points)) {
                moved[static_cast<std::size_t>(point)] = offset;
            }
        }
        return moved;
    }

    bool hasBetweens(const UsdPrim& shape)
    {
        return std::ranges::any_of(shape.opinions, [](const UsdOpinion& opinion) {
            const auto found =
                opinion.spec->properties.lower_bound(std::string_view("inbetweens:"));
            return found != opinion.spec->properties.end() &&
                   found->first.starts_with("inbetweens:");
        });
    }

    UsdMorph morphOf(UsdScene& scene, int place, const std::string& name, std::size_t points)
    {
        const UsdPrim& shape = scene.prim(place);
        UsdMorph morph;
        morph.name = name;
        const auto* indices = usdNumbers(shape, "pointIndices");
        if (const auto* offsets = usdNumbers(shape, "offsets")) {
            morph.positions = spread(*offsets, indices, points);
        } else {
            morph.positions.assign(points, Vec3(0.0F));
        }
        if (const auto* normals = usdNumbers(shape, "normalOffsets");
            normals != nullptr && !normals->empty()) {
            morph.normals = spread(*normals, indices, points);
        }
        if (hasBetweens(shape)) {
            scene.warnings.add("{}: the shapes between none and all of it are left out.",
                               scene.where(place));
        }
        return morph;
    }

}

int usdInheritedTarget(const UsdStage& stage, int prim, std::string_view name)
{
    for (int at = prim; at >= 0; at = stage.prims[static_cast<std::size_t>(at)].parent) {
        const auto targets = usdTargets(stage, stage.prims[static_cast<std::size_t>(at)], name);
        if (!targets.empty()) {
            return stage.find(targets[0]);
        }
    }
    return -1;
}

std::vector<SkinVertex> readUsdSkin(UsdScene& scene, int mesh, const UsdFaces& faces)
{
    const UsdPrim& prim = scene.prim(mesh);
    if (!findUsdValue(prim, "primvars:skel:jointIndices")) {
        return {};
    }
    const int skeleton = usdInheritedTarget(scene.stage, mesh, "skel:skeleton");
    if (skeleton < 0 || scene.prim(skeleton).type != "Skeleton") {
        scene.warnings.add("{}: its skeleton is not there; it stays as it was modelled.",
                           scene.where(mesh));
        return {};
    }
    Result<std::vector<SkinVertex>> skin = skinOf(prim, scene.prim(skeleton), faces.points.size());
    if (!skin) {
        scene.warnings.add("{}: its skin is left out: {}.", scene.where(mesh),
                           skin.error().message);
        return {};
    }
    return std::move(*skin);
}

Result<std::vector<UsdMorph>> readUsdMorphs(UsdScene& scene, int mesh, const UsdFaces& faces)
{
    const UsdPrim& prim = scene.prim(mesh);
    const std::vector<std::string> names = usdTexts(prim, "skel:blendShapes");
    const std::vector<std::string> targets =
        usdTargets(scene.stage, prim, "skel:blendShapeTargets");
    std::vector<UsdMorph> morphs;
    for (std::size_t i = 0; i < std::min(names.size(), targets.size()); ++i) {
        const int shape = scene.stage.find(targets[i]);
        if (shape < 0 || scene.prim(shape).type != "BlendShape") {
            scene.warnings.add("{}: its blend shape <{}> is not there.", scene.where(mesh),
                               targets[i]);
            continue;
        }
        const std::size_t bytes = faces.points.size() * sizeof(Vec3) * 2;
        if (bytes > scene.bytesLeft) {
            return tl::unexpected(overLimit(scene.name(), Limit::allBytes, 0, scene.limits));
        }
        scene.bytesLeft -= bytes;
        morphs.push_back(morphOf(scene, shape, names[i], faces.points.size()));
    }
    return morphs;
}

glm::dmat4 usdGeomBindTransform(const UsdPrim& mesh)
{
    glm::dmat4 matrix(1.0);
    const auto* numbers = usdNumbers(mesh, "primvars:skel:geomBindTransform");
    for (int i = 0; numbers != nullptr && numbers->size() == 16 && i < 16; ++i) {
        matrix[i / 4][i % 4] = (*numbers)[static_cast<std::size_t>(i)];
    }
    return matrix;
}

}
