#include "asset/gltf/surface.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>

namespace premise {

namespace {

    constexpr float usualReflectance = 0.04F;

    float largest(const Vec3& colour)
    {
        return std::max({colour.r, colour.g, colour.b});
    }

    /// Reflectance straight on of a clear substance in air; an index of 0 stands for a mirror.
    float reflectanceOf(double index)
    {
        const double ratio = (index - 1.0) / (index + 1.0);
        return index < 1.0 ? 1.0F : static_cast<float>(ratio * ratio);
    }

    void tellTexture(GltfDocument& document, const Json& object, const char* key, const char* what)
    {
        if (member(object, key) != nullptr) {
            document.warnings.add("{} has materials whose {} is in a texture, of which only the "
                                  "factor is drawn.",
                                  document.name(), what);
        }
    }

    /// KHR_materials_ior and KHR_materials_specular. The surface has one reflectance for all colours:
    /// the strongest of them, so that a tinted highlight keeps its strength.
    void readReflectance(GltfDocument& document, const Json& json, Material& material)
    {
        if (const Json* ior = extension(json, "KHR_materials_ior")) {
            material.reflectance = reflectanceOf(std::max(numberOr(*ior, "ior", 1.5), 0.0));
        }
        const Json* specular = extension(json, "KHR_materials_specular");
        if (specular == nullptr) {
            return;
        }
        const Vec3 colour =
            glm::max(vec3Or(*specular, "specularColorFactor", Vec3(1.0F)), Vec3(0.0F));
        material.reflectance = std::min(material.reflectance * largest(colour), 1.0F) *
                               unitOr(*specular, "specularFactor", 1.0F);
        tellTexture(document, *specular, "specularTexture", "highlight");
        tellTexture(document, *specular, "specularColorTexture", "highlight's colour");
    }

    /// How metallic a surface is that mirrors `specular` and scatters `diffuse`, both as brightness:
    /// the solution of base · (1 − m) = diffuse · (1 − specular) / (1 − 0.04) and
    /// mix(0.04, base, m) = specular.
    float metallicOf(float diffuse, float specular)
    {
        if (specular <= usualReflectance) {
            return 0.0F;
        }
        const float a = usualReflectance;
        const float b =
            diffuse * (1.0F - specular) / (1.0F - usualReflectance) + specular - 2.0F * a;
        const float c = usualReflectance - specular;
        const float root = std::sqrt(std::max(b * b - 4.0F * a * c, 0.0F));
        return std::clamp((-b + root) / (2.0F * a), 0.0F, 1.0F);
    }

    /// The older way to say the same. Paint and plastic carry over as they are; what mirrors more than
    /// a gem becomes metal.
    void readSpecularGlossiness(GltfDocument& document, const Json& json, Material& material)
    {
        const Json* old = extension(json, "KHR_materials_pbrSpecularGlossiness");
        if (old == nullptr || objectMember(json, "pbrMetallicRoughness") != nullptr) {
            return;
        }
        constexpr float gem = 0.17F; // diamond
        const Vec4 diffuse = vec4Or(*old, "diffuseFactor", Vec4(1.0F));
        const bool mapped = member(*old, "specularGlossinessTexture") != nullptr;
        const Vec3 specular =
            mapped ? Vec3(usualReflectance)
                   : glm::clamp(vec3Or(*old, "specularFactor", Vec3(1.0F)), Vec3(0.0F), Vec3(1.0F));
        tellTexture(document, *old, "specularGlossinessTexture", "gloss");
        material.roughness = 1.0F - unitOr(*old, "glossinessFactor", 1.0F);
        material.baseColour = diffuse;
        material.metallic = 0.0F;
        material.reflectance = largest(specular);
        if (largest(specular) > gem) {
            const float metallic = metallicOf(largest(Vec3(diffuse)), largest(specular));
            const float scattered = (1.0F - largest(specular)) / (1.0F - usualReflectance);
            const Vec3 fromDiffuse = Vec3(diffuse) * scattered / std::max(1.0F - metallic, 1.0e-4F);
            const Vec3 fromSpecular =
                (specular - usualReflectance * (1.0F - metallic)) / std::max(metallic, 1.0e-4F);
            material.metallic = metallic;
            material.reflectance = usualReflectance;
            const Vec3 base = glm::clamp(glm::mix(fromDiffuse, fromSpecular, metallic * metallic),
                                         Vec3(0.0F), Vec3(1.0F));
            material.baseColour = Vec4(base, diffuse.a);
        }
    }

    /// A coat shines where paint lies below it; metal below a coat stays as rough as it is.
    void readClearcoat(GltfDocument& document, const Json& json, Material& material)
    {
        const Json* coat = extension(json, "KHR_materials_clearcoat");
        if (coat == nullptr) {
            return;
        }
        const float cover = unitOr(*coat, "clearcoatFactor", 0.0F) * (1.0F - material.metallic);
        const float roughness =
            std::min(unitOr(*coat, "clearcoatRoughnessFactor", 0.0F), material.roughness);
        material.roughness = glm::mix(material.roughness, roughness, cover);
        tellTexture(document, *coat, "clearcoatTexture", "coat");
    }

    /// Glass as a surface that is partly there: enough to see both the glass and what is behind it.
    void readTransmission(GltfDocument& document, const Json& json, Material& material)
    {
        const Json* transmission = extension(json, "KHR_materials_transmission");
        if (transmission == nullptr) {
            return;
        }
        const float factor = unitOr(*transmission, "transmissionFactor", 0.0F);
        tellTexture(document, *transmission, "transmissionTexture", "transparency");
        if (factor <= 0.0F) {
            return;
        }
        constexpr float mostClear = 0.85F;
        material.baseColour.a =
            (material.alpha == AlphaMode::blend ? material.baseColour.a : 1.0F) *
            (1.0F - mostClear * factor);
        material.alpha = AlphaMode::blend;
        if (const Json* volume = extension(json, "KHR_materials_volume")) {
            const Vec3 tint =
                glm::clamp(vec3Or(*volume, "attenuationColor", Vec3(1.0F)), Vec3(0.0F), Vec3(1.0F));
            material.baseColour = Vec4(Vec3(material.baseColour) * tint, material.baseColour.a);
        }
    }

}

void readSurfaceExtensions(GltfDocument& document, const Json& json, Material& material)
{
    readSpecularGlossiness(document, json, material);
    readReflectance(document, json, material);
    readClearcoat(document, json, material);
    readTransmission(document, json, material);
}

}
