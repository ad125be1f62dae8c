// premise conform: what an editor made of the cut, shown and taken over.

#include "exchange/conform.h"

#include <nlohmann/json.hpp>

#include "exchange/timeline_file.h"
#include "session/working_copy.h"
#include "tools/premise/command.h"
#include "tools/premise/production.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct ConformOptions {
        std::string production{};
        std::string timeline{};
        bool apply = false;
        bool json = false;
    };

    struct ConformRead {
        Conform conform{};
        std::vector<std::string> notes{}; ///< of the file and of the comparison
    };

    Result<ConformRead> comparedWith(const Project& project, const fs::path& file)
    {
        TimelineRead read = TRY(readTimelineFile(file, project.settings.rate));
        ConformRead compared{TRY(conformed(project, read.timeline, file.filename().string())),
                             std::move(read.notes)};
        compared.notes.insert(compared.notes.end(), compared.conform.notes.begin(),
                              compared.conform.notes.end());
        return compared;
    }

    std::string recordTimecode(const Project& project, Frame record)
    {
        const Settings& settings = project.settings;
        return formatTimecode(settings.timecodeStart + record, settings.rate, settings.dropFrame);
    }

    void printChanges(const Project& project, const Conform& conform)
    {
        std::vector<std::vector<std::string>> rows;
        for (const ConformChange& change : conform.changes) {
            rows.push_back({recordTimecode(project, change.record), wordFor(change.kind),
                            change.clip, change.words});
        }
        fmt::print("{}", tableText(rows, ""));
        fmt::print("{}{}, {} as {}.\n", conform.changes.empty() ? "" : "\n",
                   counted(conform.changes.size(), "change"), counted(conform.unchanged, "clip"),
                   conform.unchanged == 1 ? "it was" : "they were");
    }

    void printConformJson(const Project& project, const ConformRead& read, bool saved)
    {
        nlohmann::ordered_json json{{"changes", nlohmann::ordered_json::array()},
                                    {"unchanged", read.conform.unchanged},
                                    {"notes", read.notes},
                                    {"saved", saved}};
        for (const ConformChange& change : read.conform.changes) {
            json["changes"].push_back(
                {{"kind", wordFor(change.kind)},
                 {"clip", change.clip},
                 {"words", change.words},
                 {"record_frame", change.record},
                 {"record_timecode", recordTimecode(project, change.record)}});
        }
        fmt::print("{}\n", json.dump(2));
    }

    void printConform(const ConformOptions& options, const Project& project,
                      const ConformRead& read, bool saved)
    {
        if (options.json) {
            printConformJson(project, read, saved);
            return;
        }
        warn(read.notes);
        printChanges(project, read.conform);
        if (saved) {
            fmt::print("Saved.\n");
        } else if (!read.conform.edits.empty()) {
            fmt::print("Nothing was written. The same with --apply makes the cut so.\n");
        }
    }

    Result<int> showConform(const ConformOptions& options, const fs::path& file)
    {
        const LoadedProject loaded = TRY(loadProject(file));
        warnBriefly(loaded.warnings, options.production);
        const ConformRead read = TRY(comparedWith(loaded.project, options.timeline));
        printConform(options, loaded.project, read, false);
        return exitDone;
    }

    /// All edits as one step, or none.
    Result<void> applyAll(WorkingCopy& copy, const std::vector<Edit>& edits,
                          const std::string& name)
    {
        copy.beginGesture(name);
        for (const Edit& edit : edits) {
            if (const Result<void> done = copy.apply(edit); !done) {
                copy.cancelGesture();
                return fail("The cut cannot be made so. {}", done.error().message);
            }
        }
        copy.endGesture();
        return copy.save();
    }

    Result<int> applyConform(const ConformOptions& options, const fs::path& file)
    {
        WorkingCopy copy = TRY(WorkingCopy::open(file, Access::edit));
        if (copy.readOnly()) {
            return fail("{}", copy.whyReadOnly());
        }
        if (copy.recovery()) {
            return fail("{} See premise recover {} first.", copy.recovery()->sentence,
                        options.production);
        }
        warnBriefly(copy.warnings(), options.production);
        const ConformRead read = TRY(comparedWith(copy.project(), options.timeline));
        const bool changes = !read.conform.edits.empty();
        if (changes) {
            TRY(applyAll(copy, read.conform.edits,
                         "Conform to " + fs::path(options.timeline).filename().string()));
        }
        printConform(options, copy.project(), read, changes);
        return exitDone;
    }

}

Command conformCommand(CLI::App& program)
{
    auto options = std::make_shared<ConformOptions>();
    CLI::App* const words = program.add_subcommand(
        "conform", "What an editor made of the cut: shown, and with --apply taken over");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words
        ->add_option("timeline", options->timeline,
                     "The editor's cut: OTIO, a CMX 3600 list, or XML")
        ->required();
    words->add_flag("--apply", options->apply, "Make the cut so, as one step, and save");
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Examples:\n"
        "  premise conform assets/productions/last_ferry from_editorial.otio\n"
        "  premise conform assets/productions/last_ferry from_editorial.edl --apply\n\n"
        "Each line is what became of a clip: moved, trimmed, extended, slipped, retimed, retaken, added,\n"
        "new (a shot that is not there: black until it has a camera) or omitted. Clips are known by what\n"
        "premise timeline wrote with them, by their names, or by their movies'. An edit list is read at\n"
        "the production's frame rate.\n");
    return {words, [options]() -> Result<int> {
                const fs::path file = TRY(productionFile(options->production));
                return options->apply ? applyConform(*options, file) : showConform(*options, file);
            }};
}

}
