#include "asset/model_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "asset/primitive_check.h"
#include "asset/worker/message.h"
#include "project/limits.h"

namespace premise {

namespace {

    /// −1 or a place among so many.
    bool within(int place, std::size_t count)
    {
        return place == -1 || (place >= 0 && static_cast<std::size_t>(place) < count);
    }

    template <class Enum> bool known(Enum value, Enum last)
    {
        return static_cast<int>(value) >= 0 && static_cast<int>(value) <= static_cast<int>(last);
    }

    bool finiteBox(const Bounds& bounds)
    {
        return areFinite({&bounds.min.x, 3}) && areFinite({&bounds.max.x, 3});
    }

    bool finiteTransform(const Transform& transform)
    {
        return areFinite({&transform.translation.x, 3}) && areFinite({&transform.rotation[0], 4}) &&
               areFinite({&transform.scale.x, 3});
    }

    template <class T> std::span<const float> numbersIn(const std::vector<T>& rows)
    {
        return numbersOf(std::span<const T>(rows));
    }

    /// Not negative, and at most `most`.
    bool upTo(double value, double most)
    {
        return value >= 0.0 && value <= most;
    }

    constexpr double anything = 1.0e30; ///< far beyond what film knows, and safe to reckon with

    Result<void> checkText(const char* what, std::size_t place, const std::string& text)
    {
        if (!isUtf8(text)) {
            return fail("the text of its {} {} is not UTF-8", what, place);
        }
        if (safeToShow(text) != text) {
            return fail("the text of its {} {} is not to be shown", what, place);
        }
        return {};
    }

    Result<void> checkMesh(const Model& model, std::size_t place)
    {
        const Mesh& mesh = model.meshes[place];
        TRY(checkText("mesh", place, mesh.name));
        if (!areFinite(mesh.morphWeights)) {
            return fail("the morph weights of its mesh {} are not all finite", place);
        }
        for (std::size_t i = 0; i < mesh.primitives.size(); ++i) {
            const Primitive& primitive = mesh.primitives[i];
            const Result<void> sound = checkPrimitive(primitive, model.materials.size());
            if (!sound) {
                return fail("of its mesh {}, part {} is not sound: {}", place, i,
                            sound.error().message);
            }
            if (!primitive.morphs.empty() && primitive.morphs.size() != mesh.morphWeights.size()) {
                return fail("its mesh {} has {} morph weights and a part with {} targets", place,
                            mesh.morphWeights.size(), primitive.morphs.size());
            }
            for (const MorphTarget& target : primitive.morphs) {
                TRY(checkText("mesh", place, target.name));
            }
        }
        return {};
    }

    Result<void> checkNode(const Model& model, std::size_t place)
    {
        const Node& node = model.nodes[place];
        if (!within(node.parent, place)) {
            return fail("its node {} names parent {}", place, node.parent);
        }
        struct Reference {
            const char* name;
            int place;
            std::size_t count;
        };
        for (const Reference& one :
             std::array<Reference, 4>{{{"mesh", node.mesh, model.meshes.size()},
                                       {"skin", node.skin, model.skins.size()},
                                       {"camera", node.camera, model.cameras.size()},
                                       {"light", node.light, model.lights.size()}}}) {
            if (!within(one.place, one.count)) {
                return fail("its node {} names {} {} of {}", place, one.name, one.place, one.count);
            }
        }
        const std::size_t targets =
            node.mesh < 0 ? 0 : model.meshes[std::size_t(node.mesh)].morphWeights.size();
        if (!node.morphWeights.empty() && node.morphWeights.size() != targets) {
            return fail("its node {} has {} morph weights for {} targets", place,
                        node.morphWeights.size(), targets);
        }
        if (!finiteTransform(node.local) || !areFinite(node.morphWeights) ||
            !areFinite(numbersIn(node.instances))) {
            return fail("the numbers of its node {} are not all finite", place);
        }
        TRY(checkText("node", place, node.name));
        return checkText("node", place, node.extras);
    }

