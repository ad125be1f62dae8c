#include "malformed/probe/sound_model.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <numbers>
#include <string_view>

#include <fmt/format.h>

#include "asset/pose/pose_model.h"

namespace premise::test {

namespace {

    template <std::floating_point Number> bool finite(Number number)
    {
        return std::isfinite(number);
    }
    bool finite(const Vec2& v)
    {
        return finite(v.x) && finite(v.y);
    }
    bool finite(const Vec3& v)
    {
        return finite(v.x) && finite(v.y) && finite(v.z);
    }
    bool finite(const Vec4& v)
    {
        return finite(v.x) && finite(v.y) && finite(v.z) && finite(v.w);
    }
    bool finite(const Mat4& m)
    {
        return finite(m[0]) && finite(m[1]) && finite(m[2]) && finite(m[3]);
    }
    bool finite(const Transform& t)
    {
        return finite(t.translation) && finite(t.scale) && finite(t.rotation.x) &&
               finite(t.rotation.y) && finite(t.rotation.z) && finite(t.rotation.w);
    }
    bool allFinite(const auto& numbers)
    {
        return std::ranges::all_of(numbers, [](const auto& number) { return finite(number); });
    }

    bool within(int index, std::size_t size)
    {
        return index >= -1 && (index < 0 || std::size_t(index) < size);
    }

    /// The length of the UTF-8 letter that `text` starts with, or 0 where it starts with none.
    std::size_t letterLength(std::string_view text)
    {
        const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        const unsigned char first = at(0);
        const std::size_t length = first < 0x80                    ? 1
                                   : first >= 0xC2 && first < 0xE0 ? 2
                                   : first >= 0xE0 && first < 0xF0 ? 3
                                   : first >= 0xF0 && first < 0xF5 ? 4
                                                                   : 0;
        if (length == 0 || length > text.size()) {
            return 0;
        }
        for (std::size_t i = 1; i < length; ++i) {
            if ((at(i) & 0xC0U) != 0x80U) {
                return 0;
            }
        }
        const bool tooLong = (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
        const bool surrogate = first == 0xED && at(1) >= 0xA0;
        const bool beyond = first == 0xF4 && at(1) >= 0x90;
        return tooLong || surrogate || beyond ? 0 : length;
    }

    bool isText(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t length = letterLength(text);
            if (length == 0) {
                return false;
            }
            text.remove_prefix(length);
        }
        return true;
    }

    std::string partFault(const Model& model, const Primitive& part)
    {
        const std::size_t count = part.vertices.size();
        const auto oneEach = [count](const auto& rows) {
            return rows.empty() || rows.size() == count;
        };
        if (!within(part.material, model.materials.size())) {
            return "a part's material is out of range";
        }
        if (part.indices.size() % 3 != 0 ||
            !std::ranges::all_of(part.indices, [count](auto index) { return index < count; })) {
            return "a part's indices are out of range";
        }
        if (!oneEach(part.tangents) || !oneEach(part.uv1) || !oneEach(part.colours) ||
            !oneEach(part.skin)) {
            return "a part has not one of each a vertex";
        }
        const bool sound = std::ranges::all_of(part.vertices, [](const Vertex& v) {
            return finite(v.position) && finite(v.normal) && finite(v.uv);
        });
        if (!sound || !allFinite(part.tangents) || !allFinite(part.uv1) ||
            !allFinite(part.colours) || !std::ranges::all_of(part.skin, [](const SkinVertex& skin) {
                return allFinite(skin.weights);
            })) {
            return "a vertex is not finite";
        }
        for (const MorphTarget& morph : part.morphs) {
            if (!oneEach(morph.positions) || !oneEach(morph.normals)) {
                return "a morph target has not one of each a vertex";
            }
            if (!allFinite(morph.positions) || !allFinite(morph.normals) || !isText(morph.name)) {
                return "a morph target is not finite";
            }
        }
        return "";
    }

    std::string nodeFault(const Model& model, std::size_t i)
    {
        const Node& node = model.nodes[i];
        if (node.parent < -1 || node.parent >= int(i)) {
            return "a parent comes after its child";
        }
        if (!within(node.mesh, model.meshes.size()) || !within(node.skin, model.skins.size()) ||
            !within(node.camera, model.cameras.size()) ||
            !within(node.light, model.lights.size())) {
            return "a node's reference is out of range";
        }
        if (!finite(node.local) || !allFinite(node.instances) || !allFinite(node.morphWeights)) {
            return "a node is not finite";
        }
        if (node.skin < 0 || node.mesh < 0) {
            return "";
        }
        const std::size_t joints = model.skins[std::size_t(node.skin)].joints.size();
        for (const Primitive& part : model.meshes[std::size_t(node.mesh)].primitives) {
            for (const SkinVertex& skin : part.skin) {
                if (std::ranges::any_of(skin.joints, [joints](auto j) { return j >= joints; })) {
                    return "a vertex hangs on a joint out of range";
                }
            }
        }
        return "";
    }

