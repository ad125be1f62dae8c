#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "project/edit.h"

namespace premise {

// Takes of a shot are shots of one number: each has its own range, notes and camera setup, so that a
// second try leaves the first as it was. The cut names the take it plays.

/// The takes of a number, the newest first.
[[nodiscard]] std::vector<const Shot*> takesOf(const Project& project, std::string_view number);

/// The numbers of the project's shots, each once, in the order of its shots.
[[nodiscard]] std::vector<std::string> shotNumbers(const Project& project);

/// The shot again as the next take of its number, with a copy of its camera under a name of its own,
/// "B take 3": apply all in one gesture. Its shot is takesOf()'s first then. Fails where there is no
/// such shot.
[[nodiscard]] Result<std::vector<Edit>> newTake(const Project& project, Id<Shot> shot);

}
