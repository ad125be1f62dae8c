#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <spng.h>

#include "base/file.h"
#include "base/promise.h"
#include "image/codec.h"
#include "image/decoders.h"

namespace premise {

namespace {

    struct ReleasePng {
        void operator()(spng_ctx* context) const { spng_ctx_free(context); }
        void operator()(void* memory) const { std::free(memory); }
    };
    using PngContext = std::unique_ptr<spng_ctx, ReleasePng>;

    bool isOpaque(const Image8& image)
    {
        for (std::size_t alpha = 3; alpha < image.pixels.size(); alpha += 4) {
            if (image.pixels[alpha] != 255) {
                return false;
            }
        }
        return true;
    }

    std::vector<std::uint8_t> withoutAlpha(const Image8& image)
    {
        std::vector<std::uint8_t> colours(image.pixels.size() / 4 * 3);
        const std::uint8_t* from = image.pixels.data();
        for (std::size_t to = 0; to < colours.size(); to += 3, from += 4) {
            std::copy_n(from, 3, &colours[to]);
        }
        return colours;
    }

    bool isPlain(const std::string& text)
    {
        return std::ranges::all_of(text,
                                   [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); });
    }

    /// The chunks point into the strings and at `nothing`, which must outlive them.
    Result<std::vector<spng_text>> textChunks(std::map<std::string, std::string>& text,
                                              char* nothing)
    {
        std::vector<spng_text> chunks;
        for (auto& [keyword, value] : text) {
            if (value.empty()) {
                continue; // the encoder knows no empty text, and none says as much
            }
            spng_text chunk = {};
            const bool named = !keyword.empty() && keyword.size() < sizeof(chunk.keyword) &&
                               isPlain(keyword) && keyword.find('\n') == std::string::npos &&
                               keyword.front() != ' ' && keyword.back() != ' ' &&
                               keyword.find("  ") == std::string::npos;
            if (!named) {
                return fail("\"{}\" cannot name a text in a PNG. Use 1 to 79 plain letters.",
                            keyword);
            }
            if (value.find('\0') != std::string::npos) {
                return fail("The text \"{}\" of a PNG holds a zero byte. Remove it.", keyword);
            }
            std::memcpy(chunk.keyword, keyword.c_str(), keyword.size() + 1);
            chunk.type = isPlain(value) ? SPNG_TEXT : SPNG_ITXT;
            chunk.text = value.data();
            chunk.length = value.size();
            chunk.language_tag = nothing;
            chunk.translated_keyword = nothing;
            chunks.push_back(chunk);
        }
        return chunks;
    }

    tl::unexpected<Error> notEncoded(int error)
    {
        return fail("The picture could not be written as PNG: {}. Write it again.",
                    spng_strerror(error));
    }

    /// The lightest compression and one filter for all rows: trying five on each row takes longer than
    /// everything else.
    Result<void> describe(spng_ctx* context, const Image8& image, spng_color_type colour)
    {
        spng_ihdr header = {};
        header.width = static_cast<std::uint32_t>(image.width);
        header.height = static_cast<std::uint32_t>(image.height);
        header.bit_depth = 8;
        header.color_type = static_cast<std::uint8_t>(colour);
        constexpr std::uint8_t perceptual = 0;
        for (const int error :
             {spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1),
              spng_set_option(context, SPNG_IMG_COMPRESSION_LEVEL, 1),
              spng_set_option(context, SPNG_FILTER_CHOICE, SPNG_FILTER_CHOICE_UP),
              spng_set_ihdr(context, &header), spng_set_srgb(context, perceptual)}) {
            if (error != 0) {
                return notEncoded(error);
            }
        }
        return {};
    }

    tl::unexpected<Error> brokenPng(const std::string& name, int error)
    {
        return fail("\"{}\" is a broken PNG picture: {}. Export it again.", name,
                    spng_strerror(error));
    }

    /// Deflate makes at most 1032 bytes of one: a header that promises more than the file can hold is
    /// found out before memory is asked for.
    bool canHold(std::size_t bytes, const spng_ihdr& header)
    {
        constexpr std::uint64_t mostFromOne = 1032;
        const std::uint64_t channels = header.color_type == SPNG_COLOR_TYPE_TRUECOLOR         ? 3
                                       : header.color_type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA ? 4
                                       : header.color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA ? 2
                                                                                              : 1;
        const std::uint64_t bits =
            std::uint64_t(header.width) * header.height * channels * header.bit_depth;
        return bits / 8 <= bytes * mostFromOne;
    }

}

