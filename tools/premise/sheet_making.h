#pragma once

#include <map>

#include "session/session.h"

namespace premise {

/// A shot's middle frame: what stands for it on a sheet.
[[nodiscard]] Frame middleOf(const Shot& shot);

/// The shots whose picture is given, each with number, name, lens and length, on one PNG.
[[nodiscard]] Result<void> writeSheet(Session& session, const std::map<Id<Shot>, Image8>& middles,
                                      const fs::path& path);

}
