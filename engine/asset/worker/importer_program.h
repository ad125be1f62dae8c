#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "asset/import/limits.h"
#include "base/result.h"

namespace premise {

/// Where the importer's program lies: beside the running program, or where a build or an installation
/// puts it. Fails where it is at neither place.
[[nodiscard]] Result<std::filesystem::path> importerProgram();

/// Tells one build of the importer from the next.
[[nodiscard]] std::string importerBuild(const std::filesystem::path& program);

/// Bytes that a worker may take at most: its own memory, and the two files in memory that it fills.
[[nodiscard]] std::uint64_t mostMemory(const ImportLimits& limits);

/// Leave to run one worker: there are no more at once than cores, and than memory has room for.
class WorkerSlot {
public:
    /// Waits for it; asks `goOn` about twenty times a second and fails where that says no. `memory` is
    /// what the worker may use at most.
    [[nodiscard]] static Result<WorkerSlot> acquire(std::uint64_t memory,
                                                    const std::function<bool()>& goOn);
    WorkerSlot(WorkerSlot&& other) noexcept;
    WorkerSlot& operator=(WorkerSlot&&) = delete;
    WorkerSlot(const WorkerSlot&) = delete;
    WorkerSlot& operator=(const WorkerSlot&) = delete;
    ~WorkerSlot();

private:
    explicit WorkerSlot(std::uint64_t memory) : memory_(memory) {}

    std::uint64_t memory_ = 0; ///< 0: none held
};

}
