// premise check: what of a production will not work, or will surprise.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "project/project_io.h"
#include "sound/mixer.h"
#include "tools/premise/command.h"
#include "tools/premise/import_options.h"
#include "tools/premise/production.h"

namespace premise {

namespace {

    struct CheckOptions {
        std::string production{};
        bool strict = false;
        bool json = false;
        ImportSettings import{};
    };

    std::string weightText(Problem::Weight weight)
    {
        switch (weight) {
        case Problem::Weight::note: return "note";
        case Problem::Weight::warning: return "warning";
        case Problem::Weight::error: return "error";
        }
        return "error";
    }

    /// Of the project, of its file, and of the models and sounds it names.
    Result<std::vector<Problem>> allProblems(const LoadedProject& loaded, const fs::path& folder,
                                             const ImportSettings& import)
    {
        std::vector<Problem> problems;
        for (const std::string& warning : loaded.warnings) {
            problems.push_back({Problem::Weight::warning, warning});
        }
        for (Problem& problem : problemsIn(loaded.project)) {
            problems.push_back(std::move(problem));
        }
        const LoadedModels models = TRY(modelsOf(loaded.project, folder, import));
        // Pictures can be drawn without a model: a box stands in, and that is seen.
        for (const std::string& warning : models.warnings) {
            problems.push_back({Problem::Weight::warning, warning});
        }
        for (const std::string& silent : brokenSounds(loaded.project, folder)) {
            problems.push_back({Problem::Weight::warning, silent});
        }
        return problems;
    }

    Result<int> check(const CheckOptions& options)
    {
        const fs::path file = TRY(productionFile(options.production));
        const LoadedProject loaded = TRY(loadProject(file));
        const std::vector<Problem> problems =
            TRY(allProblems(loaded, file.parent_path(), options.import));
        const auto errors = std::ranges::count(problems, Problem::Weight::error, &Problem::weight);
        const auto warnings =
            std::ranges::count(problems, Problem::Weight::warning, &Problem::weight);
        if (options.json) {
            nlohmann::ordered_json json{{"production", file.string()},
                                        {"usable", errors == 0},
                                        {"errors", errors},
                                        {"warnings", warnings},
                                        {"problems", nlohmann::ordered_json::array()}};
            for (const Problem& problem : problems) {
                json["problems"].push_back(
                    {{"weight", weightText(problem.weight)}, {"message", problem.message}});
            }
            fmt::print("{}\n", json.dump(2));
        } else if (problems.empty()) {
            fmt::print("{}: nothing to complain about.\n", loaded.project.settings.title);
        } else {
            for (const Problem& problem : problems) {
                fmt::print("{:7}  {}\n", weightText(problem.weight), problem.message);
            }
        }
        noteMissingModels(loaded.project, file, options.production);
        const bool sound = errors == 0 && (!options.strict || warnings == 0);
        return sound ? exitDone : exitFailed;
    }

}

Command checkCommand(CLI::App& program)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App* const words = program.add_subcommand(
        "check", "What of a production will not work, or will surprise; ends with 1 at an error");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_flag("--strict", options->strict, "Ends with 1 at a warning too");
    words->add_flag("--json", options->json, "One JSON document, for programs");
    addImportOptions(*words, options->import);
    words->footer(
        "Example:\n  premise check assets/productions/last_ferry --strict && echo fine\n\n"
        "An error keeps pictures from being drawn. At a warning they are drawn, and may "
        "surprise:\na box stands in for a missing model, a walk is faster than a run.\n");
    return {words, [options] { return check(*options); }};
}

}
