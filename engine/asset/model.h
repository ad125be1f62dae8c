#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "asset/texture_image.h"
#include "base/shared_array.h"
#include "math/bounds.h"
#include "math/pose.h"
#include "math/types.h"

namespace premise {

// A model file as plain data: metres, y up, right-handed, node order parents first. Indices are −1
// for none and always in range of what they index: whoever makes a Model has checked.

struct Vertex {
    Vec3 position{0.0F};
    Vec3 normal{0.0F, 1.0F, 0.0F};
    Vec2 uv{0.0F}; ///< 0,0 top left of the texture (glTF)
};

/// Up to four joints that move a vertex; weights sum to 1.
struct SkinVertex {
    std::uint16_t joints[4] = {0, 0, 0, 0};
    float weights[4] = {1.0F, 0.0F, 0.0F, 0.0F};
};

/// Displacements of a morph target at weight 1; as many as there are vertices, or none.
struct MorphTarget {
    std::string name;
    SharedArray<Vec3> positions;
    SharedArray<Vec3> normals;
};

/// What is drawn with one material.
struct Primitive {
    SharedArray<Vertex> vertices;
    SharedArray<std::uint32_t> indices; ///< triangles, counter-clockwise seen from outside
    SharedArray<Vec4> tangents;   ///< xyz and handedness, or none: derived from uv in the shader
    SharedArray<Vec2> uv1;        ///< second set, or none
    SharedArray<Vec4> colours;    ///< linear, or none
    SharedArray<SkinVertex> skin; ///< or none
    std::vector<MorphTarget> morphs;
    int material = -1; ///< −1: the default material
    Bounds bounds;     ///< at rest
};

struct Mesh {
    std::string name;
    std::vector<Primitive> primitives;
    std::vector<float> morphWeights; ///< default weights, one a target
};

enum class Wrap { repeat, mirror, clamp };

struct TextureUse {
    int texture = -1;
    int uvSet = 0;     ///< 0 or 1
    Vec2 offset{0.0F}; ///< KHR_texture_transform
    Vec2 scale{1.0F};
    float rotation = 0.0F; ///< radians
};

/// A picture with its sampler, used by materials in one role only.
struct Texture {
    std::string name;
    std::shared_ptr<const TextureImage>
        image; ///< never null in a model that is handed out: a stand-in where the file is missing
    Wrap wrapU = Wrap::repeat;
    Wrap wrapV = Wrap::repeat;
    bool nearest = false;
};

enum class AlphaMode { opaque, mask, blend };

/// Metallic-roughness, as glTF 2.0 defines it.
struct Material {
    std::string name;
    Vec4 baseColour{1.0F}; ///< linear
    float metallic = 1.0F;
    float roughness = 1.0F;
    float reflectance = 0.04F; ///< straight on, of what is no metal (KHR_materials_ior, _specular)
    Vec3 emissive{0.0F};       ///< linear, strength included (KHR_materials_emissive_strength)
    float normalScale = 1.0F;
    float occlusionStrength = 1.0F;
    TextureUse baseColourTexture;        ///< sRGB
    TextureUse metallicRoughnessTexture; ///< G roughness, B metallic
    TextureUse normalTexture;
    TextureUse occlusionTexture; ///< R
    TextureUse emissiveTexture;  ///< sRGB
    AlphaMode alpha = AlphaMode::opaque;
    bool holesInPicture = false; ///< mask once its base colour's picture has holes: a format's gap
    float alphaCutoff = 0.5F;
    bool doubleSided = false;
    bool unlit = false;
};

struct Skin {
    std::vector<int> joints;         ///< nodes
    std::vector<Mat4> jointFromMesh; ///< inverse bind matrices, one a joint
};

/// A camera as the file tells it. The lens is kept in what it was given in; see film for the rest.
struct ModelCamera {
    std::string name;
    bool orthographic = false;
    double verticalAngle = 0.0; ///< radians, full; perspective
    double aspect = 0.0;        ///< width / height; 0: the picture's
    double near = 0.0;
    double far = 0.0;               ///< 0: infinite
    double orthographicWidth = 0.0; ///< metres, full
    double orthographicHeight = 0.0;
    double focalLengthMm = 0.0; ///< 0 where the file gives angles only
    double filmWidthMm = 0.0;
    double filmHeightMm = 0.0;
    Vec3 lookAxis{0.0F, 0.0F, -1.0F}; ///< in its node's space (FBX: +x)
    Vec3 upAxis{0.0F, 1.0F, 0.0F};
};

enum class ModelLightKind { directional, point, spot, area };
struct ModelLight {
    std::string name;
    ModelLightKind kind = ModelLightKind::point;
    Vec3 colour{1.0F};      ///< linear
    double intensity = 1.0; ///< lux for directional, candela else (KHR_lights_punctual)
    double range = 0.0;     ///< metres; 0: unlimited
    double innerCone = 0.0; ///< radians, half-angle
    double outerCone = 0.7853981633974483;
};

struct Node {
    std::string name;
    int parent = -1;
    Transform local;
    int mesh = -1;
    int skin = -1;
    int camera = -1;
    int light = -1;
    std::vector<float> morphWeights; ///< in place of its mesh's; may be empty
    std::vector<Mat4> instances;     ///< EXT_mesh_gpu_instancing: nodeFromInstance; empty: once
    std::string extras;              ///< JSON text as found, or empty
};

enum class KeyInterpolation { step, linear, cubic };
enum class ChannelTarget { translation, rotation, scale, morphWeights };

/// Values of one node's property over time. cubic: in-tangent, value, out-tangent a key (glTF order).
struct Channel {
    int node = -1;
    ChannelTarget target = ChannelTarget::translation;
    KeyInterpolation interpolation = KeyInterpolation::linear;
    std::vector<float> times;  ///< seconds, rising
    std::vector<float> values; ///< 3, 4 (x y z w) or as many as morph targets, a key
};

struct Animation {
    std::string name;
    double seconds = 0.0;
    std::vector<Channel> channels;
    std::string extras; ///< JSON text as found, or empty
};

struct Model {
    std::string name;
    std::vector<Node> nodes;  ///< parents before children
    std::vector<Mesh> meshes; ///< referred to by many nodes: instancing stays instancing
    std::vector<Material> materials;
    std::vector<Texture> textures;
    std::vector<Skin> skins;
    std::vector<Animation> animations;
    std::vector<ModelCamera> cameras;
    std::vector<ModelLight> lights;
    Bounds bounds;                     ///< of all nodes at rest, morphed and skinned as they stand
    std::vector<std::string> warnings; ///< what was changed, replaced or left out; a sentence each
    bool standIn = false;              ///< a box in place of a file that is missing or broken
};

/// Brings materials with `holesInPicture` to alpha mask where the picture, now there, has holes.
void settleHoles(Model& model);

/// Triangles as drawn: every instance counted.
[[nodiscard]] std::size_t triangleCount(const Model& model);

}
