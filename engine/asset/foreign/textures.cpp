#include "asset/foreign/textures.h"

#include <cmath>

#include "asset/read/side_file.h"
#include "asset/read/side_image.h"

namespace premise {

namespace {

    Wrap wrapOf(aiTextureMapMode mode)
    {
        switch (mode) {
        case aiTextureMapMode_Clamp:
        case aiTextureMapMode_Decal: return Wrap::clamp;
        case aiTextureMapMode_Mirror: return Wrap::mirror;
        default: return Wrap::repeat;
        }
    }

    /// Of a ZAE, beside its DAE in the archive.
    ImageSource archivedImage(const ForeignSource& file, const std::string& name)
    {
        const std::string folder = fs::path(file.inArchive).parent_path().generic_string();
        ImageSource source;
        source.problem = "it is not in the archive.";
        for (const std::string& candidate :
             {folder + "/" + name, name, folder + "/" + fileNameOf(name), fileNameOf(name)}) {
            const std::string decoded = percentDecoded(candidate);
            const ZipEntry* entry =
                file.archive->find(decoded.front() == '/' ? decoded.substr(1) : decoded);
            if (entry == nullptr) {
                continue;
            }
            Result<std::vector<std::byte>> bytes = file.archive->unpacked(*entry);
            source.problem = bytes ? std::string() : bytes.error().message + ".";
            if (bytes) {
                source.bytes = std::move(*bytes);
            }
            break;
        }
        return source;
    }

    void readBareImage(const aiTexture& texture, ImageSource& source)
    {
        constexpr unsigned largest = 16384;
        if (texture.mWidth == 0 || texture.mWidth > largest || texture.mHeight > largest) {
            source.problem = "it has no usable size.";
            return;
        }
        Image8& image = source.bare;
        image.width = static_cast<int>(texture.mWidth);
        image.height = static_cast<int>(texture.mHeight);
        const std::size_t count = std::size_t(texture.mWidth) * texture.mHeight;
        image.pixels.reserve(count * 4);
        for (std::size_t i = 0; i < count; ++i) {
            const aiTexel& texel = texture.pcData[i];
            image.pixels.insert(image.pixels.end(), {texel.r, texel.g, texel.b, texel.a});
        }
    }

    void readTransform(ForeignScene& source, const aiMaterial& material, aiTextureType kind,
                       TextureUse& use)
    {
        aiUVTransform transform;
        if (material.Get(AI_MATKEY_UVTRANSFORM(kind, 0), transform) != aiReturn_SUCCESS) {
            return;
        }
        const Vec2 scale(transform.mScaling.x, transform.mScaling.y);
        const Vec2 offset(transform.mTranslation.x, transform.mTranslation.y);
        if (!std::isfinite(scale.x + scale.y + offset.x + offset.y)) {
            return;
        }
        if (std::abs(transform.mRotation) > 1.0e-4F) {
            source.warnings.add("{} turns textures, which is left out.", source.name());
        }
        // The file counts v from the bottom: v' = s v + t, of which t arrives already negated.
        use.scale = scale;
        use.offset = Vec2(offset.x, 1.0F - scale.y + offset.y);
    }

}

int ForeignTextures::imageNamed(const std::string& name)
{
    const auto [found, isNew] = images_.emplace(name, static_cast<int>(sources_.size()));
    if (!isNew) {
        return found->second;
    }
    const aiTexture* embedded = source_.scene.GetEmbeddedTexture(name.c_str());
    ImageSource source;
    if (embedded == nullptr) {
        source = source_.file.archive ? archivedImage(source_.file, name)
                                      : sideImage(source_.path, name);
    } else if (embedded->mHeight == 0) {
        const auto* bytes = reinterpret_cast<const std::byte*>(embedded->pcData);
        source.bytes = std::vector<std::byte>(bytes, bytes + embedded->mWidth);
    } else {
        readBareImage(*embedded, source);
    }
    source.name = shownName(name);
    sources_.push_back(std::move(source));
    return found->second;
}

TextureUse ForeignTextures::use(const aiMaterial& material,
                                std::initializer_list<aiTextureType> kinds)
{
    TextureUse use;
    for (const aiTextureType kind : kinds) {
        aiString name;
        aiTextureMapMode modes[3] = {aiTextureMapMode_Wrap, aiTextureMapMode_Wrap,
                                     aiTextureMapMode_Wrap};
        unsigned uvSet = 0;
        if (material.GetTexture(kind, 0, &name, nullptr, &uvSet, nullptr, nullptr, modes) !=
                aiReturn_SUCCESS ||
            name.length == 0) {
            continue;
        }
        Texture texture;
        texture.name = name.C_Str();
        texture.wrapU = wrapOf(modes[0]);
        texture.wrapV = wrapOf(modes[1]);
        const auto [found, isNew] = known_.emplace(Key(texture.name, texture.wrapU, texture.wrapV),
                                                   static_cast<int>(textures_.size()));
        if (isNew) {
            imageOf_.push_back(imageNamed(texture.name));
            texture.name = shownName(texture.name);
            textures_.push_back(std::move(texture));
        }
        use.texture = found->second;
        use.uvSet = uvSet == 1 ? 1 : 0;
        readTransform(source_, material, kind, use);
        return use;
    }
    return use;
}

void ForeignTextures::moveTo(ReadModel& read)
{
    read.model.textures = std::move(textures_);
    read.images = std::move(sources_);
    read.imageOf = std::move(imageOf_);
}

}
