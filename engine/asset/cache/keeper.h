#pragma once

#include <memory>

#include "asset/cache/model_cache.h"

namespace premise {

/// An import on its way into the cache, with what keeps its bytes.
struct Keeping {
    ModelCache cache;
    ModelCache::Import import;
    std::shared_ptr<const void> geometry;
    std::shared_ptr<const void> textures;
};

/// Stores it, one after another, on a thread of its own: whoever wants to see the model need not wait
/// for the disk. The program does, when it ends.
void keepAside(Keeping keeping);

/// Waits until all is stored.
void finishKeeping();

}
