#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/premise_program.h"
#include "project/edit_io.h"
#include "project/history.h"
#include "project/random_project.h"

namespace premise::test {

/// A script for premise edit, and the project after each of its lines.
struct EditScript {
    std::vector<std::string> lines{};
    std::vector<Project> states{}; ///< the first before the first line

    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string& line : lines) {
            all += line + "\n";
        }
        return all;
    }
};

/// Edits of every kind, undone, redone and saved now and then; each line changes something or saves.
inline EditScript randomScript(RandomAuthor& author, const Project& begin, std::size_t lines)
{
    History history(begin);
    EditScript script;
    script.states.push_back(begin);
    while (script.lines.size() < lines) {
        const std::int64_t choice = author.whole(0, 19);
        std::string line;
        if (choice < 2 && history.canUndo()) {
            history.undo();
            line = R"({"undo": {}})";
        } else if (choice < 4 && history.canRedo()) {
            history.redo();
            line = R"({"redo": {}})";
        } else if (choice == 4) {
            line = R"({"save": {}})";
        } else {
            const Edit edit = author.edit(history.project());
            const std::size_t steps = history.steps();
            if (!history.apply(edit) || history.steps() == steps) {
                continue;
            }
            line = editText(edit);
        }
        script.lines.push_back(line);
        script.states.push_back(history.project());
    }
    return script;
}

/// How many lines were acknowledged: the number in the last whole line of this output.
inline std::size_t acknowledgedIn(const std::string& out)
{
    std::size_t last = 0;
    for (std::size_t at = out.find("ACK "); at != std::string::npos;
         at = out.find("ACK ", at + 1)) {
        if (out.find('\n', at) != std::string::npos) {
            last = std::strtoull(out.c_str() + at + 4, nullptr, 10);
        }
    }
    return last;
}

/// A number from the environment, for runs longer than everyday's.
inline int countFrom(const char* variable, int usual)
{
    const char* const value = std::getenv(variable);
    return value == nullptr ? usual : std::atoi(value);
}

/// What is there after an end that nobody chose, held against what was acknowledged.
struct Found {
    bool asAcknowledged = false; ///< it has every acknowledged line, and at most the next one
    bool oneMore = false;        ///< it has the line after the last acknowledged one
    std::string words{};         ///< which lines it has
};

/// `acknowledged` lines at the very end, and as many or fewer at the moment that counts.
inline Found foundAfter(const std::filesystem::path& production, const EditScript& script,
                        std::size_t acknowledged, std::size_t beforeTheEnd)
{
    const Ran dumped = premiseRun({"dump", production.string(), "--recovered"});
    INFO(dumped.error);
    REQUIRE(dumped.code == 0);
    CHECK(dumped.error.empty()); // nothing damaged
    const auto has = [&](std::size_t lines) {
        return lines < script.states.size() && dumped.out == projectText(script.states[lines]);
    };
    Found found;
    found.oneMore = has(acknowledged + 1);
    found.asAcknowledged = found.oneMore;
    for (std::size_t line = beforeTheEnd; line <= acknowledged; ++line) {
        found.asAcknowledged = found.asAcknowledged || has(line);
    }
    std::size_t lines = script.states.size();
    while (!found.asAcknowledged && lines > 0 && !has(lines - 1)) {
        --lines;
    }
    found.words = found.asAcknowledged ? "as acknowledged"
                  : lines == 0         ? "what was never there"
                                       : fmt::format("{} lines of {}", lines - 1, beforeTheEnd);
    return found;
}

}
