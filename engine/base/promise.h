#pragma once

namespace premise {

/// Prints the promise that was broken, where, and stops the program.
[[noreturn]] void promiseBroken(const char* condition, const char* why, const char* file, int line);

/// A promise between ourselves. On in every build: the author's work is safe on disk before it can
/// fire, and a wrong number on set is worse than a stop.
#define PROMISE(condition, why)                                                                    \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::premise::promiseBroken(#condition, why, __FILE__, __LINE__))

}
