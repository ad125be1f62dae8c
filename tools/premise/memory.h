#pragma once

#include <malloc.h>

namespace premise {

/// The pictures of a movie are all of one size: their memory is kept from frame to frame. Given back to
/// the system after each, it would come again as a thousand page faults a frame.
inline void keepPictureMemory()
{
    constexpr int largest = 32 * 1024 * 1024; // the most that the allocator lets be asked for
    mallopt(M_MMAP_THRESHOLD, largest);
    mallopt(M_TRIM_THRESHOLD, 8 * largest);
}

}
