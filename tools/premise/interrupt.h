#pragma once

#include "base/result.h"

namespace premise {

/// From here on Ctrl-C, a closed terminal and a polite kill end the program with nothing half
/// written, and say so: at once where nobody minds them, after the frame in hand where somebody does.
void watchInterrupts();

/// While one lives, the first signal only raises interrupted(); a second one still ends at once.
class InterruptsMinded {
public:
    InterruptsMinded();
    ~InterruptsMinded();
    InterruptsMinded(const InterruptsMinded&) = delete;
    InterruptsMinded& operator=(const InterruptsMinded&) = delete;
};

[[nodiscard]] bool interrupted();
/// 128 + the signal, as shells have it: 130 for Ctrl-C.
[[nodiscard]] int interruptExitCode();
/// What a command fails with that was interrupted while it wrote, unless it has more to tell.
[[nodiscard]] tl::unexpected<Error> stopped();
/// The same before anything was written, or where nothing ever is.
[[nodiscard]] tl::unexpected<Error> stoppedUnwritten();

}
