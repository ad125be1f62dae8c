#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "image/image.h"

namespace premise {

namespace fs = std::filesystem;

/// PNG, RGB where every pixel is opaque, else RGBA; fast rather than small. The same image gives the
/// same bytes. `text` becomes tEXt chunks (keyword → value), or iTXt where it is not plain ASCII. Fails
/// on an empty picture and on a keyword PNG does not allow (1 to 79 characters).
[[nodiscard]] Result<std::vector<std::byte>> pngBytes(
    const Image8& image, const std::map<std::string, std::string>& text = {});
[[nodiscard]] Result<void> writePng(const fs::path& path, const Image8& image,
                                    const std::map<std::string, std::string>& text = {});

/// PNG, JPEG or WebP by content, to RGBA 8; `name` is what errors call it. Fails on anything else, on
/// a broken file and above 16384 × 16384 (refused from the header, before memory is asked for).
[[nodiscard]] Result<Image8> decodeImage(std::span<const std::byte> bytes, const std::string& name);
[[nodiscard]] Result<Image8> readImage(const fs::path& path);

/// What an EXR says about the camera, in the standard's own attributes where it has one.
/// The standard's numbers: expTime (s), aperture (f-number), focus (m), isoSpeed. Its timeCode is taken
/// from the string of that name, as formatTimecode writes it, up to 39 frames, the most it can hold.
struct ExrAttributes {
    std::map<std::string, std::string> strings;
    std::map<std::string, float> numbers;
    std::int32_t rateNumerator = 24;
    std::int32_t rateDenominator = 1;
};
/// Half-float RGB, and A where a pixel is not opaque; ZIP, linear Rec.709 with its chromaticities;
/// appears only when complete. Light beyond what a half holds becomes the brightest half. Fails on an
/// empty picture and on an attribute whose name the format needs for itself.
[[nodiscard]] Result<void> writeExr(const fs::path& path, const ImageF& image,
                                    const ExrAttributes& attributes = {});
/// RGB or luminance, with or without A, from the first part; colours as they are. Fails on anything
/// else, on a broken file and above 16384 × 16384.
[[nodiscard]] Result<ImageF> readExr(const fs::path& path);

}
