// premise check: what of a production will not work, or will surprise.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "asset/library.h"
#include "project/project_io.h"
#include "tools/premise/command.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    struct CheckOptions {
        std::string production{};
        bool json = false;
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

    /// What loading the models has to say. A box in place of a model is not what anybody decided, and is
    /// one error with its causes; anything else a reader changed is told.
    std::vector<Problem> modelProblems(const Project& project, const LoadedModels& models)
    {
        std::vector<std::string> told = models.warnings;
        std::string names;
        std::string causes;
        for (const auto& asset : project.assets.rows()) {
            if (!models.models.at(asset->id)->standIn) {
                continue;
            }
            names += (names.empty() ? "" : ", ") + asset->name;
            const std::string opening = fmt::format("A box stands in for \"{}\": ", asset->name);
            const auto warning = std::ranges::find_if(
                told, [&](const std::string& text) { return text.starts_with(opening); });
            if (warning != told.end()) {
                const std::string cause = " " + warning->substr(opening.size());
                causes += causes.find(cause) == std::string::npos ? cause : "";
                told.erase(warning);
            }
        }
        std::vector<Problem> problems;
        for (const std::string& warning : told) {
            problems.push_back({Problem::Weight::warning, warning});
        }
        if (!names.empty()) {
            problems.push_back(
                {Problem::Weight::error,
                 fmt::format("Boxes stand in for models that are missing or broken: {}.{}", names,
                             causes)});
        }
        return problems;
    }

    /// Of the project, of its file, and of the models it names.
    std::vector<Problem> allProblems(const LoadedProject& loaded, const fs::path& folder)
    {
        std::vector<Problem> problems;
        for (const std::string& warning : loaded.warnings) {
            problems.push_back({Problem::Weight::warning, warning});
        }
        for (Problem& problem : problemsIn(loaded.project)) {
            problems.push_back(std::move(problem));
        }
        Progress progress("Reading models", loaded.project.assets.size());
        const LoadedModels models = loadModels(
            loaded.project, folder, [&](std::size_t done, std::size_t) { progress.at(done); });
        for (Problem& problem : modelProblems(loaded.project, models)) {
            problems.push_back(std::move(problem));
        }
        return problems;
    }

    Result<int> check(const CheckOptions& options)
    {
        const fs::path file = TRY(projectFileOf(options.production));
        const LoadedProject loaded = TRY(loadProject(file));
        const std::vector<Problem> problems = allProblems(loaded, file.parent_path());
        const auto errors = std::ranges::count(problems, Problem::Weight::error, &Problem::weight);
        if (options.json) {
            nlohmann::ordered_json json{{"production", file.string()},
                                        {"usable", errors == 0},
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
        return errors == 0 ? exitDone : exitFailed;
    }

}

Command checkCommand(CLI::App& program)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App* const words = program.add_subcommand(
        "check", "What of a production will not work, or will surprise; ends with 1 at an error");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_flag("--json", options->json, "One JSON document, for programs");
    words->footer("Example:\n  premise check assets/productions/last_ferry && echo fine\n");
    return {words, [options] { return check(*options); }};
}

}