    Result<void> checkSkins(const Model& model)
    {
        for (std::size_t i = 0; i < model.skins.size(); ++i) {
            const Skin& skin = model.skins[i];
            if (skin.jointFromMesh.size() != skin.joints.size()) {
                return fail("its skin {} has {} joints and {} matrices", i, skin.joints.size(),
                            skin.jointFromMesh.size());
            }
            for (const int joint : skin.joints) {
                if (joint < 0 || !within(joint, model.nodes.size())) {
                    return fail("its skin {} names node {} of {}", i, joint, model.nodes.size());
                }
            }
            if (!areFinite(numbersIn(skin.jointFromMesh))) {
                return fail("the matrices of its skin {} are not all finite", i);
            }
        }
        return {};
    }

    /// Every joint that a mesh names is there in each skin that holds it.
    Result<void> checkBonds(const Model& model)
    {
        std::vector<std::size_t> needed;
        for (const Mesh& mesh : model.meshes) {
            std::size_t most = 0;
            for (const Primitive& primitive : mesh.primitives) {
                most = std::max(most, jointsNamed(primitive));
            }
            needed.push_back(most);
        }
        for (std::size_t i = 0; i < model.nodes.size(); ++i) {
            const Node& node = model.nodes[i];
            if (node.skin < 0 || node.mesh < 0) {
                continue;
            }
            const std::size_t joints = model.skins[std::size_t(node.skin)].joints.size();
            if (needed[std::size_t(node.mesh)] > joints) {
                return fail("its node {} has a skin of {} joints and a mesh that names {}", i,
                            joints, needed[std::size_t(node.mesh)]);
            }
        }
        return {};
    }

    Result<void> checkMaterial(const Model& model, std::size_t place)
    {
        const Material& material = model.materials[place];
        for (const TextureUse* use :
             {&material.baseColourTexture, &material.metallicRoughnessTexture,
              &material.normalTexture, &material.occlusionTexture, &material.emissiveTexture}) {
            if (!within(use->texture, model.textures.size())) {
                return fail("its material {} names texture {} of {}", place, use->texture,
                            model.textures.size());
            }
            if ((use->uvSet != 0 && use->uvSet != 1) || !areFinite({&use->offset.x, 2}) ||
                !areFinite({&use->scale.x, 2}) || !std::isfinite(use->rotation)) {
                return fail("its material {} lays a texture nowhere", place);
            }
        }
        const std::array<float, 6> factors{material.metallic,          material.roughness,
                                           material.reflectance,       material.normalScale,
                                           material.occlusionStrength, material.alphaCutoff};
        if (!areFinite(factors) || !areFinite({&material.baseColour.x, 4}) ||
            !areFinite({&material.emissive.x, 3}) || !known(material.alpha, AlphaMode::blend)) {
            return fail("its material {} is none", place);
        }
        return checkText("material", place, material.name);
    }

    Result<void> checkTextures(const Model& model)
    {
        for (std::size_t i = 0; i < model.textures.size(); ++i) {
            const Texture& texture = model.textures[i];
            if (!known(texture.wrapU, Wrap::clamp) || !known(texture.wrapV, Wrap::clamp)) {
                return fail("its texture {} goes on in no known way", i);
            }
            TRY(checkText("texture", i, texture.name));
        }
        return {};
    }

    std::size_t widthOf(const Model& model, const Channel& channel)
    {
        switch (channel.target) {
        case ChannelTarget::rotation: return 4;
        case ChannelTarget::morphWeights: {
            const Node& node = model.nodes[std::size_t(channel.node)];
            return node.mesh < 0 ? 0 : model.meshes[std::size_t(node.mesh)].morphWeights.size();
        }
        case ChannelTarget::translation:
        case ChannelTarget::scale: break;
        }
        return 3;
    }

