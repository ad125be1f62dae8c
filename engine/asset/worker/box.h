#pragma once

#include <cstdint>

#include "base/result.h"

namespace premise {

/// What a boxed process may use.
struct BoxLimits {
    std::uint64_t memory = 0;       ///< bytes of address space; 0: not limited
    std::uint64_t cpuSeconds = 600; ///< of all threads together
    std::uint64_t written = 0;      ///< bytes that a file already open may grow to
    std::uint64_t openFiles = 64;
};

/// Whether this kernel can lock a process into a folder (Landlock) and filter its system calls
/// (seccomp). Fails with what is missing.
[[nodiscard]] Result<void> boxAvailable();

/// Memory, time and files, also where there is no box.
[[nodiscard]] Result<void> limitResources(const BoxLimits& limits);

/// The end of this process when the thread that started it ends. `parent` is the
/// process that must be: fails where it has ended already.
[[nodiscard]] Result<void> endWithParent(int parent);

/// From here on this process reads files below `folder` (an open directory) and what is open
/// already, writes only to what is open already, and computes: no other file, no network, no other
/// process, no program, no way back. It ends with `parent`. Call it before any other thread runs;
/// threads started later are in the box too. Fails where any wall does not stand, and then nothing
/// must be imported.
[[nodiscard]] Result<void> enterBox(int folder, int parent, const BoxLimits& limits);

}
