// Imports every file of the hostile collections, holds each import to what is promised, and prints a
// table. Exit code 0 where every promise was kept.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "malformed/corpus/inputs.h"
#include "malformed/corpus/oracle.h"
#include "malformed/corpus/promises.h"
#include "malformed/corpus/table.h"

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    struct Options {
        fs::path malformed{};
        Programs programs{};
        std::string only{};
        std::string list{};
        std::size_t sample = 0; ///< about so many files; 0: all
        unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
        bool trace = true;
    };

    /// Every hostile folder keeps its share: each n-th file of the sorted list.
    std::vector<Input> sampled(std::vector<Input> inputs, std::size_t count)
    {
        if (count == 0 || count >= inputs.size()) {
            return inputs;
        }
        std::vector<Input> some;
        for (std::size_t i = 0; i < count; ++i) {
            some.push_back(inputs[i * inputs.size() / count]);
        }
        return some;
    }

    Outcome imported(const Input& input, const Options& options, const Room& room)
    {
        const OpenableModel model = openable(input, room);
        Outcome outcome{
            input,
            importUnderWatch(options.programs,
                             {model.model, model.folder, boundsOf(input), options.trace}, room)};
        for (std::string& line : differences(input, outcome.verdict)) {
            outcome.verdict.broken.push_back(std::move(line));
        }
        return outcome;
    }

    void speak(const Outcome& outcome)
    {
        for (const std::string& line : outcome.verdict.broken) {
            fmt::print("{}: {}\n", outcome.input.name, line);
        }
        (void)std::fflush(stdout);
    }

    std::vector<Outcome> importedAll(const std::vector<Input>& inputs, const Options& options)
    {
        std::vector<Outcome> outcomes(inputs.size());
        std::atomic<std::size_t> next = 0;
        std::mutex speaking;
        const fs::path rooms =
            fs::temp_directory_path() / fmt::format("premise-malformed-{}", getpid());
        const auto work = [&](unsigned job) {
            const Room room(rooms / std::to_string(job));
            for (std::size_t i = next++; i < inputs.size(); i = next++) {
                outcomes[i] = imported(inputs[i], options, room);
                const std::lock_guard lock(speaking);
                speak(outcomes[i]);
            }
        };
        std::vector<std::jthread> workers;
        for (unsigned job = 0; job < options.jobs; ++job) {
            workers.emplace_back(work, job);
        }
        workers.clear();
        // What was slow beside others is measured again alone: only that is its own doing.
        const Room room(rooms / "alone");
        for (Outcome& outcome : outcomes) {
            if (outcome.verdict.seconds > boundsOf(outcome.input).seconds) {
                fmt::print("{}: alone, once more\n", outcome.input.name);
                outcome = imported(outcome.input, options, room);
                speak(outcome);
            }
        }
        fs::remove_all(rooms);
        return outcomes;
    }

    void writeList(const std::string& path, const std::vector<Outcome>& outcomes)
    {
        constexpr std::array names{"loaded",   "loaded with report", "refused",        "time-out",
                                   "at limit", "worker crashed",     "program crashed"};
        std::FILE* const file = std::fopen(path.c_str(), "w");
        if (file == nullptr) {
            return;
        }
        for (const Outcome& outcome : outcomes) {
            const Verdict& verdict = outcome.verdict;
            fmt::print(file, "{}\t{}\t{:.3f}\t{:.0f}\t{}\n", outcome.input.name,
                       names[std::size_t(verdict.ending)], verdict.seconds, verdict.peakMiB,
                       verdict.warnings.empty() ? verdict.sentence : verdict.warnings.front());
        }
        (void)std::fclose(file);
    }

    int run(Options options)
    {
        if (!fs::is_directory(options.malformed)) {
            fmt::print("skipped: {} is absent\n", options.malformed.string());
            return 0;
        }
        if (options.trace && !canTrace()) {
            fmt::print("strace is not here: what is opened outside is not looked at\n");
            options.trace = false;
        }
        // Programs are started from a folder of their own.
        options.programs.premise = fs::absolute(options.programs.premise);
        if (!options.programs.probe.empty()) {
            options.programs.probe = fs::absolute(options.programs.probe);
        }
        std::vector<Input> inputs = inputsBelow(fs::canonical(options.malformed));
        std::erase_if(inputs, [&](const Input& input) {
            return input.name.find(options.only) == std::string::npos;
        });
        const std::vector<Outcome> outcomes =
            importedAll(sampled(std::move(inputs), options.sample), options);
        for (const Outcome& outcome : outcomes) {
            if (outcome.verdict.ending == Ending::workerCrash) {
                fmt::print("{}: the worker died of it, and was contained\n", outcome.input.name);
            }
        }
        fmt::print("\n{}", tableOf(outcomes));
        if (!options.list.empty()) {
            writeList(options.list, outcomes);
        }
        const bool kept = std::ranges::all_of(
            outcomes, [](const Outcome& outcome) { return outcome.verdict.broken.empty(); });
        fmt::print("\n{}\n", kept ? "Every promise was kept." : "Promises were broken, see above.");
        return kept && !outcomes.empty() ? 0 : 1;
    }

}

}

int main(int count, char** words)
{
    premise::test::Options options;
    bool untraced = false;
    CLI::App program("Imports every file of the hostile collections under watch");
    program.add_option("malformed", options.malformed, "The folder of the collections")->required();
    program.add_option("--premise", options.programs.premise, "The command line")->required();
    program.add_option("--probe", options.programs.probe, "The program that looks into models");
    program.add_option("--only", options.only, "Only files whose path has this part");
    program.add_option("--sample", options.sample, "About so many files instead of all");
    program.add_option("--jobs", options.jobs, "Imports at a time");
    program.add_option("--list", options.list, "A file for one line an import");
    program.add_option("--with", options.programs.options, "Options for premise info");
    program.add_flag("--no-trace", untraced, "Without strace");
    CLI11_PARSE(program, count, words);
    options.trace = !untraced;
    return premise::test::run(options);
}
