#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "asset/foreign/fbx_lenses.h"
#include "asset/foreign/scene.h"
#include "math/pose.h"

namespace premise {

namespace {

    /// FBX and COLLADA name no unit of light: 1 is taken as a lamp, or a sun, of usual strength.
    constexpr double candelaOfOne = 100.0;
    constexpr double luxOfOne = 10000.0;

    double verticalFrom(double horizontal, double aspect)
    {
        return 2.0 * std::atan(std::tan(horizontal / 2.0) / aspect);
    }

    bool usableAngle(double angle)
    {
        return angle > 1.0e-4 && angle < std::numbers::pi - 1.0e-4;
    }

    /// Hangs something on a node of its own below `parent`, turned so that its −z looks along `axis`.
    int addMount(Model& model, const std::string& name, int parent, const Vec3& position,
                 const Quat& rotation)
    {
        Node node;
        node.name = name;
        node.parent = parent;
        node.local.translation = position;
        node.local.rotation = rotation;
        model.nodes.push_back(std::move(node));
        return static_cast<int>(model.nodes.size()) - 1;
    }

    Quat turnFromMinusZ(const Vec3& axis)
    {
        const Vec3 from(0.0F, 0.0F, -1.0F);
        const float cosine = glm::dot(from, axis);
        if (cosine > 0.99999F) {
            return {1.0F, 0.0F, 0.0F, 0.0F};
        }
        if (cosine < -0.99999F) {
            return {0.0F, 0.0F, 1.0F, 0.0F};
        }
        const Vec3 across = glm::cross(from, axis);
        return glm::normalize(Quat(1.0F + cosine, across.x, across.y, across.z));
    }

    Vec3 axisOr(const aiVector3D& vector, const Vec3& otherwise)
    {
        const Vec3 axis = vectorOf(vector);
        const float length = glm::length(axis);
        return length > 1.0e-6F && std::isfinite(length) ? axis / length : otherwise;
    }

    ModelCamera cameraFrom(const aiCamera& from, double metresPerUnit)
    {
        ModelCamera camera;
        camera.name = from.mName.C_Str();
        camera.aspect = from.mAspect > 0.0F ? double(from.mAspect) : 0.0;
        camera.near = std::max(double(from.mClipPlaneNear) * metresPerUnit, 0.0);
        camera.far = std::max(double(from.mClipPlaneFar) * metresPerUnit, 0.0);
        camera.far = camera.far > camera.near ? camera.far : 0.0;
        camera.lookAxis = axisOr(from.mLookAt, Vec3(0.0F, 0.0F, -1.0F));
        camera.upAxis = axisOr(from.mUp, Vec3(0.0F, 1.0F, 0.0F));
        if (from.mOrthographicWidth > 0.0F) { // Assimp keeps half the width under this name
            camera.orthographic = true;
            camera.orthographicWidth = 2.0 * double(from.mOrthographicWidth) * metresPerUnit;
            camera.orthographicHeight =
                camera.orthographicWidth / (camera.aspect > 0.0 ? camera.aspect : 1.0);
        } else {
            const double aspect = camera.aspect > 0.0 ? camera.aspect : 1.0;
            camera.verticalAngle = verticalFrom(double(from.mHorizontalFOV), aspect);
        }
        return camera;
    }

    /// Assimp knows only FBX's FieldOfView, which Maya does not write: the lens is the truth.
    void applyLens(const FbxLens& lens, double metresPerUnit, ModelCamera& camera)
    {
        camera.aspect = lens.aspect > 0.0 ? lens.aspect : camera.aspect;
        if (lens.orthographic) {
            camera.orthographic = true;
            camera.verticalAngle = 0.0;
            camera.orthographicWidth = lens.orthographicWidth * metresPerUnit;
            camera.orthographicHeight =
                camera.orthographicWidth / (camera.aspect > 0.0 ? camera.aspect : 1.0);
            return;
        }
        camera.focalLengthMm = lens.focalLengthMm;
        camera.filmWidthMm = lens.filmWidthMm;
        camera.filmHeightMm = lens.filmHeightMm;
        const double aspect = camera.aspect > 0.0 ? camera.aspect : 1.0;
        camera.verticalAngle = verticalFrom(lens.horizontalAngle, aspect);
    }

    /// 3D Studio writes the lens, of which 2400 / lens are the degrees across its 4:3 picture; Assimp
    /// takes it for the degrees. Its up is the file's z.
    void settle3ds(const aiCamera& from, ModelCamera& camera)
    {
        constexpr double degreesTimesLens = 2400.0;
        const double lens = double(from.mHorizontalFOV) * 180.0 / std::numbers::pi;
        const double across = degreesTimesLens / std::max(lens, 1.0e-3) * std::numbers::pi / 180.0;
        camera.aspect = 4.0 / 3.0;
        camera.verticalAngle =
            across < std::numbers::pi ? verticalFrom(across, camera.aspect) : 0.0;
        const bool upright = std::abs(camera.lookAxis.z) < 0.999F;
        camera.upAxis = upright ? Vec3(0.0F, 0.0F, 1.0F) : Vec3(0.0F, 1.0F, 0.0F);
        // The up axis must stand on the look axis.
        const Vec3 right = glm::normalize(glm::cross(camera.lookAxis, camera.upAxis));
        camera.upAxis = glm::cross(right, camera.lookAxis);
    }

