#pragma once

#include <string>
#include <string_view>

namespace premise {

/// The text with U+FFFD in place of every byte that is no part of a UTF-8 character.
[[nodiscard]] std::string utf8Mended(std::string_view text);

}
