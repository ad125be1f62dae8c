// premise verify: whether a production's project, its journal and its backups are what was written.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "session/rescue.h"
#include "session/wall_clock.h"
#include "tools/premise/command.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct VerifyCommand {
        std::string production{};
        bool json = false;
    };

    struct Verdict {
        std::vector<std::string> damage{}; ///< a sentence each
        std::vector<std::string> notes{};
    };

    /// Of each backup; how many are sound.
    std::size_t checkBackups(const Rescue& rescue, Verdict& verdict)
    {
        std::size_t sound = 0;
        for (const Backup& backup : rescue.backups) {
            const Result<std::string> text = readBackup(backup);
            if (text) {
                ++sound;
            } else {
                verdict.damage.push_back(text.error().message);
            }
        }
        return sound;
    }

    void checkFile(const Rescue& rescue, Verdict& verdict)
    {
        if (!rescue.saved) {
            verdict.damage.push_back(rescue.unreadable);
        }
        const bool known = std::ranges::any_of(rescue.backups, [&](const Backup& backup) {
            return backup.contentHash == rescue.savedHash;
        });
        if (!rescue.backups.empty() && !known) {
            verdict.damage.push_back(fmt::format(
                "{} is none of the states that were saved: another program changed it, or "
                "it is damaged. The newest of those is of {}.",
                rescue.file.string(), spokenMoment(rescue.backups.front().at, momentNow())));
        }
    }

    Result<int> verify(const VerifyCommand& command)
    {
        const Rescue rescue = TRY(rescueOf(command.production));
        Verdict verdict;
        checkFile(rescue, verdict);
        verdict.damage.insert(verdict.damage.end(), rescue.damage.begin(), rescue.damage.end());
        const std::size_t sound = checkBackups(rescue, verdict);
        if (rescue.recovery) {
            verdict.notes.push_back(rescue.recovery->sentence);
        }
        if (rescue.holder) {
            verdict.notes.push_back(rescue.holder->sentence(momentNow()) +
                                    " Its journal is in use and was not looked at.");
        }
        if (command.json) {
            const nlohmann::ordered_json json{
                {"production", rescue.file.string()},
                {"sound", verdict.damage.empty()},
                {"journal_records", rescue.records},
                {"unsaved_changes", rescue.recovery ? rescue.recovery->changes.size() : 0},
                {"backups", rescue.backups.size()},
                {"sound_backups", sound},
                {"damage", verdict.damage},
                {"notes", verdict.notes}};
            fmt::print("{}\n", json.dump(2));
        } else {
            for (const std::string& sentence : verdict.damage) {
                fmt::print("damage   {}\n", sentence);
            }
            for (const std::string& sentence : verdict.notes) {
                fmt::print("note     {}\n", sentence);
            }
            fmt::print("{}: {}; {} of the journal, {} of {} sound.\n", rescue.file.string(),
                       verdict.damage.empty() ? "sound" : "damaged",
                       counted(rescue.records, "record"), sound,
                       counted(rescue.backups.size(), "backup"));
        }
        return verdict.damage.empty() ? exitDone : exitFailed;
    }

}

Command verifyCommand(CLI::App& program)
{
    auto options = std::make_shared<VerifyCommand>();
    CLI::App* const words = program.add_subcommand(
        "verify",
        "Whether project, journal and backups are what was written; ends with 1 at damage");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Example:\n  premise verify assets/productions/last_ferry\n\n"
        "It touches nothing. Whether a production can be drawn is premise check's to say.\n");
    return {words, [options] { return verify(*options); }};
}

}
