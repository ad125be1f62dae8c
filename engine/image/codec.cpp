#include "image/codec.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "image/decoders.h"

namespace premise {

namespace {

    template <std::size_t count> bool beginsWith(std::span<const std::byte> bytes,
                                                 const std::array<unsigned char, count>& signature)
    {
        return bytes.size() >= count &&
               std::ranges::equal(bytes.first(count), signature, {}, {},
                                  [](unsigned char value) { return std::byte(value); });
    }

    constexpr std::array<unsigned char, 8> pngSignature{0x89, 'P',  'N',  'G',
                                                        '\r', '\n', 0x1A, '\n'};
    constexpr std::array<unsigned char, 3> jpegSignature{0xFF, 0xD8, 0xFF};
    constexpr std::array<unsigned char, 4> riffSignature{'R', 'I', 'F', 'F'};
    constexpr std::array<unsigned char, 4> webpSignature{'W', 'E', 'B', 'P'};
    constexpr std::array<unsigned char, 7> ktx2Signature{0xAB, 'K', 'T', 'X', ' ', '2', '0'};

    bool isWebp(std::span<const std::byte> bytes)
    {
        return beginsWith(bytes, riffSignature) && bytes.size() >= 12 &&
               beginsWith(bytes.subspan(8), webpSignature);
    }

}

Result<void> sizeAllowed(std::int64_t width, std::int64_t height, const std::string& name)
{
    const auto allowed = [](std::int64_t side) { return side >= 1 && side <= longestSide; };
    if (!allowed(width) || !allowed(height)) {
        return fail(
            "\"{}\" has {} × {} pixels; 1 × 1 to {} × {} are read. Export it at such a size.", name,
            width, height, longestSide, longestSide);
    }
    return {};
}

Result<Image8> decodeImage(std::span<const std::byte> bytes, const std::string& name)
{
    if (beginsWith(bytes, pngSignature)) {
        return decodePng(bytes, name);
    }
    if (beginsWith(bytes, jpegSignature)) {
        return decodeJpeg(bytes, name);
    }
    if (isWebp(bytes)) {
        return decodeWebp(bytes, name);
    }
    if (beginsWith(bytes, ktx2Signature)) {
        return fail(
            "\"{}\" is a KTX2 picture, which is not read. Export the model with PNG, JPEG or "
            "WebP textures.",
            name);
    }
    return fail("\"{}\" is no PNG, JPEG or WebP picture. Convert it to one of them.", name);
}

Result<Image8> readImage(const fs::path& path)
{
    const std::vector<std::byte> bytes = TRY(readFile(path));
    return decodeImage(bytes, path.string());
}

}
