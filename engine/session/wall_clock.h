#pragma once

#include <chrono>

#include "journal/moment.h"

namespace premise {

/// What the floors below are told when they need the time.
[[nodiscard]] inline Moment momentNow()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}
