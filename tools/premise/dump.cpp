// premise dump: a production's project in its one canonical form.

#include <span>

#include "base/file.h"
#include "session/rescue.h"
#include "tools/premise/command.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    struct DumpCommand {
        std::string production{};
        bool recovered = false;
        bool hash = false;
    };

    Result<int> dump(const DumpCommand& command)
    {
        const Rescue rescue = TRY(rescueOf(command.production));
        const bool fromJournal = command.recovered && rescue.recovery;
        if (!fromJournal && !rescue.saved) {
            return fail("{}", rescue.unreadable);
        }
        warn(rescue.damage);
        const std::string text =
            projectText(fromJournal ? rescue.recovery->history.project() : rescue.saved->project);
        if (command.hash) {
            fmt::print("{}\n", contentHash(std::as_bytes(std::span(text))));
        } else {
            fmt::print("{}", text);
        }
        return exitDone;
    }

}

Command dumpCommand(CLI::App& program)
{
    auto options = std::make_shared<DumpCommand>();
    CLI::App* const words = program.add_subcommand(
        "dump", "The project as Premise writes it: the same text for the same project");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_flag("--recovered", options->recovered,
                    "With what the journal has beyond the saved project");
    words->add_flag("--hash", options->hash, "Only the text's hash: 32 hex digits of XXH3-128");
    words->footer("Example:\n  premise dump assets/productions/last_ferry --hash\n");
    return {words, [options] { return dump(*options); }};
}

}
