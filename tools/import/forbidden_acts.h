#pragma once

#include <span>

namespace premise::import {

/// What a boxed importer must not be able to do.
struct ForbiddenAct {
    const char* words = nullptr;
    /// Tries it; `folder` is the model's, open. True when it worked.
    bool (*works)(int folder) = nullptr;
};

[[nodiscard]] std::span<const ForbiddenAct> forbiddenActs();

}
