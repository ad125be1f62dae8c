#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace premise {

[[nodiscard]] bool isDataUri(std::string_view uri);

/// The bytes that "data:<type>;base64,<text>" carries (RFC 2397, RFC 4648). Fails on other encodings
/// and on letters that are not base64.
[[nodiscard]] Result<std::vector<std::byte>> dataUriBytes(std::string_view uri);

}