Result<std::vector<std::byte>> pngBytes(const Image8& image,
                                        const std::map<std::string, std::string>& text)
{
    PROMISE(image.pixels.size() ==
                4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
            "A picture has four bytes for each pixel");
    if (image.pixels.empty()) {
        return fail("A picture without pixels cannot be written. Use a size above 0 × 0.");
    }
    const bool opaque = isOpaque(image);
    const std::vector<std::uint8_t> colours =
        opaque ? withoutAlpha(image) : std::vector<std::uint8_t>();
    const std::vector<std::uint8_t>& pixels = opaque ? colours : image.pixels;

    const PngContext context(spng_ctx_new(SPNG_CTX_ENCODER));
    TRY(describe(context.get(), image,
                 opaque ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA));
    std::map<std::string, std::string> kept = text;
    std::string nothing;
    std::vector<spng_text> chunks = TRY(textChunks(kept, nothing.data()));
    int error = chunks.empty() ? 0
                               : spng_set_text(context.get(), chunks.data(),
                                               static_cast<std::uint32_t>(chunks.size()));
    if (error == 0) {
        error = spng_encode_image(context.get(), pixels.data(), pixels.size(), SPNG_FMT_PNG,
                                  SPNG_ENCODE_FINALIZE);
    }
    if (error != 0) {
        return notEncoded(error);
    }
    std::size_t size = 0;
    const std::unique_ptr<void, ReleasePng> encoded(
        spng_get_png_buffer(context.get(), &size, &error));
    if (encoded == nullptr) {
        return notEncoded(error);
    }
    const auto* const first = static_cast<const std::byte*>(encoded.get());
    return std::vector<std::byte>(first, first + size);
}

Result<void> writePng(const fs::path& path, const Image8& image,
                      const std::map<std::string, std::string>& text)
{
    const std::vector<std::byte> bytes = TRY(pngBytes(image, text));
    return writeFileSafely(path, bytes);
}

Result<Image8> decodePng(std::span<const std::byte> bytes, const std::string& name)
{
    const PngContext context(spng_ctx_new(0));
    // Profiles and texts may be compressed bombs; neither is used, and what is over the limit is left.
    constexpr std::size_t chunkLimit = std::size_t(1) << 20U;
    spng_set_chunk_limits(context.get(), chunkLimit, 4 * chunkLimit);
    spng_set_crc_action(context.get(), SPNG_CRC_ERROR, SPNG_CRC_DISCARD);
    spng_set_png_buffer(context.get(), bytes.data(), bytes.size());

    spng_ihdr header = {};
    if (const int error = spng_get_ihdr(context.get(), &header); error != 0) {
        return brokenPng(name, error);
    }
    TRY(sizeAllowed(header.width, header.height, name));
    if (!canHold(bytes.size(), header)) {
        return brokenPng(name, SPNG_EIDAT_TOO_SHORT);
    }
    std::size_t size = 0;
    if (const int error = spng_decoded_image_size(context.get(), SPNG_FMT_RGBA8, &size);
        error != 0) {
        return brokenPng(name, error);
    }
    Image8 image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.pixels.resize(size);
    if (const int error = spng_decode_image(context.get(), image.pixels.data(), size,
                                            SPNG_FMT_RGBA8, SPNG_DECODE_TRNS);
        error != 0) {
        return brokenPng(name, error);
    }
    // The check of the last data is read with what follows; what else is wrong there harms no pixel.
    if (const int error = spng_decode_chunks(context.get()); error == SPNG_ECHUNK_CRC) {
        return brokenPng(name, error);
    }
    return image;
}

}
