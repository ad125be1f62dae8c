#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "asset/usd/scene.h"

namespace premise {

/// What feeds an input of a shader: another shader's output, or a value.
struct UsdSource {
    int shader = -1;                  ///< a prim; −1: the value
    std::string output;               ///< "rgb", "r", …
    const UsdValue* value = nullptr;  ///< null where nobody gives one
    const UsdOpinion* from = nullptr; ///< who gives it
};

/// Follows connections through node graphs and material interfaces.
[[nodiscard]] UsdSource usdSource(const UsdStage& stage, int prim, std::string attribute);

/// Numbers of an input that is not connected to a shader, or the other.
[[nodiscard]] double usdInputOr(const UsdStage& stage, int shader, const char* input,
                                double otherwise);
[[nodiscard]] std::string usdTokenOr(const UsdStage& stage, int shader, const char* input,
                                     const std::string& otherwise);
[[nodiscard]] Vec4 usdVectorOr(const UsdStage& stage, int shader, const char* input,
                               const Vec4& otherwise);

/// A UsdUVTexture as a material uses it.
struct UsdTextureRead {
    TextureUse use;
    std::string uvName; ///< the primvar of its coordinates
    std::string file;   ///< below the model's folder
    std::string output; ///< "rgb", "r", "a", …
    Vec4 scale{1.0F};
    Vec4 bias{0.0F};
};

/// Makes the model's textures, each picture with its wrapping once.
class UsdTextures {
public:
    explicit UsdTextures(UsdScene& scene) : scene_(scene) {}

    /// Nothing where the shader is no texture, which is then told with the name of `material`.
    [[nodiscard]] std::optional<UsdTextureRead> read(const UsdSource& source, int material);

private:
    [[nodiscard]] int textureOf(const std::string& file, Wrap u, Wrap v);
    void readCoordinates(int shader, int material, UsdTextureRead& texture);

    UsdScene& scene_;
    std::map<std::tuple<std::string, Wrap, Wrap>, int> textures_;
    std::map<std::string, int> images_;
};

/// A UsdPreviewSurface as our material, and the primvars of its texture coordinates.
struct UsdSurface {
    Material material;
    std::vector<std::string> uvNames;
    bool vertexColours = false;
};
[[nodiscard]] UsdSurface readUsdSurface(UsdScene& scene, UsdTextures& textures, int material,
                                        int shader);

}
