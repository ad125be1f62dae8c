#pragma once

#include "base/file.h"
#include "base/result.h"
#include "project/project.h"
#include "stage/drop.h"

namespace premise {

/// A model as a production keeps it.
struct KeptModel {
    DroppedModel file{}; ///< its path within the production, its content's hash
    bool copied = false; ///< just now; else the production had it
};

/// Makes a model that lies elsewhere part of the production, so that its folder can be carried to another
/// machine whole: its file is copied into the folder `models` there, once. An asset with the same content
/// whose file is there is taken instead; a file of the same name and other content stays, and the new one
/// gets a number. `name` is what rows with the model are called. The copy is there whole or not at all.
/// Fails where the file cannot be read or the folder cannot be written.
[[nodiscard]] Result<KeptModel> keepModel(const Project& project, const fs::path& production,
                                          const fs::path& source, const std::string& name);

}
