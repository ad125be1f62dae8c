// premise relink: where models and sounds that moved are now.

#include "session/relink.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "project/project_io.h"
#include "tools/premise/command.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/production.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    struct RelinkCommand {
        std::string production{};
        std::string folder{};
        bool dryRun = false;
        bool save = false;
        bool acceptChanged = false;
        bool json = false;
    };

    std::string evidenceText(const Relink& relink)
    {
        if (relink.evidence == Evidence::content) {
            return "same content";
        }
        return relink.contentRecorded ? "same name" : "same name; its content was never recorded";
    }

    Json missingJson(const std::vector<MissingMedia>& files)
    {
        Json json = Json::array();
        for (const MissingMedia& file : files) {
            Json candidates = Json::array();
            for (const fs::path& path : file.candidates) {
                candidates.push_back(path.string());
            }
            json.push_back({{"name", file.name},
                            {"path", file.path},
                            {"content_recorded", file.contentRecorded},
                            {"candidates", candidates}});
        }
        return json;
    }

    Json planJson(const fs::path& file, const RelinkPlan& plan, bool saved)
    {
        Json json{{"production", file.string()}, {"saved", saved},
                  {"present", plan.present},     {"files_seen", plan.filesSeen},
                  {"all_searched", plan.whole},  {"newly_recorded", plan.recorded.size()},
                  {"found", Json::array()}};
        for (const Relink& relink : plan.found) {
            json["found"].push_back(
                {{"name", relink.name},
                 {"old_path", relink.oldPath},
                 {"new_path", relink.newPath},
                 {"by", relink.evidence == Evidence::content ? "content" : "name"},
                 {"content_recorded", relink.contentRecorded}});
        }
        json["ambiguous"] = missingJson(plan.ambiguous);
        json["changed"] = missingJson(plan.changed);
        json["missing"] = missingJson(plan.missing);
        return json;
    }

    void printCandidates(const std::string& heading, const std::vector<MissingMedia>& files)
    {
        if (files.empty()) {
            return;
        }
        fmt::print("\n{}\n", heading);
        for (const MissingMedia& file : files) {
            fmt::print("  {}  {}\n", file.name, file.path);
            if (!file.contentRecorded) {
                fmt::print(
                    "    its content was never recorded, so only its name can be searched\n");
            }
            for (const fs::path& path : file.candidates) {
                fmt::print("    {}\n", path.string());
            }
        }
    }

    void printPlan(const RelinkPlan& plan, const std::string& folder)
    {
        const std::size_t wanted =
            plan.found.size() + plan.ambiguous.size() + plan.changed.size() + plan.missing.size();
        if (wanted == 0) {
            fmt::print("Nothing is missing: {} where the project says.\n",
                       plan.present == 1 ? "the one file is"
                                         : fmt::format("all {} files are", plan.present));
            return;
        }
        fmt::print("Found {} of {} in {}.\n", plan.found.size(), counted(wanted, "missing file"),
                   folder);
        std::vector<std::vector<std::string>> rows;
        for (const Relink& relink : plan.found) {
            rows.push_back(
                {relink.name, relink.oldPath, "now " + relink.newPath, evidenceText(relink)});
        }
        fmt::print("{}", tableText(rows));
        printCandidates("Several files fit; name the folder of the right one:", plan.ambiguous);
        printCandidates("Of this name there is only other content; --accept-changed takes it:",
                        plan.changed);
        printCandidates("Still missing:", plan.missing);
    }

    bool changes(const RelinkPlan& plan)
    {
        return !plan.found.empty() || !plan.recorded.empty();
    }

    /// Fails early where saving would in the end.
    Result<void> canBeSaved(const fs::path& file)
    {
        std::error_code ignored;
        const fs::path folder = fs::weakly_canonical(file, ignored).parent_path();
        if (::access(folder.c_str(), W_OK) != 0) {
            return fail("{} cannot be written: its folder is read-only to you. Make it writable, "
                        "or copy the production.",
                        file.string());
        }
        return {};
    }

    /// What was not written, or was.
    void printEnd(const fs::path& file, const RelinkPlan& plan, bool save)
    {
        if (save && !plan.recorded.empty()) {
            fmt::print("\nRecorded the content of {} that had none recorded.\n",
                       counted(plan.recorded.size(), "file"));
        }
        if (save && changes(plan)) {
            fmt::print("\nSaved in {}.\n", file.string());
        } else if (save) {
            fmt::print("\nNothing was written.\n");
        } else if (!plan.found.empty()) {
            fmt::print("\nNothing was written. The same with --save writes it into {}.\n",
                       file.string());
        }
    }

    Result<RelinkPlan> plannedFor(const Project& project, const fs::path& file,
                                  const RelinkCommand& command)
    {
        std::optional<Progress> progress;
        RelinkOptions options;
        options.acceptChanged = command.acceptChanged;
        options.recordContent = command.save;
        options.cancelled = interrupted;
        options.reading = [&](std::size_t done, std::size_t total) {
            if (!progress || done == 1) {
                progress.emplace("Comparing file", total);
            }
            progress->at(done);
        };
        Result<RelinkPlan> plan = relinkPlan(project, file.parent_path(), command.folder, options);
        if (!plan && interrupted()) {
            return fail("Stopped. Nothing was written.");
        }
        return plan;
    }

    Result<int> relinkMedia(const RelinkCommand& command)
    {
        const fs::path file = TRY(productionFile(command.production));
        const LoadedProject loaded = TRY(loadProject(file));
        if (command.save) {
            TRY(canBeSaved(file));
        }
        warnBriefly(loaded.warnings, command.production);
        const InterruptsMinded minded;
        const RelinkPlan plan = TRY(plannedFor(loaded.project, file, command));
        const bool saves = command.save && changes(plan);
        if (saves) {
            History history(loaded.project);
            TRY(relink(history, plan));
            TRY(saveProject(history.project(), file));
        }
        if (command.json) {
            fmt::print("{}\n", planJson(file, plan, saves).dump(2));
        } else {
            printPlan(plan, command.folder);
            printEnd(file, plan, command.save);
        }
        if (!plan.whole) {
            note("The folder is too large to be searched whole; name one further in.");
        }
        const bool all = plan.ambiguous.empty() && plan.changed.empty() && plan.missing.empty();
        return all ? exitDone : exitFailed;
    }

}

Command relinkCommand(CLI::App& program)
{
    auto options = std::make_shared<RelinkCommand>();
    CLI::App* const words = program.add_subcommand(
        "relink",
        "Finds models and sounds that moved in a folder, by content and by name; ends with 1 where "
        "some are still missing");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_option("folder", options->folder, "Where the files may be, in it or below")
        ->required();
    CLI::Option* const save =
        words->add_flag("--save", options->save, "Write what was found into the project's file");
    words->add_flag("--dry-run", options->dryRun, "Only show it; so also without --save")
        ->excludes(save);
    words->add_flag("--accept-changed", options->acceptChanged,
                    "Take a file by its name although it is not the one that was chosen");
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Examples:\n"
        "  premise relink assets/productions/last_ferry assets/models\n"
        "  premise relink assets/productions/last_ferry assets/models --save\n\n"
        "A file with the content that was first seen is taken under any name; else one of the\n"
        "name, where the folders above it decide between several. Links are not followed and\n"
        "hidden folders are not searched. Without --save nothing is written; with it, the content of\n"
        "what was found, and of those that are there, is recorded where it was not.\n");
    return {words, [options] { return relinkMedia(*options); }};
}

}
