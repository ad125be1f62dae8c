#pragma once

#include <cstddef>
#include <functional>

namespace premise {

/// Calls work(0) … work(count − 1) on all cores, this thread among them, and returns when all are
/// done. `work` must not throw.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

}
