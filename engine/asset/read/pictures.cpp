#include <exception>
#include <memory>
#include <utility>

#include "asset/parallel.h"
#include "asset/read/reader.h"
#include "asset/read/warnings.h"

namespace premise {

namespace {

    struct Decoded {
        std::shared_ptr<const TextureImage> image;
        std::string problem;
    };

    /// "It has …" becomes "it has …"; a name or an abbreviation stays.
    std::string withinSentence(std::string text)
    {
        if (text.starts_with("It ")) {
            text.front() = 'i';
        }
        return text;
    }

    Decoded decoded(const ImageSource& source)
    {
        try {
            Result<TextureImage> image = decodedTexture(source);
            if (image) {
                return {std::make_shared<const TextureImage>(std::move(*image)), {}};
            }
            return {nullptr, withinSentence(image.error().message)};
        } catch (const std::exception& exception) {
            return {nullptr, exception.what()};
        }
    }

}

void settleHoles(Model& model)
{
    for (Material& material : model.materials) {
        const int texture = material.baseColourTexture.texture;
        const bool asks = material.holesInPicture && material.alpha == AlphaMode::opaque;
        if (asks && texture >= 0 &&
            model.textures[static_cast<std::size_t>(texture)].image->holes) {
            material.alpha = AlphaMode::mask;
        }
    }
}

Model withPictures(ReadModel read)
{
    std::vector<Decoded> pictures(read.images.size());
    inParallel(pictures.size(), [&](std::size_t i) {
        pictures[i] = decoded(read.images[i]);
        read.images[i].bytes = {};
        read.images[i].bare = {};
    });
    Warnings warnings;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (pictures[i].image == nullptr) {
            warnings.add("{}: a checker replaces the picture \"{}\": {}", read.file,
                         read.images[i].name, pictures[i].problem);
            pictures[i].image = missingTexture(read.images[i].role);
        }
    }
    Model model = std::move(read.model);
    for (std::size_t i = 0; i < model.textures.size(); ++i) {
        const int image = read.imageOf[i];
        model.textures[i].image = image < 0 ? missingTexture(TextureRole::colour)
                                            : pictures[static_cast<std::size_t>(image)].image;
    }
    for (std::string& sentence : warnings.taken()) {
        model.warnings.push_back(std::move(sentence));
    }
    settleHoles(model);
    return model;
}

}