    ModelLightKind kindOf(aiLightSourceType type)
    {
        switch (type) {
        case aiLightSource_DIRECTIONAL: return ModelLightKind::directional;
        case aiLightSource_SPOT: return ModelLightKind::spot;
        case aiLightSource_AREA: return ModelLightKind::area;
        default: return ModelLightKind::point;
        }
    }

    ModelLight lightFrom(const aiLight& from, ModelFormat format)
    {
        ModelLight light;
        light.name = from.mName.C_Str();
        light.kind = kindOf(from.mType);
        const Vec3 colour(from.mColorDiffuse.r, from.mColorDiffuse.g, from.mColorDiffuse.b);
        const float level = std::max({colour.x, colour.y, colour.z});
        const bool lit = level > 0.0F && std::isfinite(colour.x + colour.y + colour.z);
        light.colour = lit ? glm::max(colour / level, Vec3(0.0F)) : Vec3(1.0F);
        light.intensity = lit ? double(level) : 0.0;
        light.intensity *= light.kind == ModelLightKind::directional ? luxOfOne : candelaOfOne;
        if (light.kind == ModelLightKind::spot) { // Assimp keeps full angles
            // COLLADA names one angle, which arrives as the inner one; the outer is guesswork.
            const bool one = format == ModelFormat::collada;
            // Of 3DS, the outer one has the inner one added to it.
            const double sum = format == ModelFormat::threeDs ? double(from.mAngleInnerCone) : 0.0;
            const double outer =
                (double(one ? from.mAngleInnerCone : from.mAngleOuterCone) - sum) / 2.0;
            const double inner = one ? 0.0 : double(from.mAngleInnerCone) / 2.0;
            light.outerCone = std::clamp(outer, 1.0e-3, std::numbers::pi / 2.0);
            light.innerCone = std::clamp(inner, 0.0, light.outerCone);
        }
        return light;
    }

}

void readForeignCameras(ForeignScene& source, Model& model)
{
    std::map<std::string, FbxLens> lenses;
    if (source.format == ModelFormat::fbx && source.scene.mNumCameras > 0) {
        lenses = fbxLenses(source.file.bytes);
    }
    for (unsigned i = 0; i < source.scene.mNumCameras; ++i) {
        const aiCamera& from = *source.scene.mCameras[i];
        ModelCamera camera = cameraFrom(from, source.metresPerUnit);
        if (const auto lens = lenses.find(camera.name); lens != lenses.end()) {
            applyLens(lens->second, source.metresPerUnit, camera);
        } else if (source.format == ModelFormat::fbx) {
            source.warnings.add(
                "{}: the lens of camera \"{}\" was not found; its angle of view may "
                "be wrong.",
                source.name(), camera.name);
        }
        const bool studio = source.format == ModelFormat::threeDs;
        if (studio) {
            settle3ds(from, camera);
        }
        const auto node = source.nodeByName.find(camera.name);
        if (node == source.nodeByName.end() ||
            (!camera.orthographic && !usableAngle(camera.verticalAngle))) {
            source.warnings.add("{}: camera \"{}\" has no place or no angle of view; it is left "
                                "out.",
                                source.name(), camera.name);
            continue;
        }
        int mount =
            studio ? 0 : node->second; // 3DS gives the place in the scene, besides the node's
        const Vec3 position = vectorOf(from.mPosition);
        if (studio || position != Vec3(0.0F) ||
            model.nodes[static_cast<std::size_t>(mount)].camera >= 0) {
            mount = addMount(model, camera.name, mount, position, Quat(1.0F, 0.0F, 0.0F, 0.0F));
        }
        model.nodes[static_cast<std::size_t>(mount)].camera =
            static_cast<int>(model.cameras.size());
        model.cameras.push_back(std::move(camera));
    }
}

void readForeignLights(ForeignScene& source, Model& model)
{
    for (unsigned i = 0; i < source.scene.mNumLights; ++i) {
        const aiLight& from = *source.scene.mLights[i];
        const auto node = source.nodeByName.find(from.mName.C_Str());
        if (from.mType == aiLightSource_AMBIENT || node == source.nodeByName.end()) {
            source.warnings.add("{}: light \"{}\" is ambient or has no place; it is left out.",
                                source.name(), from.mName.C_Str());
            continue;
        }
        const Vec3 axis = axisOr(from.mDirection, Vec3(0.0F, 0.0F, -1.0F));
        const int parent = source.format == ModelFormat::threeDs ? 0 : node->second;
        const int mount = addMount(model, from.mName.C_Str(), parent, vectorOf(from.mPosition),
                                   turnFromMinusZ(axis));
        model.nodes[static_cast<std::size_t>(mount)].light = static_cast<int>(model.lights.size());
        model.lights.push_back(lightFrom(from, source.format));
    }
}

}
