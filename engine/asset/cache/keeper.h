#pragma once

#include <functional>

namespace premise {

/// Does what puts something into the cache on a thread of its own, in the order in which it comes:
/// whoever wants to see the model need not wait for the disk. The program does, when it ends.
void keepAside(std::function<void()> store);

/// Waits until all is stored.
void finishKeeping();

}
