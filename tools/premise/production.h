#pragma once

#include <string>

#include "project/project_io.h"

namespace premise {

/// The project's file of a production that a command was given. Fails where there is none, and sends
/// who names a model to the command for it.
[[nodiscard]] Result<fs::path> productionFile(const std::string& given);

/// Where models of the project are missing, a note of the command that looks for them.
void noteMissingModels(const Project& project, const fs::path& file, const std::string& given);

}
