#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "base/result.h"
#include "image/image.h"

namespace premise {

namespace fs = std::filesystem;

/// PNG, RGB where every pixel is opaque, else RGBA; fast rather than small. The same image gives the
/// same bytes. `text` becomes tEXt chunks (keyword → value, Latin-1 or UTF-8 as iTXt).
[[nodiscard]] Result<std::vector<std::byte>>
pngBytes(const Image8& image, const std::map<std::string, std::string>& text = {});
[[nodiscard]] Result<void> writePng(const fs::path& path, const Image8& image,
                                    const std::map<std::string, std::string>& text = {});

/// PNG or JPEG by content, to RGBA 8. Fails on anything else, on a broken file and above
/// 16384 × 16384 (refused from the header, before memory is asked for).
[[nodiscard]] Result<Image8> decodeImage(std::span<const std::byte> bytes, const std::string& name);
[[nodiscard]] Result<Image8> readImage(const fs::path& path);

/// What an EXR says about the camera, in the standard's own attributes where it has one.
struct ExrAttributes {
    std::map<std::string, std::string> strings;
    std::map<std::string, float> numbers;
    std::int32_t rateNumerator = 24;
    std::int32_t rateDenominator = 1;
};
/// Half-float RGB(A), ZIP, linear Rec.709 with its chromaticities; appears only when complete.
[[nodiscard]] Result<void> writeExr(const fs::path& path, const ImageF& image,
                                    const ExrAttributes& attributes = {});
[[nodiscard]] Result<ImageF> readExr(const fs::path& path);

}
