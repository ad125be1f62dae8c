// premise recover: what there is of a production beyond its saved project, and taking it.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "session/rescue.h"
#include "session/wall_clock.h"
#include "tools/premise/command.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct RecoverCommand {
        std::string production{};
        std::string restore{};
        bool list = false;
        bool take = false;
        bool discard = false;
        bool json = false;
    };

    void printJson(const Rescue& rescue)
    {
        nlohmann::ordered_json json{{"production", rescue.file.string()},
                                    {"readable", rescue.saved.has_value()},
                                    {"changes", nlohmann::ordered_json::array()},
                                    {"damage", rescue.damage},
                                    {"backups", nlohmann::ordered_json::array()}};
        if (rescue.recovery) {
            for (const RecoveredChange& change : rescue.recovery->changes) {
                json["changes"].push_back(
                    {{"at_ms", change.at.milliseconds}, {"what", change.what}});
            }
        }
        for (const Backup& backup : rescue.backups) {
            json["backups"].push_back(
                {{"name", backup.file.filename().string()}, {"at_ms", backup.at.milliseconds}});
        }
        fmt::print("{}\n", json.dump(2));
    }

    void print(const Rescue& rescue, const std::string& given)
    {
        constexpr std::size_t shown = 12;
        if (rescue.recovery) {
            const std::vector<RecoveredChange>& changes = rescue.recovery->changes;
            fmt::print("{}\n", rescue.recovery->sentence);
            const std::size_t first = changes.size() - std::min(changes.size(), shown);
            if (first > 0) {
                fmt::print("  {} before these\n", counted(first, "change"));
            }
            for (std::size_t i = first; i < changes.size(); ++i) {
                fmt::print("  {}  {}\n", spokenMoment(changes[i].at, momentNow()), changes[i].what);
            }
            fmt::print("premise recover {} --take saves them; --discard keeps what is saved.\n",
                       given);
        } else {
            fmt::print("The journal has nothing that is not saved.\n");
        }
        if (rescue.backups.empty()) {
            fmt::print("There are no backups.\n");
            return;
        }
        fmt::print("{}; premise recover {} --restore NAME goes back to one:\n",
                   counted(rescue.backups.size(), "backup"), given);
        for (const Backup& backup : rescue.backups) {
            fmt::print("  {}  {}\n", backup.file.filename().string(),
                       spokenMoment(backup.at, momentNow()));
        }
    }

    Result<int> restore(const Rescue& rescue, const std::string& name)
    {
        const auto backup = std::ranges::find_if(
            rescue.backups, [&](const Backup& kept) { return kept.file.filename() == name; });
        if (backup == rescue.backups.end()) {
            return fail("There is no backup {} of {}. See premise recover without --restore.", name,
                        rescue.file.string());
        }
        const std::string text = TRY(readBackup(*backup));
        const LoadedProject loaded = TRY(parseProject(text, backup->file.string()));
        TRY(saveRescued(rescue, loaded.project));
        fmt::print("Saved in {}: the project as it was saved {}.\n", rescue.file.string(),
                   spokenMoment(backup->at, momentNow()));
        return exitDone;
    }

    Result<int> recover(const RecoverCommand& command)
    {
        const Rescue rescue = TRY(rescueOf(command.production));
        if (!rescue.unreadable.empty()) {
            say(rescue.unreadable);
        }
        warn(rescue.damage);
        if (rescue.holder) {
            return fail("{} {} Close it there first.", rescue.file.string(),
                        rescue.holder->sentence(momentNow()));
        }
        if (!command.restore.empty()) {
            return restore(rescue, command.restore);
        }
        if ((command.take || command.discard) && !rescue.recovery) {
            return fail(
                "The journal of {} has nothing that is not saved. See premise recover without "
                "--take and --discard.",
                rescue.file.string());
        }
        if (command.take) {
            TRY(saveRescued(rescue, rescue.recovery->history.project()));
            fmt::print("Saved in {}: {}\n", rescue.file.string(), rescue.recovery->sentence);
        } else if (command.discard) {
            TRY(setJournalAside(rescue));
            fmt::print("{} stays as it is saved. The journal is kept aside.\n",
                       rescue.file.string());
        } else if (command.json) {
            printJson(rescue);
        } else {
            print(rescue, command.production);
        }
        return exitDone;
    }

}

Command recoverCommand(CLI::App& program)
{
    auto options = std::make_shared<RecoverCommand>();
    CLI::App* const words = program.add_subcommand(
        "recover", "What the journal and the backups have of a production, and going back to it");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    CLI::Option* const list =
        words->add_flag("--list", options->list, "Only show it; so also alone");
    CLI::Option* const take = words
                                  ->add_flag("--take", options->take,
                                             "Save what the journal has beyond the saved project")
                                  ->excludes(list);
    CLI::Option* const discard =
        words->add_flag("--discard", options->discard, "Keep what is saved, and the journal aside")
            ->excludes(list)
            ->excludes(take);
    words
        ->add_option("--restore", options->restore,
                     "Save the project as it is in this backup; journals are kept aside")
        ->type_name("NAME")
        ->excludes(list)
        ->excludes(take)
        ->excludes(discard);
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Examples:\n"
        "  premise recover assets/productions/last_ferry\n"
        "  premise recover assets/productions/last_ferry --take\n\n"
        "Whatever is saved over is kept as a backup first. All of it lies in the folder .premise beside\n"
        "the project, or, where that folder is read-only, in XDG_STATE_HOME/premise.\n");
    return {words, [options] { return recover(*options); }};
}

}
