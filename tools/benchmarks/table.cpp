// premise_benchmarks table: JSON lines of one sitting side by side, with ratios.

#include <iostream>
#include <map>

#include "tools/benchmarks/command.h"
#include "tools/benchmarks/measure.h"

namespace premise::bench {

namespace {

    using Json = nlohmann::json;

    struct Column {
        const char* key;
        const char* title;
        int places;
    };
    constexpr Column columns[] = {{"load_first_frame_s", "first s", 2},
                                  {"frame_ms", "frame ms", 1},
                                  {"export_s", "movie s", 1},
                                  {"peak_rss_mb", "MB", 0}};

    double numberIn(const Json& line, const char* key)
    {
        const auto found = line.find(key);
        return found != line.end() && found->is_number() ? found->get<double>() : 0.0;
    }

    std::string textIn(const Json& line, const char* key)
    {
        const auto found = line.find(key);
        return found != line.end() && found->is_string() ? found->get<std::string>() : "";
    }

    /// A figure, and how many times ours it is.
    std::string cell(const Json& line, const Json* ours, const Column& column)
    {
        const double value = numberIn(line, column.key);
        if (value <= 0.0) {
            return "-";
        }
        const std::string figure = fmt::format("{:.{}f}", value, column.places);
        const double base = ours == nullptr ? 0.0 : numberIn(*ours, column.key);
        return base <= 0.0 ? figure : fmt::format("{} ({:.2f}x)", figure, value / base);
    }

    void printSitting(const std::string& title, const std::vector<Json>& lines)
    {
        const auto own = [](const Json& line) { return textIn(line, "peer") == "premise"; };
        const auto found = std::ranges::find_if(lines, own);
        const Json* const ours = found == lines.end() ? nullptr : &*found;
        fmt::print("\n{}\n{:<44}", title, "");
        for (const Column& column : columns) {
            fmt::print("{:>18}", column.title);
        }
        fmt::print("{:>8}\n", "others");
        for (const Json& line : lines) {
            fmt::print("{:<44}", textIn(line, "peer") + "  " + textIn(line, "variant"));
            for (const Column& column : columns) {
                fmt::print("{:>18}", cell(line, &line == ours ? nullptr : ours, column));
            }
            fmt::print("{:>8.2f}\n", numberIn(line, "foreign_cpu"));
        }
    }

    Result<void> print()
    {
        std::map<std::string, std::vector<Json>> sittings;
        std::string text;
        while (std::getline(std::cin, text)) {
            const Json line = Json::parse(text, nullptr, false);
            if (!line.is_object() || !line.contains("peer")) {
                continue;
            }
            if (line.contains("error")) {
                fmt::print("{} did not finish: {}\n", textIn(line, "peer"), textIn(line, "error"));
                continue;
            }
            sittings[fmt::format("Scene {}, {:.0f}x{:.0f}, {:.0f} frames", textIn(line, "scene"),
                                 numberIn(line, "w"), numberIn(line, "h"),
                                 numberIn(line, "frames"))]
                .push_back(line);
        }
        if (sittings.empty()) {
            return fail("There is no measurement of a scene among these lines.");
        }
        for (const auto& [title, lines] : sittings) {
            printSitting(title, lines);
        }
        fmt::print(
            "\nIn brackets: times the first premise line of the same scene. others: the share "
            "of the machine that other programs took.\n");
        return {};
    }

}

Command tableCommand(CLI::App& program)
{
    CLI::App* const words = program.add_subcommand(
        "table", "Measurements of scenes, read from standard input, side by side with ratios");
    return {words, print};
}

}
