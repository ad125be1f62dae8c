#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>

namespace premise {

/// What Assimp may read: the model itself, already in memory, and files in its folder or below.
class WalledFiles final : public Assimp::IOSystem {
public:
    WalledFiles(std::filesystem::path model, std::span<const std::byte> bytes);

    [[nodiscard]] bool Exists(const char* file) const override;
    [[nodiscard]] char getOsSeparator() const override { return '/'; }
    Assimp::IOStream* Open(const char* file, const char* mode) override;
    void Close(Assimp::IOStream* stream) override;

private:
    std::filesystem::path model_;
    std::span<const std::byte> bytes_;
};

}
