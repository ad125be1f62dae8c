#include <algorithm>
#include <cmath>

#include <glm/common.hpp>

#include "asset/usd/shading.h"

namespace premise {

namespace {

    /// Where a value's meaning is a share.
    float shareOf(double value)
    {
        return static_cast<float>(std::clamp(value, 0.0, 1.0));
    }

    class SurfaceReader {
    public:
        SurfaceReader(UsdScene& scene, UsdTextures& textures, int material, int shader)
            : scene_(scene), textures_(textures), material_(material), shader_(shader)
        {
        }

        UsdSurface read()
        {
            Material& made = surface_.material;
            made.name = scene_.prim(material_).name;
            made.metallic = shareOf(number("metallic", 0.0));
            made.roughness = shareOf(number("roughness", 0.5));
            readDiffuse();
            readReflection();
            readRoughness();
            readEmission();
            readRelief();
            readOpacity();
            tellRest();
            return std::move(surface_);
        }

    private:
        double number(const char* input, double otherwise) const
        {
            return usdInputOr(scene_.stage, shader_, input, otherwise);
        }

        UsdSource source(const char* input) const
        {
            return usdSource(scene_.stage, shader_, std::string("inputs:") + input);
        }

        template <class... Args> void tell(fmt::format_string<Args...> text, Args&&... args)
        {
            scene_.warnings.addAt(scene_.where(material_), text, std::forward<Args>(args)...);
        }

        /// The texture of an input, where it has one. Its coordinates get a place of their own.
        std::optional<UsdTextureRead> texture(const char* input)
        {
            const UsdSource from = source(input);
            if (from.shader < 0) {
                return std::nullopt;
            }
            std::optional<UsdTextureRead> read = textures_.read(from, material_);
            if (!read) {
                return read;
            }
            std::vector<std::string>& names = surface_.uvNames;
            const auto found = std::ranges::find(names, read->uvName);
            std::size_t place = static_cast<std::size_t>(found - names.begin());
            if (found == names.end() && names.size() < 2) {
                names.push_back(read->uvName);
            } else if (found == names.end()) {
                tell("a mesh keeps two sets of texture coordinates; {} uses \"{}\" instead of "
                     "\"{}\".",
                     read->file, names[0], read->uvName);
                place = 0;
            }
            read->use.uvSet = static_cast<int>(place);
            return read;
        }

        void readDiffuse()
        {
            Material& made = surface_.material;
            const UsdSource from = source("diffuseColor");
            if (from.shader >= 0 && readsDisplayColour(from.shader)) {
                surface_.vertexColours = true;
                return;
            }
            diffuse_ = texture("diffuseColor");
            if (!diffuse_) {
                const Vec4 colour = usdVectorOr(scene_.stage, shader_, "diffuseColor", Vec4(0.18F));
                made.baseColour = Vec4(glm::max(Vec3(colour), Vec3(0.0F)), 1.0F);
                return;
            }
            made.baseColourTexture = diffuse_->use;
            made.baseColour = Vec4(glm::max(Vec3(diffuse_->scale), Vec3(0.0F)), 1.0F);
            tellBias(*diffuse_);
        }

        bool readsDisplayColour(int reader) const
        {
            const std::string id = usdTextOr(scene_.prim(reader), "info:id", "");
            return id == "UsdPrimvarReader_float3" &&
                   usdTokenOr(scene_.stage, reader, "varname", "") == "displayColor";
        }

        void tellBias(const UsdTextureRead& texture)
        {
            if (texture.bias != Vec4(0.0F)) {
                tell("the bias added to {} is left out.", texture.file);
            }
        }

        void readReflection()
        {
            Material& made = surface_.material;
            const double ior = number("ior", 1.5);
            const double mirrored = (ior - 1.0) / (ior + 1.0);
            made.reflectance = shareOf(mirrored * mirrored);
            if (number("useSpecularWorkflow", 0.0) == 0.0) {
                return;
            }
            const Vec4 specular = usdVectorOr(scene_.stage, shader_, "specularColor", Vec4(0.0F));
            made.metallic = 0.0F;
            made.reflectance = shareOf(std::max({specular.x, specular.y, specular.z}));
            if (source("specularColor").shader >= 0) {
                tell("the picture of its specular colour is left out.");
            }
        }

