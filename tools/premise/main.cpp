// premise: the engine without a window. One file a command; each says what it does in its --help.

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

#include "tools/premise/command.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/memory.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    constexpr const char* examples = R"(Examples:
  What is in a production, or in a model file:
    premise info assets/productions/last_ferry
    premise info assets/models/cup.glb
  What will not work, or will surprise:
    premise check assets/productions/last_ferry
  A picture, the cut, everything:
    premise frame assets/productions/last_ferry --shot 030 -o 030.png
    premise sheet assets/productions/last_ferry -o sheet.png
    premise movie assets/productions/last_ferry -o cut.mp4
    premise movie assets/productions/last_ferry --all -o out

Ends with 0 when done, 1 when it failed, 2 when the command line was wrong, 130 when
stopped with Ctrl-C. Results go to standard output, progress and warnings to standard
error. A folder that results go into is made where only it is missing.
)";

    /// What could not be printed: silence where the reader has gone, as head goes when it has enough.
    int unprinted(int error)
    {
        if (error == EPIPE) {
            return 128 + SIGPIPE;
        }
        say(fmt::format("The result could not be printed: {}. Print it to another place.",
                        std::strerror(error)));
        return exitFailed;
    }

    int run(const CLI::App& program, const std::vector<Command>& commands)
    {
        for (const Command& command : commands) {
            if (!command.words->parsed()) {
                continue;
            }
            const Result<int> outcome = command.run();
            if (!outcome) {
                say(outcome.error().message);
                return interrupted() ? interruptExitCode() : exitFailed;
            }
            return std::fflush(stdout) == 0 ? *outcome : unprinted(errno);
        }
        std::fputs(program.help().c_str(), stderr);
        return exitWrongUse;
    }

    int parseAndRun(int count, char** words)
    {
        CLI::App program(
            "Premise: films planned in three dimensions, with the lenses they are shot on.",
            "premise");
        program.set_version_flag("--version", "premise " PREMISE_VERSION);
        program.require_subcommand(0, 1);
        program.footer(examples);
        program.get_formatter()->column_width(34);
        const std::vector<Command> commands{
            infoCommand(program),     checkCommand(program),   frameCommand(program),
            framesCommand(program),   movieCommand(program),   sheetCommand(program),
            timelineCommand(program), conformCommand(program), relinkCommand(program),
            cacheCommand(program),    compareCommand(program), editCommand(program),
            dumpCommand(program),     verifyCommand(program),  recoverCommand(program)};
        try {
            program.parse(count, words);
        } catch (const CLI::ParseError& error) {
            if (error.get_exit_code() == 0) {
                return program.exit(error);
            }
            return wrongUse(sentenceFor(error, program));
        }
        return run(program, commands);
    }

}

int wrongUse(const std::string& sentence)
{
    say(sentence);
    return exitWrongUse;
}

}

int main(int count, char** words)
{
    premise::watchInterrupts();
    premise::keepPictureMemory();
    try {
        return premise::parseAndRun(count, words);
    } catch (const std::bad_alloc&) {
        premise::say("There is not enough memory. Use a smaller --size, or close other programs.");
    } catch (const std::system_error& error) {
        // fmt throws this when it cannot print.
        return premise::unprinted(error.code().value());
    } catch (const std::exception& error) {
        // Foreign libraries throw where they are called and are caught there; this is the net below.
        premise::say(error.what());
    }
    return premise::exitFailed;
}
