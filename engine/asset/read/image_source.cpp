#include "asset/read/image_source.h"

#include <utility>
#include <vector>

#include "base/file.h"
#include "image/codec.h"

namespace premise {

namespace {

    Result<Image8> decodedImage(const ImageSource& source)
    {
        if (!source.problem.empty()) {
            return fail("{}", source.problem);
        }
        if (source.bare.width > 0) {
            return source.bare;
        }
        if (source.bytes.empty() && !source.file.empty()) {
            const std::vector<std::byte> bytes = TRY(readFile(source.file));
            return decodeImage(bytes, source.name);
        }
        return decodeImage(source.bytes.rows(), source.name);
    }

    Image8 checker()
    {
        constexpr int size = standInSide;
        constexpr int square = 8;
        Image8 image{size, size, {}};
        image.pixels.reserve(std::size_t(size) * size * 4);
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                const bool magenta = (x / square + y / square) % 2 == 0;
                const std::uint8_t side = magenta ? 220 : 110;
                image.pixels.insert(image.pixels.end(),
                                    {side, std::uint8_t(magenta ? 0 : 110), side, 255});
            }
        }
        return image;
    }

}

Result<TextureImage> decodedTexture(const ImageSource& source)
{
    return textureImage(TRY(decodedImage(source)), source.role);
}

std::shared_ptr<const TextureImage> missingTexture(TextureRole role)
{
    Image8 image = checker();
    if (role == TextureRole::data) {
        image = {1, 1, {255, 255, 255, 255}};
    } else if (role == TextureRole::normal) {
        image = {1, 1, {128, 128, 255, 255}};
    }
    TextureImage made = textureImage(std::move(image), role);
    made.standIn = true;
    return std::make_shared<const TextureImage>(std::move(made));
}

}
