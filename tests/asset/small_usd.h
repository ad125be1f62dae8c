#pragma once

#include <filesystem>
#include <string>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

#include "support/shared.h"

namespace premise::test {

/// A USD text file of its own, with what it says of itself in front.
[[nodiscard]] std::string usdText(const std::string& prims,
                                  const std::string& about = "metersPerUnit = 1");

/// Writes a file "set.usda" of that text and reads it.
[[nodiscard]] Result<ReadModel> readUsd(const std::filesystem::path& folder,
                                        const std::string& text, const ImportLimits& limits = {});

/// The same in a folder of its own; the test ends where it fails.
[[nodiscard]] ReadModel usdRead(const std::string& text);
[[nodiscard]] Model usdModel(const std::string& prims,
                             const std::string& about = "metersPerUnit = 1");

/// The first node of that name; the test ends where there is none.
[[nodiscard]] const Node& nodeNamed(const Model& model, const std::string& name);

/// Where a node stands at rest.
[[nodiscard]] Mat4 modelFromNode(const Model& model, const std::string& name);

/// A mesh of one square, 2 wide and 1 high, before which other properties may stand.
[[nodiscard]] std::string usdSquare(const std::string& more = "", const std::string& name = "wall");

}