    Result<void> checkChannel(const Model& model, const Channel& channel)
    {
        if (channel.node < 0 || !within(channel.node, model.nodes.size())) {
            return fail("moves node {} of {}", channel.node, model.nodes.size());
        }
        if (!known(channel.target, ChannelTarget::morphWeights) ||
            !known(channel.interpolation, KeyInterpolation::cubic)) {
            return fail("moves a node in no known way");
        }
        const std::size_t each = channel.interpolation == KeyInterpolation::cubic ? 3 : 1;
        const std::size_t values = channel.times.size() * widthOf(model, channel) * each;
        if (channel.times.empty() || channel.values.size() != values) {
            return fail("has {} values for {} keys", channel.values.size(), channel.times.size());
        }
        if (!areFinite(channel.times) || !areFinite(channel.values) ||
            !std::ranges::is_sorted(channel.times)) {
            return fail("has keys that are not finite or not in order");
        }
        return {};
    }

    Result<void> checkAnimation(const Model& model, std::size_t place)
    {
        const Animation& animation = model.animations[place];
        if (!upTo(animation.seconds, anything)) {
            return fail("its animation {} takes {} seconds", place, animation.seconds);
        }
        for (const Channel& channel : animation.channels) {
            if (const Result<void> sound = checkChannel(model, channel); !sound) {
                return fail("its animation {} {}", place, sound.error().message);
            }
        }
        TRY(checkText("animation", place, animation.name));
        return checkText("animation", place, animation.extras);
    }

    Result<void> checkCameras(const Model& model)
    {
        for (std::size_t i = 0; i < model.cameras.size(); ++i) {
            const ModelCamera& camera = model.cameras[i];
            const bool sound =
                upTo(camera.verticalAngle, std::numbers::pi) && upTo(camera.aspect, anything) &&
                upTo(camera.near, anything) && upTo(camera.far, anything) &&
                upTo(camera.orthographicWidth, anything) &&
                upTo(camera.orthographicHeight, anything) && upTo(camera.focalLengthMm, anything) &&
                upTo(camera.filmWidthMm, anything) && upTo(camera.filmHeightMm, anything) &&
                areFinite({&camera.lookAxis.x, 3}) && areFinite({&camera.upAxis.x, 3});
            if (!sound) {
                return fail("its camera {} is none", i);
            }
            TRY(checkText("camera", i, camera.name));
        }
        return {};
    }

    Result<void> checkLights(const Model& model)
    {
        for (std::size_t i = 0; i < model.lights.size(); ++i) {
            const ModelLight& light = model.lights[i];
            const bool sound =
                known(light.kind, ModelLightKind::area) && areFinite({&light.colour.x, 3}) &&
                upTo(light.intensity, anything) && upTo(light.range, anything) &&
                upTo(light.innerCone, std::numbers::pi) && upTo(light.outerCone, std::numbers::pi);
            if (!sound) {
                return fail("its light {} is none", i);
            }
            TRY(checkText("light", i, light.name));
        }
        return {};
    }

}

Result<void> checkModel(const Model& model)
{
    for (std::size_t i = 0; i < model.meshes.size(); ++i) {
        TRY(checkMesh(model, i));
    }
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        TRY(checkNode(model, i));
    }
    TRY(checkSkins(model));
    TRY(checkBonds(model));
    for (std::size_t i = 0; i < model.materials.size(); ++i) {
        TRY(checkMaterial(model, i));
    }
    TRY(checkTextures(model));
    for (std::size_t i = 0; i < model.animations.size(); ++i) {
        TRY(checkAnimation(model, i));
    }
    TRY(checkCameras(model));
    TRY(checkLights(model));
    for (std::size_t i = 0; i < model.warnings.size(); ++i) {
        TRY(checkText("note", i, model.warnings[i]));
    }
    if (!finiteBox(model.bounds) || !isUtf8(model.name)) {
        return fail("its name or its bounds are none");
    }
    return {};
}

}
