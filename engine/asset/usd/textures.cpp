#include <array>
#include <cmath>
#include <numbers>

#include "asset/read/side_image.h"
#include "asset/usd/shading.h"

namespace premise {

namespace {

    constexpr int longestNetwork = 64; ///< connections from one to the next

    Wrap wrapOf(const std::string& mode)
    {
        return mode == "clamp" || mode == "black" ? Wrap::clamp
               : mode == "mirror"                 ? Wrap::mirror
                                                  : Wrap::repeat;
    }

    /// "…/wood.<UDIM>.png" holds a tile a number; the first is 1001.
    bool takeFirstTile(std::string& file)
    {
        constexpr std::string_view mark = "<UDIM>";
        const std::size_t at = file.find(mark);
        if (at == std::string::npos) {
            return false;
        }
        file.replace(at, mark.size(), "1001");
        return true;
    }

    ImageSource pictureAt(const std::filesystem::path& folder, const std::string& file)
    {
        std::string escaped; // percent signs are part of these names, not an escape
        for (const char c : file) {
            escaped += c == '%' ? std::string("%25") : std::string(1, c);
        }
        ImageSource source = sideImageAt(folder, escaped);
        source.name = file;
        return source;
    }

}

UsdSource usdSource(const UsdStage& stage, int prim, std::string attribute)
{
    for (int step = 0; step < longestNetwork; ++step) {
        const UsdPrim& here = stage.prims[static_cast<std::size_t>(prim)];
        const std::vector<std::string> targets = usdTargets(stage, here, attribute);
        if (targets.empty()) {
            UsdSource source;
            source.value = usdValue(here, attribute);
            source.from = findUsdValue(here, attribute).opinion;
            return source;
        }
        const std::size_t dot = targets[0].rfind('.');
        const int next = stage.find(targets[0].substr(0, dot));
        if (next < 0 || dot == std::string::npos) {
            return {};
        }
        prim = next;
        attribute = targets[0].substr(dot + 1);
        const bool output = attribute.starts_with("outputs:");
        if (output && stage.prims[static_cast<std::size_t>(next)].type == "Shader") {
            return {next, attribute.substr(8), nullptr, nullptr};
        }
    }
    return {};
}

double usdInputOr(const UsdStage& stage, int shader, const char* input, double otherwise)
{
    const UsdSource source = usdSource(stage, shader, std::string("inputs:") + input);
    const bool told = source.value != nullptr && !source.value->numbers.empty() &&
                      std::isfinite(source.value->numbers[0]);
    return told ? source.value->numbers[0] : otherwise;
}

std::string usdTokenOr(const UsdStage& stage, int shader, const char* input,
                       const std::string& otherwise)
{
    const UsdSource source = usdSource(stage, shader, std::string("inputs:") + input);
    const bool told = source.value != nullptr && !source.value->texts.empty();
    return told ? source.value->texts[0] : otherwise;
}

Vec4 usdVectorOr(const UsdStage& stage, int shader, const char* input, const Vec4& otherwise)
{
    const UsdSource source = usdSource(stage, shader, std::string("inputs:") + input);
    Vec4 result = otherwise;
    for (std::size_t i = 0; source.value != nullptr && i < 4; ++i) {
        // Larger ones are no colour, no scale and no place, and would not fit.
        constexpr double largest = 1.0e9;
        if (i < source.value->numbers.size() && std::abs(source.value->numbers[i]) <= largest) {
            result[static_cast<int>(i)] = static_cast<float>(source.value->numbers[i]);
        }
    }
    return result;
}

std::optional<UsdTextureRead> UsdTextures::read(const UsdSource& source, int material)
{
    const UsdPrim& prim = scene_.prim(source.shader);
    const std::string id = usdTextOr(prim, "info:id", "");
    if (id != "UsdUVTexture") {
        scene_.warnings.add("{}: what \"{}\" ({}) would add is left out.", scene_.where(material),
                            prim.name, id.empty() ? "no known shader" : id);
        return std::nullopt;
    }
    const UsdSource file = usdSource(scene_.stage, source.shader, "inputs:file");
    if (file.value == nullptr || file.value->texts.empty() || file.value->texts[0].empty()) {
        scene_.warnings.add("{}: its texture \"{}\" names no picture.", scene_.where(material),
                            prim.name);
        return std::nullopt;
    }
    UsdTextureRead texture;
    const std::string& named = file.value->texts[0];
    const Result<std::string> beside =
        usdFileBeside(file.from != nullptr ? file.from->layer->folder : "", named);
    texture.file = beside ? *beside : named;
    if (takeFirstTile(texture.file)) {
        scene_.warnings.add("{}: of the tiles of {} only the first is used.",
                            scene_.where(material), named);
    }
    texture.output = source.output;
    texture.scale = usdVectorOr(scene_.stage, source.shader, "scale", Vec4(1.0F));
    texture.bias = usdVectorOr(scene_.stage, source.shader, "bias", Vec4(0.0F));
    texture.use.texture =
        textureOf(texture.file, wrapOf(usdTokenOr(scene_.stage, source.shader, "wrapS", "")),
                  wrapOf(usdTokenOr(scene_.stage, source.shader, "wrapT", "")));
    readCoordinates(source.shader, material, texture);
    return texture;
}

void UsdTextures::readCoordinates(int shader, int material, UsdTextureRead& texture)
{
    const UsdStage& stage = scene_.stage;
    UsdSource st = usdSource(stage, shader, "inputs:st");
    if (st.shader >= 0 && usdTextOr(scene_.prim(st.shader), "info:id", "") == "UsdTransform2d") {
        const double degrees = usdInputOr(stage, st.shader, "rotation", 0.0);
        const Vec4 scale = usdVectorOr(stage, st.shader, "scale", Vec4(1.0F));
        const Vec4 moved = usdVectorOr(stage, st.shader, "translation", Vec4(0.0F));
        const double angle = std::remainder(degrees, 360.0) * std::numbers::pi / 180.0;
        // The file counts v from the bottom, we from the top: the same turn, and an offset that
        // brings the turned bottom back to where it was.
        texture.use.scale = Vec2(scale.x, scale.y);
        texture.use.rotation = static_cast<float>(angle);
        texture.use.offset = Vec2(moved.x - static_cast<float>(std::sin(angle)) * scale.y,
                                  1.0F - moved.y - static_cast<float>(std::cos(angle)) * scale.y);
        st = usdSource(stage, st.shader, "inputs:in");
    }
    const bool reads = st.shader >= 0 && usdTextOr(scene_.prim(st.shader), "info:id", "") ==
                                             "UsdPrimvarReader_float2";
    if (st.shader >= 0 && !reads) {
        scene_.warnings.add("{}: the texture coordinates of {} come from what cannot be read; the "
                            "mesh's own are used.",
                            scene_.where(material), texture.file);
    }
    texture.uvName = reads ? usdTokenOr(stage, st.shader, "varname", "st") : "st";
}

int UsdTextures::textureOf(const std::string& file, Wrap u, Wrap v)
{
    ReadModel& read = scene_.read;
    const auto [found, isNew] =
        textures_.emplace(std::tuple(file, u, v), static_cast<int>(read.model.textures.size()));
    if (!isNew) {
        return found->second;
    }
    const auto [image, isNewImage] = images_.emplace(file, static_cast<int>(read.images.size()));
    if (isNewImage) {
        read.images.push_back(pictureAt(scene_.folder, file));
    }
    Texture& texture = read.model.textures.emplace_back();
    texture.name = file;
    texture.wrapU = u;
    texture.wrapV = v;
    read.imageOf.push_back(image->second);
    return found->second;
}

}
