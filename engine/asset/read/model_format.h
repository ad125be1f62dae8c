#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace premise {

/// What can be read, and nothing else.
enum class ModelFormat {
    unknown,
    gltf,
    fbx,
    obj,
    collada,
    zae, ///< COLLADA with its pictures, in a zip archive
    ply,
    stl,
    threeDs,
    bvh,
    usda
};

/// What a file is by its first bytes (some kilobytes do); the extension decides only between
/// formats whose content does not tell.
[[nodiscard]] ModelFormat formatOf(std::span<const std::byte> start, std::size_t fileSize,
                                   const std::filesystem::path& path);

/// What a file is that cannot be read but that people try ("a Blender scene"), by its first bytes;
/// empty where it is nothing known.
[[nodiscard]] std::string_view nameOfUnread(std::span<const std::byte> start,
                                            const std::filesystem::path& path);

/// What a file on disk is, by its first 64 KiB.
struct FileFormat {
    ModelFormat format = ModelFormat::unknown;
    std::string_view unread; ///< nameOfUnread() of it
};

/// Unknown, and not opened, where there is no ordinary file: a pipe would keep its reader waiting for
/// ever. Unknown, too, where it cannot be read.
[[nodiscard]] FileFormat formatOfFile(const std::filesystem::path& path);

/// The format as people call it: "glTF 2.0", "FBX"; empty for unknown.
[[nodiscard]] const char* nameOf(ModelFormat format);

/// What a file claims to be by its extension alone; unknown where that is no model's.
[[nodiscard]] ModelFormat formatNamed(const std::filesystem::path& path);

/// The extension that a format usually has, without its dot.
[[nodiscard]] const char* extensionOf(ModelFormat format);

/// Whether the format says how large its unit is and which way is up.
[[nodiscard]] bool namesItsUnit(ModelFormat format);

/// Whether the format says in which unit its lights are; of others their strength is assumed.
[[nodiscard]] bool namesUnitOfLight(ModelFormat format);

}
