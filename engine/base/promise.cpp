#include "base/promise.h"

#include <cstdio>
#include <cstdlib>

namespace premise {

void promiseBroken(const char* condition, const char* why, const char* file, int line)
{
    std::fprintf(stderr, "Premise stopped: %s (%s, %s:%d)\n", why, condition, file, line);
    std::abort();
}

}