        /// Ours come from one picture, roughness in its green and metal in its blue.
        void readRoughness()
        {
            Material& made = surface_.material;
            const std::optional<UsdTextureRead> rough = texture("roughness");
            const std::optional<UsdTextureRead> metal = texture("metallic");
            if (rough) {
                made.metallicRoughnessTexture = rough->use;
                made.roughness = shareOf(rough->scale.y);
                const bool packed =
                    rough->output == "g" || rough->output == "r" || rough->output == "rgb";
                if (!packed) {
                    tell("roughness is taken from the green of {}, not from its {}.", rough->file,
                         rough->output);
                }
            }
            const bool together = rough && metal && metal->file == rough->file;
            if (together) {
                made.metallic = shareOf(metal->scale.z);
                if (metal->output != "b" && metal->output != "rgb") {
                    tell("metal is taken from the blue of {}, not from its {}.", metal->file,
                         metal->output);
                }
            } else if (metal) {
                made.metallic = 0.0F;
                tell("{}, which says what is metal, is left out: metal and roughness have to share "
                     "one picture, metal in its blue and roughness in its green.",
                     metal->file);
            } else if (rough && made.metallic > 0.0F) {
                tell("it is metal by {:.3g} times the blue of {}.", made.metallic, rough->file);
            }
        }

        void readEmission()
        {
            Material& made = surface_.material;
            if (const std::optional<UsdTextureRead> glow = texture("emissiveColor")) {
                made.emissiveTexture = glow->use;
                made.emissive = glm::max(Vec3(glow->scale), Vec3(0.0F));
                tellBias(*glow);
                return;
            }
            const Vec4 colour = usdVectorOr(scene_.stage, shader_, "emissiveColor", Vec4(0.0F));
            made.emissive = glm::max(Vec3(colour), Vec3(0.0F));
        }

        void readRelief()
        {
            Material& made = surface_.material;
            if (const std::optional<UsdTextureRead> normal = texture("normal")) {
                made.normalTexture = normal->use;
                // 2 and −1 bring 0…1 to −1…1, which our normal maps do by themselves.
                const float strength = std::abs(normal->scale.x) / 2.0F;
                made.normalScale = normal->bias == Vec4(0.0F) ? 1.0F : strength;
            }
            if (const std::optional<UsdTextureRead> occlusion = texture("occlusion")) {
                made.occlusionTexture = occlusion->use;
                if (occlusion->output != "r" && occlusion->output != "rgb") {
                    tell("occlusion is taken from the red of {}, not from its {}.", occlusion->file,
                         occlusion->output);
                }
            }
        }

        void readOpacity()
        {
            Material& made = surface_.material;
            const double threshold = number("opacityThreshold", 0.0);
            const std::optional<UsdTextureRead> opacity = texture("opacity");
            const bool inDiffuse =
                opacity && diffuse_ && opacity->output == "a" && opacity->file == diffuse_->file;
            if (opacity && !inDiffuse) {
                tell("{}, which says what is transparent, is left out: it has to be the alpha of "
                     "the picture of its colour.",
                     opacity->file);
            }
            made.baseColour.a = opacity ? 1.0F : shareOf(number("opacity", 1.0));
            if (inDiffuse || made.baseColour.a < 1.0F) {
                made.alpha = threshold > 0.0 ? AlphaMode::mask : AlphaMode::blend;
                made.alphaCutoff = threshold > 0.0 ? shareOf(threshold) : made.alphaCutoff;
            }
        }

        void tellRest()
        {
            if (number("clearcoat", 0.0) > 0.0 || source("clearcoat").shader >= 0) {
                tell("its clear coat is left out.");
            }
            if (source("displacement").shader >= 0) {
                tell("its displacement is left out.");
            }
        }

        UsdScene& scene_;
        UsdTextures& textures_;
        int material_;
        int shader_;
        UsdSurface surface_;
        std::optional<UsdTextureRead> diffuse_;
    };

}

UsdSurface readUsdSurface(UsdScene& scene, UsdTextures& textures, int material, int shader)
{
    return SurfaceReader(scene, textures, material, shader).read();
}

}
