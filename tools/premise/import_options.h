#pragma once

#include <string>

#include "asset/library.h"
#include "tools/premise/command.h"

namespace premise {

/// How models are read: limits, box and cache, as every command that opens some understands it. Warns,
/// once the command line is read, where the cache cannot be as the user wants it.
void addImportOptions(CLI::App& words, ImportSettings& settings);

/// What --limit can raise, a line each, from the table of limits.
[[nodiscard]] std::string limitsHelp();

/// The models of a production, with progress on standard error. Fails where it is interrupted.
[[nodiscard]] Result<LoadedModels> modelsOf(const Project& project, const fs::path& folder,
                                            const ImportSettings& settings);

}
