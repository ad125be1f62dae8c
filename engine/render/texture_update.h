#pragma once

#include <functional>

namespace premise {

/// How textures that have arrived late are taken up.
struct TextureTaking {
    /// Asked before each texture but the first; false leaves the rest for the next time.
    std::function<bool()> goOn{};
    /// Bounced light, which is dear, keeps the colours it was made from until this is false.
    bool moreToCome = false;
};

/// What came of it.
struct TextureUpdate {
    bool changed = false; ///< a surface looks another way now
    bool whole = true;    ///< all that had arrived are taken up
};

}
