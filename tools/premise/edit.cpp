// premise edit: changes a production from a script, as the editor would.

#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "project/edit_io.h"
#include "session/working_copy.h"
#include "tools/premise/command.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/production.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct EditCommand {
        std::string production{};
        std::string script{};
        bool recovered = false;
        bool acknowledge = false;
        bool save = false;
    };

    /// What a line says that is no edit: "undo" for {"undo": {}}; empty where it is none.
    std::string wordIn(const std::string& line)
    {
        const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
        const bool isWord = json.is_object() && json.size() == 1 &&
                            json.begin().value() == nlohmann::json::object();
        return isWord ? json.begin().key() : std::string();
    }

    /// A script being followed, line by line.
    class Script {
    public:
        Script(WorkingCopy& copy, const EditCommand& command) : copy_(copy), command_(command) {}

        Result<void> follow(std::istream& lines, const std::string& name)
        {
            std::string line;
            for (std::size_t number = 1; std::getline(lines, line) && !interrupted(); ++number) {
                if (line.find_first_not_of(" \t\r") == std::string::npos) {
                    continue;
                }
                TRY(step(line, fmt::format("{}:{}", name, number)));
                waiting_.push_back(number);
                if (command_.acknowledge && !copy_.inGesture()) {
                    TRY(acknowledge());
                }
            }
            if (copy_.inGesture()) {
                copy_.endGesture();
            }
            return command_.acknowledge ? acknowledge() : copy_.waitUntilSafe();
        }
        [[nodiscard]] std::size_t edits() const { return edits_; }

    private:
        Result<void> step(const std::string& line, const std::string& place)
        {
            const std::string word = wordIn(line);
            if (word == "undo") {
                copy_.undo();
            } else if (word == "redo") {
                copy_.redo();
            } else if (word == "save") {
                return copy_.save();
            } else if (word == "begin" && !copy_.inGesture()) {
                copy_.beginGesture();
            } else if (word == "end" && copy_.inGesture()) {
                copy_.endGesture();
            } else if (word == "cancel" && copy_.inGesture()) {
                copy_.cancelGesture();
            } else {
                const Edit edit = TRY(parseEdit(line, place));
                if (const Result<void> done = copy_.apply(edit); !done) {
                    return fail("{}: {}", place, done.error().message);
                }
                ++edits_;
            }
            return {};
        }

        /// Everything so far is on disk, and only then it is said.
        Result<void> acknowledge()
        {
            TRY(copy_.waitUntilSafe());
            for (const std::size_t number : waiting_) {
                fmt::print("ACK {}\n", number);
            }
            std::fflush(stdout);
            waiting_.clear();
            return {};
        }

        WorkingCopy& copy_;
        const EditCommand& command_;
        std::vector<std::size_t> waiting_; ///< lines that were followed and not yet acknowledged
        std::size_t edits_ = 0;
    };

    Result<void> followScript(Script& script, const std::string& name)
    {
        if (name == "-") {
            return script.follow(std::cin, "standard input");
        }
        std::ifstream file(name);
        std::error_code ignored;
        if (!file || fs::is_directory(name, ignored)) {
            return fail("There is no script {} to read. Check the path for a typing mistake.",
                        name);
        }
        return script.follow(file, name);
    }

    Result<int> edit(const EditCommand& command)
    {
        const fs::path file = TRY(productionFile(command.production));
        WorkingCopy copy = TRY(WorkingCopy::open(file, Access::edit));
        if (copy.readOnly()) {
            return fail("{}", copy.whyReadOnly());
        }
        warnBriefly(copy.warnings(), command.production);
        if (copy.recovery() && command.recovered) {
            TRY(copy.takeRecovery());
        } else if (copy.recovery()) {
            return fail("{} Go on from there with --recovered, or see premise recover {}.",
                        copy.recovery()->sentence, command.production);
        }
        const InterruptsMinded minded;
        Script script(copy, command);
        TRY(followScript(script, command.script));
        if (interrupted()) {
            return fail("Stopped. What was done so far is in the journal, and not saved.");
        }
        if (command.save) {
            TRY(copy.save());
        }
        if (!command.acknowledge) {
            fmt::print("{} done.\n", counted(script.edits(), "edit"));
        }
        if (copy.unsaved()) {
            note(fmt::format("Not saved: it is in the journal. premise recover {} --take saves it.",
                             command.production));
        }
        return exitDone;
    }

}

Command editCommand(CLI::App& program)
{
    auto options = std::make_shared<EditCommand>();
    CLI::App* const words = program.add_subcommand(
        "edit", "Changes a production from a script; each edit is in the journal before it counts");
    words->add_option("production", options->production, "Its folder, or its project.json")
        ->required();
    words->add_option("--script", options->script, "One edit a line, as JSON; - for standard input")
        ->type_name("FILE")
        ->required();
    words->add_flag("--ack", options->acknowledge,
                    "Say ACK and the line's number as soon as it would outlive a power cut");
    words->add_flag("--recovered", options->recovered,
                    "Go on from what the journal has of a session that ended without saving");
    words->add_flag("--save", options->save, "Save at the end");
    words->footer(
        "Example:\n"
        "  echo '{\"put_mark\": {\"name\": \"Marek 3\", \"x_m\": 1.5}}' |\n"
        "    premise edit assets/productions/last_ferry --script - --save\n\n"
        "An edit has the keys and units of the project's file: put_mark, remove_mark, reorder_mark and\n"
        "so for each kind of row, set_camera_key, remove_camera_key, set_cut, set_settings, set_sky. A\n"
        "row without an id is new. Other lines are {\"undo\": {}}, {\"redo\": {}}, {\"save\": {}}, and\n"
        "{\"begin\": {}} with {\"end\": {}} or {\"cancel\": {}} around what is one step. The first that\n"
        "cannot be done ends it; what was done before stays.\n");
    return {words, [options] { return edit(*options); }};
}

}
