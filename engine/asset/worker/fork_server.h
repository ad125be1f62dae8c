#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "asset/worker/process.h"

namespace premise {

/// A worker started by this process's fork server, which has its libraries loaded already: less than
/// half the cost of a new program. The server is started when first needed and ends with this
/// process. Same promises as WorkerProcess::start(); fails where there is no server to be had, and
/// then a worker can still be started without.
[[nodiscard]] Result<WorkerProcess> startForked(const std::filesystem::path& program,
                                                const std::vector<std::string>& arguments,
                                                std::span<const int> descriptors);

}
