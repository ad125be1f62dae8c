#pragma once

#include <string>
#include <string_view>

namespace premise {

// Looking for words in a list of actions: in the palette and on the page of shortcuts alike.

/// Letters of ASCII as small ones.
[[nodiscard]] std::string searchLower(std::string_view words);

/// Every typed word begins a word, or stands inside one, of the text; both are small.
[[nodiscard]] bool searchMatches(const std::string& typed, const std::string& text);

}
