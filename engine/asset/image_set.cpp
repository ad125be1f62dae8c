#include "asset/image_set.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "asset/parallel.h"
#include "base/file.h"
#include "image/codec.h"

namespace premise {

namespace {

    struct Decoded {
        std::shared_ptr<const Image8> image;
        std::string problem;
    };

    Result<Image8> decodedImage(const ImageSource& source)
    {
        if (!source.problem.empty()) {
            return fail("{}", source.problem);
        }
        if (source.bytes.empty() && !source.file.empty()) {
            const std::vector<std::byte> bytes = TRY(readFile(source.file));
            return decodeImage(bytes, source.name);
        }
        return decodeImage(source.bytes, source.name);
    }

    Decoded decoded(const ImageSource& source)
    {
        try {
            Result<Image8> image = decodedImage(source);
            if (image) {
                return {std::make_shared<const Image8>(std::move(*image)), {}};
            }
            return {nullptr, image.error().message};
        } catch (const std::exception& exception) {
            return {nullptr, exception.what()};
        }
    }

    Image8 checker()
    {
        constexpr int size = 64;
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

std::shared_ptr<const Image8> missingImage()
{
    return std::make_shared<const Image8>(checker());
}

std::vector<std::shared_ptr<const Image8>> decodeImages(const std::string& model,
                                                        std::span<const ImageSource> sources,
                                                        Warnings& warnings)
{
    std::vector<Decoded> results(sources.size());
    inParallel(sources.size(), [&](std::size_t i) { results[i] = decoded(sources[i]); });
    std::vector<std::shared_ptr<const Image8>> images;
    std::shared_ptr<const Image8> missing;
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].image == nullptr) {
            warnings.add("{}: a checker replaces the picture \"{}\": {}", model, sources[i].name,
                         results[i].problem);
            missing = missing == nullptr ? missingImage() : missing;
            results[i].image = missing;
        }
        images.push_back(std::move(results[i].image));
    }
    return images;
}

}
