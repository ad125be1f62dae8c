#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "base/result.h"

namespace premise {

/// What a command of the program ends with.
enum ExitCode : int {
    exitDone = 0,
    exitFailed = 1,   ///< what was asked for could not be done, or the answer is no
    exitWrongUse = 2, ///< the command line was not understood
};

/// One command: its words on the command line, and what they do.
struct Command {
    CLI::App* words = nullptr; ///< owned by the whole program's words
    std::function<Result<int>()> run{};
};

Command infoCommand(CLI::App& program);
Command checkCommand(CLI::App& program);
Command frameCommand(CLI::App& program);
Command framesCommand(CLI::App& program);
Command movieCommand(CLI::App& program);
Command sheetCommand(CLI::App& program);
Command timelineCommand(CLI::App& program);
Command conformCommand(CLI::App& program);
Command relinkCommand(CLI::App& program);
Command cacheCommand(CLI::App& program);
Command compareCommand(CLI::App& program);
Command editCommand(CLI::App& program);
Command dumpCommand(CLI::App& program);
Command verifyCommand(CLI::App& program);
Command recoverCommand(CLI::App& program);

/// Says what was wrong with the command line; the exit code for that.
[[nodiscard]] int wrongUse(const std::string& sentence);

}
