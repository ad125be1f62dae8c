#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>

#include "asset/import/limits.h"
#include "asset/read/warnings.h"

namespace premise {

/// What Assimp may read: the model itself, already in memory, and files in its folder or below, all
/// of them within the limits.
class WalledFiles final : public Assimp::IOSystem {
public:
    WalledFiles(std::filesystem::path model, std::span<const std::byte> bytes,
                const ImportLimits& limits = {});

    [[nodiscard]] bool Exists(const char* file) const override;
    [[nodiscard]] char getOsSeparator() const override { return '/'; }
    Assimp::IOStream* Open(const char* file, const char* mode) override;
    void Close(Assimp::IOStream* stream) override;

    /// The exponent that Blender wrote for a mirror, where a side file's first line says that it is
    /// Blender's; else 0.
    [[nodiscard]] double blenderShine() const { return blenderShine_; }

    /// Whether a file that the model names was not to be had.
    [[nodiscard]] bool lacksAny() const { return !missing_.empty() || !large_.empty(); }

    /// A sentence for each file that the model names and that was not to be had.
    void report(const std::string& model, Warnings& warnings) const;

private:
    std::filesystem::path model_;
    std::span<const std::byte> bytes_;
    ImportLimits limits_;
    std::uint64_t read_ = 0; ///< bytes of all files so far
    std::set<std::string> missing_;
    std::set<std::string> large_;
    double blenderShine_ = 0.0;
};

}
