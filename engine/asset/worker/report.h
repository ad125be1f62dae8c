#pragma once

#include <cstddef>
#include <cstdint>

namespace premise {

// What a host and its fork server say to each other. The host sends the words after "--serve", each
// with a zero byte at its end, and five descriptors: the job's own line to the server, then the
// worker's four. On the job's line the server sends one WorkerReport when the worker has started and
// one when it has ended; the host closes its side for writing when the worker is to be ended.

inline constexpr int workerDescriptors = 4; ///< channel, folder, geometry, textures
inline constexpr std::size_t longestOrder = 16384;

struct WorkerReport {
    std::int32_t process = 0;       ///< its number
    std::int32_t status = 0;        ///< of its end, as wait() tells it
    std::uint64_t mostResident = 0; ///< bytes, at its end
};

}
