#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace premise {

struct ZipEntry {
    std::string name;           ///< relative, with '/', and inside the archive
    std::uint64_t size = 0;     ///< bytes, unpacked
    std::uint64_t packed = 0;   ///< bytes in the archive
    std::uint64_t offset = 0;   ///< of its local header
    std::uint32_t checksum = 0; ///< CRC-32
    bool deflated = false;
};

/// A zip archive in memory, known by its directory alone until an entry is asked for. It may come
/// from a stranger: nothing is unpacked beyond the size that the directory names.
class ZipArchive {
public:
    /// Fails, in the middle of a sentence, on a broken directory, on encryption and rarer packing,
    /// and on names that lead out of the archive.
    [[nodiscard]] static Result<ZipArchive> open(std::span<const std::byte> file);

    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }

    /// The entry of this name, or null; names count as equal whatever their "./" and "/" repeat.
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;

    /// What an entry holds. Fails where it is broken, or larger than the directory said.
    [[nodiscard]] Result<std::vector<std::byte>> unpacked(const ZipEntry& entry) const;

    /// Bytes of all entries, unpacked.
    [[nodiscard]] std::uint64_t totalSize() const;

private:
    explicit ZipArchive(std::span<const std::byte> file) : file_(file) {}

    std::span<const std::byte> file_;
    std::vector<ZipEntry> entries_;
};

}
