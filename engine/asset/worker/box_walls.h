#pragma once

#include "base/result.h"

namespace premise {

/// Files only below `folder`, for reading; no TCP; no signals or abstract sockets to the outside, as
/// far as this kernel's Landlock knows them.
[[nodiscard]] Result<void> raiseFileWall(int folder);
/// The version of Landlock; 0 where there is none.
[[nodiscard]] int landlockVersion();

/// Only system calls that reading and computing need. Those that only an attacker makes end the
/// process with SIGSYS; the rest fail with EPERM.
[[nodiscard]] Result<void> raiseCallWall();

}
