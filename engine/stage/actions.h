#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace premise {

/// The clips an action names, between '+' signs: "sit+talk" is half of each. "stand" where it names
/// none.
[[nodiscard]] std::vector<std::string> clipsOf(std::string_view action);

/// "sit", "sit_table", "talk_sit": one of the words between underscores is "sit".
[[nodiscard]] bool isSeatedClip(std::string_view clip);

/// Whether an action is done sitting: one of its clips is.
[[nodiscard]] bool isSeated(std::string_view action);

}
