#include "same_model.h"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

namespace premise::test {

namespace {

    bool same(const TextureUse& a, const TextureUse& b)
    {
        return a.texture == b.texture && a.uvSet == b.uvSet && a.offset == b.offset &&
               a.scale == b.scale && a.rotation == b.rotation;
    }

    bool sameVertices(const Primitive& a, const Primitive& b)
    {
        return std::ranges::equal(a.vertices, b.vertices, [](const Vertex& x, const Vertex& y) {
            return x.position == y.position && x.normal == y.normal && x.uv == y.uv;
        });
    }

    bool sameSkin(const Primitive& a, const Primitive& b)
    {
        return std::ranges::equal(a.skin, b.skin, [](const SkinVertex& x, const SkinVertex& y) {
            return std::ranges::equal(x.joints, y.joints) &&
                   std::ranges::equal(x.weights, y.weights);
        });
    }

    void checkSame(const Primitive& a, const Primitive& b)
    {
        CHECK(sameVertices(a, b));
        CHECK(a.indices == b.indices);
        CHECK(a.tangents == b.tangents);
        CHECK(a.uv1 == b.uv1);
        CHECK(a.colours == b.colours);
        CHECK(sameSkin(a, b));
        REQUIRE(a.morphs.size() == b.morphs.size());
        for (std::size_t i = 0; i < a.morphs.size(); ++i) {
            CHECK(a.morphs[i].name == b.morphs[i].name);
            CHECK(a.morphs[i].positions == b.morphs[i].positions);
            CHECK(a.morphs[i].normals == b.morphs[i].normals);
        }
        CHECK(a.material == b.material);
        CHECK(a.bounds == b.bounds);
    }

    void checkSame(const Material& a, const Material& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.baseColour == b.baseColour);
        CHECK(a.metallic == b.metallic);
        CHECK(a.roughness == b.roughness);
        CHECK(a.reflectance == b.reflectance);
        CHECK(a.emissive == b.emissive);
        CHECK(a.normalScale == b.normalScale);
        CHECK(a.occlusionStrength == b.occlusionStrength);
        CHECK(same(a.baseColourTexture, b.baseColourTexture));
        CHECK(same(a.metallicRoughnessTexture, b.metallicRoughnessTexture));
        CHECK(same(a.normalTexture, b.normalTexture));
        CHECK(same(a.occlusionTexture, b.occlusionTexture));
        CHECK(same(a.emissiveTexture, b.emissiveTexture));
        CHECK(a.alpha == b.alpha);
        CHECK(a.holesInPicture == b.holesInPicture);
        CHECK(a.alphaCutoff == b.alphaCutoff);
        CHECK(a.doubleSided == b.doubleSided);
        CHECK(a.unlit == b.unlit);
    }

    void checkSame(const Node& a, const Node& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.parent == b.parent);
        CHECK(a.local == b.local);
        CHECK(a.mesh == b.mesh);
        CHECK(a.skin == b.skin);
        CHECK(a.camera == b.camera);
        CHECK(a.light == b.light);
        CHECK(a.morphWeights == b.morphWeights);
        CHECK(a.instances == b.instances);
        CHECK(a.extras == b.extras);
    }

    void checkSame(const ModelCamera& a, const ModelCamera& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.orthographic == b.orthographic);
        CHECK(a.verticalAngle == b.verticalAngle);
        CHECK(a.aspect == b.aspect);
        CHECK(a.near == b.near);
        CHECK(a.far == b.far);
        CHECK(a.orthographicWidth == b.orthographicWidth);
        CHECK(a.orthographicHeight == b.orthographicHeight);
        CHECK(a.focalLengthMm == b.focalLengthMm);
        CHECK(a.filmWidthMm == b.filmWidthMm);
        CHECK(a.filmHeightMm == b.filmHeightMm);
        CHECK(a.lookAxis == b.lookAxis);
        CHECK(a.upAxis == b.upAxis);
    }

    void checkSame(const ModelLight& a, const ModelLight& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.kind == b.kind);
        CHECK(a.colour == b.colour);
        CHECK(a.intensity == b.intensity);
        CHECK(a.range == b.range);
        CHECK(a.innerCone == b.innerCone);
        CHECK(a.outerCone == b.outerCone);
    }

    void checkSame(const Animation& a, const Animation& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.seconds == b.seconds);
        CHECK(a.extras == b.extras);
        REQUIRE(a.channels.size() == b.channels.size());
        for (std::size_t i = 0; i < a.channels.size(); ++i) {
            CHECK(a.channels[i].node == b.channels[i].node);
            CHECK(a.channels[i].target == b.channels[i].target);
            CHECK(a.channels[i].interpolation == b.channels[i].interpolation);
            CHECK(a.channels[i].times == b.channels[i].times);
            CHECK(a.channels[i].values == b.channels[i].values);
        }
    }

    template <class T> void checkSame(const std::vector<T>& a, const std::vector<T>& b);

    void checkSame(const Mesh& a, const Mesh& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.morphWeights == b.morphWeights);
        checkSame(a.primitives, b.primitives);
    }

    void checkSame(const Skin& a, const Skin& b)
    {
        CHECK(a.joints == b.joints);
        CHECK(a.jointFromMesh == b.jointFromMesh);
    }

    void checkSame(const Texture& a, const Texture& b)
    {
        CHECK(a.name == b.name);
        CHECK(a.wrapU == b.wrapU);
        CHECK(a.wrapV == b.wrapV);
        CHECK(a.nearest == b.nearest);
    }

    template <class T> void checkSame(const std::vector<T>& a, const std::vector<T>& b)
    {
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            checkSame(a[i], b[i]);
        }
    }

}

void checkSame(const Model& a, const Model& b)
{
    CHECK(a.name == b.name);
    checkSame(a.nodes, b.nodes);
    checkSame(a.meshes, b.meshes);
    checkSame(a.materials, b.materials);
    checkSame(a.textures, b.textures);
    checkSame(a.skins, b.skins);
    checkSame(a.animations, b.animations);
    checkSame(a.cameras, b.cameras);
    checkSame(a.lights, b.lights);
    CHECK(a.bounds == b.bounds);
    CHECK(a.warnings == b.warnings);
    CHECK(a.standIn == b.standIn);
}

}
