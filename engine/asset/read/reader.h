#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "asset/import/limits.h"
#include "asset/model.h"
#include "asset/read/image_source.h"
#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// A model read, its pictures named but not yet decoded.
struct ReadModel {
    std::string file;                ///< as the user knows it
    Model model;                     ///< its textures have no image yet
    std::vector<ImageSource> images; ///< each in one role
    std::vector<int> imageOf; ///< of a texture, its place in images; −1: it names no picture
};

/// Reads a model file of any known format, in this process: strangers' files are for importModel(),
/// which does it in another. By content where the extension lies. Fails with one sentence naming file
/// and cause; never throws.
[[nodiscard]] Result<ReadModel> readModel(const fs::path& path, const ImportLimits& limits);

/// The same with all its pictures.
[[nodiscard]] Result<Model> readWhole(const fs::path& path, const ImportLimits& limits = {});

/// Bytes of a model's file. Fails where it is not there, is no file, is empty or beyond its limit.
[[nodiscard]] Result<std::uint64_t> modelFileSize(const fs::path& path, const ImportLimits& limits);

/// Tells every picture the role in which materials use it. A picture or texture used in two roles
/// becomes two.
void settleRoles(ReadModel& read);

/// The model with all its pictures, decoded side by side: a stand-in and a warning where one cannot
/// be had.
[[nodiscard]] Model withPictures(ReadModel read);

}
