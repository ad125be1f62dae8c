#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "asset/import/limits.h"
#include "asset/read/reader.h"

namespace premise {

// A model as the importer hands it over: one flat file, little endian, that is mapped and looked into
// where it lies. A head; then the large arrays, each at a multiple of 16 bytes; then the facts, field
// by field. Whoever wrote it may be hostile: only what checks out becomes a Model.

/// Of the form of both files; another version is not read.
inline constexpr std::uint32_t cookedVersion = 1;

/// A picture that the model needs, to come from the texture file.
struct CookedPicture {
    std::string name; ///< as the user knows it
    TextureRole role = TextureRole::colour;
};

struct CookedModel {
    Model model; ///< its textures wait: no levels yet, a grey mean, the right role
    std::vector<CookedPicture> pictures;
    std::vector<int>
        pictureOf; ///< of a texture, its place in pictures; −1: a stand-in, already there
};

/// Writes the model, without its pictures, to `file` from its beginning. Texts that are no UTF-8 are
/// mended. Fails when the disk does.
[[nodiscard]] Result<void> writeCooked(const ReadModel& read, int file);

/// The model in these bytes, whose large arrays go on lying there: `keeper` keeps them. Checks
/// everything that anybody relies on; fails with a part sentence ("its node 3 names mesh 7 of 2").
/// Beyond the limits it is refused, whatever the importer was told; before anything is read where the
/// file itself or what it would take in memory is. The bytes must not change meanwhile or later: seal
/// the file first, or be the only one who has it.
[[nodiscard]] Result<CookedModel> cookedModel(std::span<const std::byte> bytes,
                                              std::shared_ptr<const void> keeper,
                                              const ImportLimits& limits = {});

/// Gives a picture that has arrived to all textures that wait for it.
void takePicture(CookedModel& cooked, std::size_t picture,
                 std::shared_ptr<const TextureImage> image);

}
