#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace premise {

enum class ModelFormat { unknown, gltf, fbx, obj, collada, ply, stl };

/// What a file is by its first bytes (some kilobytes do); the extension decides only between
/// formats whose content does not tell, such as binary STL.
[[nodiscard]] ModelFormat formatOf(std::span<const std::byte> start, std::size_t fileSize,
                                   const std::filesystem::path& path);

}