    std::string surfaceFault(const Model& model)
    {
        for (const Material& material : model.materials) {
            for (const TextureUse* use :
                 {&material.baseColourTexture, &material.metallicRoughnessTexture,
                  &material.normalTexture, &material.occlusionTexture, &material.emissiveTexture}) {
                if (!within(use->texture, model.textures.size()) || use->uvSet < 0 ||
                    use->uvSet > 1 || !finite(use->offset) || !finite(use->scale) ||
                    !finite(use->rotation)) {
                    return "a material's texture is out of range";
                }
            }
            if (!finite(material.baseColour) || !finite(material.emissive) ||
                !finite(material.metallic) || !finite(material.roughness) ||
                !finite(material.normalScale) || !finite(material.alphaCutoff)) {
                return "a material is not finite";
            }
        }
        for (const Texture& texture : model.textures) {
            if (texture.image == nullptr || texture.image->width < 1 || texture.image->height < 1) {
                return "a texture has no pixels";
            }
        }
        return "";
    }

    std::string lensFault(const Model& model)
    {
        for (const ModelCamera& camera : model.cameras) {
            const bool seesSomething =
                camera.orthographic
                    ? camera.orthographicWidth > 0.0
                    : camera.focalLengthMm > 0.0 ||
                          (camera.verticalAngle > 0.0 && camera.verticalAngle < std::numbers::pi);
            if (!seesSomething || !finite(camera.verticalAngle) || !finite(camera.aspect) ||
                !finite(camera.near) || !finite(camera.far) || camera.near < 0.0 ||
                (camera.far != 0.0 && camera.far <= camera.near) || camera.aspect < 0.0) {
                return "a camera sees nothing";
            }
        }
        for (const ModelLight& light : model.lights) {
            if (!finite(light.colour) || !finite(light.intensity) || light.intensity < 0.0 ||
                !finite(light.range) || light.range < 0.0 || !finite(light.innerCone) ||
                !finite(light.outerCone)) {
                return "a light cannot be";
            }
        }
        return "";
    }

    std::string skinFault(const Model& model)
    {
        for (const Skin& skin : model.skins) {
            if (skin.joints.size() != skin.jointFromMesh.size() || !allFinite(skin.jointFromMesh) ||
                std::ranges::any_of(skin.joints, [&](int joint) {
                    return joint < 0 || !within(joint, model.nodes.size());
                })) {
                return "a skin's joints are out of range";
            }
        }
        return "";
    }

    std::string clipFault(const Model& model)
    {
        for (const Animation& clip : model.animations) {
            for (const Channel& channel : clip.channels) {
                if (channel.node < 0 || !within(channel.node, model.nodes.size()) ||
                    !allFinite(channel.times) || !allFinite(channel.values) ||
                    !std::ranges::is_sorted(channel.times)) {
                    return "a clip's keys cannot be played";
                }
            }
        }
        PosedModel posed;
        for (std::size_t i = 0; i < model.animations.size() && i < 20; ++i) {
            const Animation& clip = model.animations[i];
            for (const double share : {0.0, 0.37, 1.0, 1.7}) {
                poseModel(model, {{{clip.name, clip.seconds * share, 1.0F, true}}, {}, 1.0F},
                          posed);
                if (!allFinite(posed.modelFromNode)) {
                    return "a clip's pose is not finite";
                }
            }
        }
        return allFinite(restPose(model)) ? "" : "the pose at rest is not finite";
    }

    std::string nameFault(const Model& model)
    {
        const auto named = [](const auto& rows) {
            return std::ranges::all_of(rows, [](const auto& row) { return isText(row.name); });
        };
        const bool sound = isText(model.name) && named(model.nodes) && named(model.meshes) &&
                           named(model.materials) && named(model.textures) &&
                           named(model.animations) && named(model.cameras) && named(model.lights) &&
                           std::ranges::all_of(model.warnings, isText);
        return sound ? "" : "a name is not UTF-8";
    }

}

std::string unsoundness(const Model& model)
{
    for (const Mesh& mesh : model.meshes) {
        for (const Primitive& part : mesh.primitives) {
            if (std::string fault = partFault(model, part); !fault.empty()) {
                return fault;
            }
        }
    }
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        if (std::string fault = nodeFault(model, i); !fault.empty()) {
            return fault;
        }
    }
    if (!model.bounds.empty() && (!finite(model.bounds.min) || !finite(model.bounds.max))) {
        return "the bounds are not finite";
    }
    for (const auto& fault : {surfaceFault(model), lensFault(model), skinFault(model),
                              clipFault(model), nameFault(model)}) {
        if (!fault.empty()) {
            return fault;
        }
    }
    return "";
}

}
