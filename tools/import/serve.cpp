#include "tools/import/serve.h"

#include <algorithm>
#include <csignal>
#include <thread>

#include <sys/syscall.h>
#include <unistd.h>

#include "asset/cooked/cooked_model.h"
#include "asset/read/model_limits.h"
#include "asset/read/side_file.h"
#include "asset/worker/box.h"
#include "tools/import/channel.h"
#include "tools/import/pictures.h"

namespace premise::import {

namespace {

    BoxLimits boxLimits(const ImportLimits& limits)
    {
        BoxLimits box;
        box.memory = limits[Limit::memory];
        box.written = limits[Limit::allBytes];
        // The host watches the clock; this ends what the host cannot see any longer.
        const std::uint64_t threads = std::max(2U, std::thread::hardware_concurrency());
        box.cpuSeconds = limits[Limit::seconds] * threads;
        return box;
    }

    Result<void> closeIn(const Order& order)
    {
        std::signal(SIGPIPE, SIG_IGN);
        const BoxLimits limits = boxLimits(order.limits);
        const Result<void> boxed = enterBox(folderDescriptor, order.host, limits);
        if (boxed) {
            tell(ImportSign::boxed);
            return {};
        }
        if (order.boxDemanded) {
            return boxed;
        }
        TRY(endWithParent(order.host));
        TRY(limitResources(limits));
        tell(ImportSign::unboxed, boxed.error().message);
        return {};
    }

    /// A library that finds no memory may tell so in the language's own word.
    std::string causeFor(const Order& order, const Error& error)
    {
        const bool noMemory = error.message.find("std::bad_alloc") != std::string::npos;
        return noMemory ? overLimit(order.model, Limit::memory, 0, order.limits).message
                        : error.message;
    }

    Result<void> handOver(const Order& order)
    {
        ReadModel read = TRY(readModel(order.model, order.limits));
        TRY(checkLimits(read.model, read.file, order.limits));
        TRY(writeCooked(read, geometryDescriptor));
        tell(ImportSign::geometry, {}, std::uint32_t(read.images.size()));
        return handOverPictures(std::move(read), order.limits);
    }

}

int serve(const Order& order)
{
    if (fchdir(folderDescriptor) != 0) {
        tell(ImportSign::failed, order.model + " lies in a folder that cannot be opened.");
        return 1;
    }
    const Result<void> closed = closeIn(order);
    if (!closed) {
        tell(ImportSign::unboxable, closed.error().message);
        return 1;
    }
    watchSideFiles([](const std::string& name) { tell(ImportSign::sideFile, name); });
    const Result<void> done = handOver(order);
    done ? tell(ImportSign::done) : tell(ImportSign::failed, causeFor(order, done.error()));
    return done ? 0 : 1;
}

}
