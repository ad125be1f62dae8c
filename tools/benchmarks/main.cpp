// premise_benchmarks: what Premise takes, in JSON lines. One file a benchmark.

#include <cstdio>
#include <exception>

#include "tools/benchmarks/command.h"
#include "tools/premise/memory.h"

namespace premise::bench {

namespace {

    constexpr const char* examples = R"(Examples:
  premise_benchmarks scene scenes/D.camera.json 1280 720 96
  premise_benchmarks evaluate
  premise_benchmarks edits --objects 10000
  premise_benchmarks production assets/productions/last_ferry --quality draft
  premise_benchmarks table < lines.jsonl

Every benchmark prints one JSON line a measurement to standard output. foreign_cpu is the share of
the machine that other programs took meanwhile: above 0.1, measure again. tools/bench runs them all.
)";

    void say(const std::string& sentence)
    {
        fmt::print(stderr, "premise_benchmarks: {}\n", sentence);
    }

    int parseAndRun(int count, char** words)
    {
        CLI::App program("What Premise takes: time and memory, each beside its parts.",
                         "premise_benchmarks");
        program.require_subcommand(0, 1);
        program.footer(examples);
        const std::vector<Command> commands{sceneCommand(program), evaluateCommand(program),
                                            productionCommand(program), editsCommand(program),
                                            tableCommand(program)};
        try {
            program.parse(count, words);
        } catch (const CLI::ParseError& error) {
            if (error.get_exit_code() == 0) {
                return program.exit(error);
            }
            say(fmt::format("{}. See premise_benchmarks --help.", error.what()));
            return 2;
        }
        for (const Command& command : commands) {
            if (!command.words->parsed()) {
                continue;
            }
            if (const Result<void> outcome = command.run(); !outcome) {
                say(outcome.error().message);
                return 1;
            }
            return 0;
        }
        std::fputs(program.help().c_str(), stdout);
        return 0;
    }

}

Result<Scratch> Scratch::make()
{
    std::string name = (std::filesystem::temp_directory_path() / "premise-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        return fail("No folder can be made in {}. Set TMPDIR to one that can be written.",
                    std::filesystem::temp_directory_path().string());
    }
    return Scratch(name);
}

Scratch::~Scratch()
{
    if (!folder_.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
}

}

int main(int count, char** words)
{
    premise::keepPictureMemory();
    try {
        return premise::bench::parseAndRun(count, words);
    } catch (const std::exception& error) {
        // Foreign libraries throw where they are called and are caught there; this is the net below.
        premise::bench::say(error.what());
    }
    return 1;
}
