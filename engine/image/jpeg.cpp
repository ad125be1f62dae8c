#include <cstring>
#include <memory>
#include <type_traits>

#include <turbojpeg.h>

#include "image/decoders.h"

namespace premise {

namespace {

    struct ReleaseDecoder {
        void operator()(void* decoder) const { tjDestroy(decoder); }
    };
    using Decoder = std::unique_ptr<void, ReleaseDecoder>;

    tl::unexpected<Error> brokenJpeg(const std::string& name, const char* reason)
    {
        return fail("\"{}\" is a broken JPEG picture: {}. Export it again.", name, reason);
    }

    /// One bit codes a block of 64 pixels at best: a header that promises more than the file can hold is
    /// found out before memory is asked for.
    bool canHold(std::size_t bytes, int width, int height)
    {
        constexpr std::uint64_t mostPixelsFromOne = 8 * 64;
        return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) <=
               bytes * mostPixelsFromOne + mostPixelsFromOne;
    }

    /// Bytes of padding between segments, which some cameras write, lose no pixel; every other warning
    /// means that part of the picture is grey or wrong.
    bool isHarmless(void* decoder)
    {
        return tjGetErrorCode(decoder) == TJERR_WARNING &&
               std::strstr(tjGetErrorStr2(decoder), "extraneous bytes") != nullptr;
    }

    /// Print files hold inks, inverted as Adobe writes them: what is left of the light after each ink,
    /// times what black leaves.
    void lightFromInks(Image8& image)
    {
        for (std::size_t pixel = 0; pixel < image.pixels.size(); pixel += 4) {
            const unsigned black = image.pixels[pixel + 3];
            for (std::size_t channel = pixel; channel < pixel + 3; ++channel) {
                image.pixels[channel] =
                    static_cast<std::uint8_t>((image.pixels[channel] * black + 127) / 255);
            }
            image.pixels[pixel + 3] = 255;
        }
    }

}

Result<Image8> decodeJpeg(std::span<const std::byte> bytes, const std::string& name)
{
    const Decoder decoder(tjInitDecompress());
    const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colourspace = 0;
    if (tjDecompressHeader3(decoder.get(), data, bytes.size(), &width, &height, &subsampling,
                            &colourspace) != 0) {
        return brokenJpeg(name, tjGetErrorStr2(decoder.get()));
    }
    if (width == 0 || height == 0) {
        return brokenJpeg(name, "it ends before its size");
    }
    TRY(sizeAllowed(width, height, name));
    if (!canHold(bytes.size(), width, height)) {
        return brokenJpeg(name, "it ends too early");
    }
    Image8 image{width, height, {}};
    image.pixels.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const bool inks = colourspace == TJCS_CMYK || colourspace == TJCS_YCCK;
    // A few bytes can ask for thousands of passes over the picture: scans are limited.
    if (tjDecompress2(decoder.get(), data, bytes.size(), image.pixels.data(), width, 0, height,
                      inks ? TJPF_CMYK : TJPF_RGBA, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0 &&
        !isHarmless(decoder.get())) {
        return brokenJpeg(name, tjGetErrorStr2(decoder.get()));
    }
    if (inks) {
        lightFromInks(image);
    }
    return image;
}

}
