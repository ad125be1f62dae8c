#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "asset/gltf/json.h"
#include "asset/import/limits.h"
#include "asset/read/warnings.h"
#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// What a packed buffer view holds, or why it cannot be had.
struct UnpackedView {
    std::span<const std::byte> bytes;
    std::string problem;
};

/// What an accessor holds that another part of the file packs: its elements, tightly.
struct UnpackedAccessor {
    std::vector<std::byte> values;
    std::size_t count = 0;
};

/// A glTF file opened: its JSON, its buffers in memory, and what was found amiss so far.
struct GltfDocument {
    fs::path path;
    Json root;
    std::vector<std::span<const std::byte>> buffers;           ///< no longer than their bytes
    std::vector<std::vector<std::byte>> owned;                 ///< what `buffers` look into
    std::map<std::size_t, UnpackedView> unpackedViews;         ///< of buffer views that are packed
    std::map<std::size_t, UnpackedAccessor> unpackedAccessors; ///< of the part being read
    Warnings warnings;
    ImportLimits limits;
    std::uint64_t spent = 0;     ///< bytes that what is made of it takes so far
    std::optional<Error> beyond; ///< what limit it passed: then nothing of it may be shown

    /// As the user knows the file.
    [[nodiscard]] std::string name() const { return path.string(); }

    /// The elements of a top-level array; an empty array where there is none.
    [[nodiscard]] const Json& array(const char* key) const;

    /// Fails once what is made of the file takes more than the limits allow, and notes it in `beyond`.
    [[nodiscard]] Result<void> spend(std::size_t elements, std::size_t bytesEach);
};

/// Reads GLB or glTF text with all its buffers. Fails with a sentence when it is neither, version 1,
/// broken, lacks a buffer, or is beyond the limits.
[[nodiscard]] Result<GltfDocument> openGltf(const fs::path& path, std::vector<std::byte> file,
                                            const ImportLimits& limits);

/// Bytes of a buffer view; a part sentence why not ("its buffer view 3 ends outside its buffer").
[[nodiscard]] Result<std::span<const std::byte>> viewBytes(const GltfDocument& document,
                                                           std::size_t view);

}
