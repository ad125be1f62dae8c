#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "asset/model.h"
#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// Reads a model file of any known format (glTF, GLB, FBX, OBJ, DAE, PLY, STL), by content where the
/// extension lies. Fails with one sentence naming file and cause; never throws. The seam behind
/// which parsing may later move to another process.
[[nodiscard]] Result<Model> importModel(const fs::path& path);

/// A box with `label` on its sides, standing on the floor, in place of a model that is not there;
/// 1 m unless the size is known.
[[nodiscard]] Model standInModel(const std::string& label, Vec3 size = Vec3(1.0F));

}
