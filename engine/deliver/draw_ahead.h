#pragma once

#include <cstddef>
#include <functional>

#include "base/result.h"

namespace premise {

/// What is left to do with a frame once it is drawn: encode it, compress it, put it on disk.
using Writing = std::function<Result<void>()>;

/// Draws frame i+1 on this thread while a worker writes frame i, in order; at most two drawn frames
/// wait. Stops at the first failure of either, or when `cancelled` says so (then fails with
/// "Cancelled."). What was drawn before a failure to draw is still written.
[[nodiscard]] Result<void> drawAhead(std::size_t count,
                                     const std::function<Result<Writing>(std::size_t)>& draw,
                                     const std::function<bool()>& cancelled = {});

}
