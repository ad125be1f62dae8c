#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.h"

namespace premise {

/// Reads JSON text. Fails with `sourceName` and the line, also on a key that stands twice in one object
/// (two people's changes merged) and on text nested deeper than any project is.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text, std::string_view sourceName);

/// Text that compares well from version to version: a row's members one a line, what is smaller than
/// that on one line where it fits. Numbers are as short as they can be and still read back the same.
[[nodiscard]] std::string laidOut(const nlohmann::ordered_json& json);
/// The same without a line's end in it.
[[nodiscard]] std::string onOneLine(const nlohmann::ordered_json& json);

}
