#include "malformed/corpus/table.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace premise::test {

namespace {

    struct Line {
        std::size_t files = 0;
        std::array<std::size_t, endingCount> endings{};
        std::map<std::string, std::size_t> causes{};
        double seconds = 0.0;
        double peakMiB = 0.0;
        std::size_t broken = 0;
    };

    constexpr std::array causes{"no model", "damaged", "missing", "outside"};

    void count(Line& line, const Verdict& verdict)
    {
        ++line.files;
        ++line.endings[std::size_t(verdict.ending)];
        if (verdict.ending == Ending::refused) {
            ++line.causes[causeOf(verdict.sentence)];
        }
        line.seconds = std::max(line.seconds, verdict.seconds);
        line.peakMiB = std::max(line.peakMiB, verdict.peakMiB);
        line.broken += verdict.broken.empty() ? 0 : 1;
    }

    std::string text(const std::string& set, const Line& line)
    {
        const auto at = [&line](Ending ending) { return line.endings[std::size_t(ending)]; };
        std::string row = fmt::format("| {} | {} | {} | {} ", set, line.files, at(Ending::loaded),
                                      at(Ending::loadedWithReport));
        for (const char* cause : causes) {
            const auto found = line.causes.find(cause);
            row += fmt::format("| {} ", found == line.causes.end() ? 0 : found->second);
        }
        return row + fmt::format("| {} | {} | {} | {} | {:.2f} | {:.0f} | {} |\n",
                                 at(Ending::limit), at(Ending::timeOut), at(Ending::workerCrash),
                                 at(Ending::hostCrash), line.seconds, line.peakMiB, line.broken);
    }

}

std::string tableOf(const std::vector<Outcome>& outcomes)
{
    std::map<std::string, Line> lines;
    Line all;
    for (const Outcome& outcome : outcomes) {
        count(lines[outcome.input.set], outcome.verdict);
        count(all, outcome.verdict);
    }
    std::string table =
        "| set | files | loaded | loaded with report | refused: no model | refused: damaged "
        "| refused: file missing | refused: leads outside | at a limit | time-out "
        "| worker crashed | program crashed | slowest, s | largest, MiB | promises broken |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const auto& [set, line] : lines) {
        table += text(set, line);
    }
    return table + text("**all**", all);
}

}
