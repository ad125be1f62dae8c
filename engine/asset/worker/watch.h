#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "asset/import/limits.h"
#include "asset/worker/message.h"
#include "asset/worker/process.h"
#include "base/result.h"

namespace premise {

/// What a worker was asked for, and what it may cost.
struct WorkerTerms {
    std::string name; ///< of the model, as sentences call it
    ImportLimits limits;
    std::uint64_t bytes = 0;   ///< of the model's file: large ones may work longer unseen
    bool mayBeUnboxed = false; ///< it may go on where no box can be had
};

/// Listens to a worker until it is done, and ends it where it crashes, hangs, sends rubbish, takes
/// more than it may, or is no longer wanted. `accept` takes what it sends but for the last word, and
/// fails where that is no model. `goOn` is asked about twenty times a second. Fails with one sentence
/// that names the model, the cause and what to do; the worker has ended in any case.
[[nodiscard]] Result<void> watchWorker(
    WorkerProcess& worker, const WorkerTerms& terms,
    const std::function<Result<void>(const ImportMessage&)>& accept,
    const std::function<bool()>& goOn);

}
