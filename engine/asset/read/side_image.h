#pragma once

#include <filesystem>
#include <string>

#include "asset/read/image_source.h"

namespace premise {

/// The picture at exactly this place in the model's folder or below, percent signs read as escapes:
/// where none is there, or the place is none that a model may name, the source says so as its problem.
[[nodiscard]] ImageSource sideImageAt(const std::filesystem::path& folder, const std::string& uri);

/// The picture that a model at `model` names. Models name pictures as they lay on their maker's disk,
/// so the name alone is looked for in the usual places too, all of them in the model's own folder or
/// below: where it is in none, the source says so as its problem.
[[nodiscard]] ImageSource sideImage(const std::filesystem::path& model, const std::string& name);

}
