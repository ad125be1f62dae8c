#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace premise {

/// A descriptor that is closed when its owner goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }
    void close();

private:
    int number_ = -1; ///< −1: none
};

/// How a process ended.
struct WorkerEnd {
    int code = 0;                   ///< of its exit; 0 too where a signal ended it
    int signal = 0;                 ///< that ended it; 0 where it ended by itself
    std::uint64_t mostResident = 0; ///< bytes it had in memory at its largest
};

/// A process that reads a model for us. It never outlives this object or the thread that started it,
/// and never becomes a zombie.
class WorkerProcess {
public:
    /// Starts `program` with `arguments` and with this process's number as a last one. It finds the
    /// channel to us as descriptor 3 and `descriptors` from 4 on; nothing else of ours is open to it.
    /// Fails where the program cannot be started.
    [[nodiscard]] static Result<WorkerProcess> start(const std::filesystem::path& program,
                                                     std::vector<std::string> arguments,
                                                     std::span<const int> descriptors);
    /// One that a fork server has started: its number, and the lines to it and, about it, to the
    /// server.
    WorkerProcess(int process, Descriptor channel, Descriptor line)
        : process_(process), channel_(std::move(channel)), line_(std::move(line))
    {
    }
    WorkerProcess(WorkerProcess&& other) noexcept;
    WorkerProcess& operator=(WorkerProcess&&) = delete;
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess();

    /// Our end of the channel: datagrams, never waited for.
    [[nodiscard]] int channel() const { return channel_.get(); }

    struct Use {
        double workSeconds = 0.0; ///< of all its threads
        int threads = 0;
    };
    /// Zeros where the process has ended.
    [[nodiscard]] Use use() const;

    /// Waits for its end, and brings it about where it does not come within `patience` milliseconds.
    WorkerEnd end(int patience);

private:
    [[nodiscard]] WorkerEnd endOurs(int patience);
    [[nodiscard]] WorkerEnd endForked(int patience);

    int process_ = -1; ///< −1 once waited for
    Descriptor channel_;
    Descriptor line_; ///< to the fork server that is its parent; none where that is this process
};

}
