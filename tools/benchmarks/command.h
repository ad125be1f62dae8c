#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "base/result.h"

namespace premise::bench {

/// One benchmark: its words on the command line, and what they do.
struct Command {
    CLI::App* words = nullptr; ///< owned by the whole program's words
    std::function<Result<void>()> run{};
};

Command sceneCommand(CLI::App& program);
Command evaluateCommand(CLI::App& program);
Command productionCommand(CLI::App& program);
Command editsCommand(CLI::App& program);
Command tableCommand(CLI::App& program);

/// Where pictures and movies go that only serve to be timed: a folder of this process's own, gone
/// with this object.
class Scratch {
public:
    [[nodiscard]] static Result<Scratch> make();
    Scratch(Scratch&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}
    Scratch& operator=(Scratch&&) = delete;
    ~Scratch();
    [[nodiscard]] std::filesystem::path file(const std::string& name) const
    {
        return folder_ / name;
    }

private:
    explicit Scratch(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_; ///< empty: moved away
};

}
