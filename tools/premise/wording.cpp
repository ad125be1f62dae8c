#include "tools/premise/wording.h"

#include <cctype>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace premise {

namespace {

    /// "premise frame", of the command that was chosen.
    std::string placeOf(const CLI::App& program)
    {
        std::string place = program.get_name();
        for (const CLI::App* chosen : program.get_subcommands()) {
            place += " " + chosen->get_name();
        }
        return place;
    }

    const CLI::App& chosenIn(const CLI::App& program)
    {
        const std::vector<const CLI::App*> chosen = program.get_subcommands({});
        for (const CLI::App* command : chosen) {
            if (command->parsed()) {
                return *command;
            }
        }
        return program;
    }

    std::string upperCase(std::string text)
    {
        for (char& letter : text) {
            letter = char(std::toupper(static_cast<unsigned char>(letter)));
        }
        return text;
    }

    /// "PRODUCTION", "--shot NUMBER": as its help has it.
    std::string nameOf(const CLI::Option& option)
    {
        if (option.get_positional()) {
            return upperCase(option.get_name(true));
        }
        const std::string name = option.get_snames().empty() ? "--" + option.get_lnames().front()
                                                             : "-" + option.get_snames().front();
        return name + " " + option.get_type_name();
    }

    std::string missing(const std::string& place, const CLI::App& command)
    {
        for (const CLI::Option* option : command.get_options()) {
            if (option->get_required() && option->count() == 0) {
                std::string what = option->get_description();
                what.front() = char(std::tolower(static_cast<unsigned char>(what.front())));
                return fmt::format("{} needs {}, {}.", place, nameOf(*option), what);
            }
        }
        return fmt::format("{} needs more words.", place);
    }

    /// A word that nobody knows: a command, an option or one too many.
    std::string unknown(const std::string& place, const CLI::App& program, const CLI::App& command)
    {
        const std::vector<std::string> rest = program.remaining(true);
        const std::string word = rest.empty() ? "" : rest.front();
        std::vector<std::string> known;
        if (word.starts_with("-")) {
            for (const CLI::Option* option : command.get_options()) {
                for (const std::string& name : option->get_lnames()) {
                    known.push_back("--" + name);
                }
            }
            const std::string nearest = nearestOf(word.substr(0, word.find('=')), known);
            return fmt::format("{} has no option {}{}", place, word,
                               nearest.empty() ? "" : "; did you mean " + nearest + "?");
        }
        if (&command != &program) {
            return fmt::format("{} does not know what to do with \"{}\".", place, word);
        }
        for (const CLI::App* each : program.get_subcommands({})) {
            known.push_back(each->get_name());
        }
        const std::string nearest = nearestOf(word, known);
        return nearest.empty()
                   ? fmt::format("There is no command \"{}\"; there are {}.", word,
                                 joined(known, ", ", " and "))
                   : fmt::format("There is no command \"{}\"; did you mean {}?", word, nearest);
    }

    /// The words of a text that stand around `middle`; empty where it is not in there.
    std::pair<std::string, std::string> around(const std::string& text, const std::string& middle)
    {
        const std::size_t at = text.find(middle);
        return at == std::string::npos
                   ? std::pair<std::string, std::string>{}
                   : std::pair{text.substr(0, at), text.substr(at + middle.size())};
    }

    std::string asSentence(std::string text)
    {
        const std::size_t end = text.find_last_not_of(" \n");
        text.erase(end == std::string::npos ? 0 : end + 1);
        return text.empty() || text.back() == '.' || text.back() == '?' ? text : text + ".";
    }

    /// What an option was given that it cannot use. A sentence of its own loses the option's name that
    /// was put before it; "0 is no whole number" keeps it.
    std::string unusable(const std::string& text)
    {
        const auto [name, reason] = around(text, ": ");
        const bool whole = name.starts_with("-") && !reason.empty() &&
                           (reason.front() == '"' ||
                            std::isupper(static_cast<unsigned char>(reason.front())) != 0);
        return asSentence(whole ? reason : text);
    }

    /// The parser's own words, which name option and value in fixed places, in ours.
    std::string misused(const CLI::ParseError& error)
    {
        const std::string text = error.what();
        if (const auto [one, other] = around(text, " excludes "); !one.empty()) {
            return fmt::format("{} and {} cannot go together; leave one out.", one, other);
        }
        if (const auto [one, other] = around(text, " requires "); !one.empty()) {
            return fmt::format("{} goes with {} only; add it.", one, other);
        }
        if (const auto [before, value] = around(text, " = "); before.find(": ") != before.npos) {
            return fmt::format("{} takes a whole number; \"{}\" is none.",
                               around(before, ": ").second, value);
        }
        if (const auto [name, what] = around(text, ": 1 required "); !name.empty()) {
            return fmt::format("{} needs its {} after it.", name, around(what, " missing").first);
        }
        if (const auto [name, more] = around(text, ": At Most 1 required"); !name.empty()) {
            return fmt::format("{} can be given once only.", name);
        }
        return unusable(text);
    }

}

std::string counted(std::size_t count, const std::string& one)
{
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t left = digits.size(); left > 3;) {
        left -= 3;
        digits.insert(left, ",");
    }
    return digits;
}

std::string sentenceFor(const CLI::ParseError& error, const CLI::App& program)
{
    const CLI::App& command = chosenIn(program);
    const std::string place = placeOf(program);
    std::string sentence;
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        sentence = unknown(command.get_name(), program, command);
    } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        // A mistyped option may well be the one that is missing.
        sentence = program.remaining(true).empty() ? missing(command.get_name(), command)
                                                   : unknown(command.get_name(), program, command);
    } else {
        sentence = misused(error);
    }
    return fmt::format("{} See {} --help.", asSentence(sentence), place);
}

CLI::Validator wholeNumber(int least, int most)
{
    return CLI::Validator(
        [least, most](const std::string& text) {
            int number = 0;
            const char* const end = text.data() + text.size();
            const auto [rest, error] = std::from_chars(text.data(), end, number);
            const bool fits =
                error == std::errc() && rest == end && number >= least && number <= most;
            return fits ? std::string()
                        : fmt::format("{} is no whole number from {} to {}", text, least, most);
        },
        "");
}

CLI::Validator numberWithin(double least, double most)
{
    return CLI::Validator(
        [least, most](const std::string& text) {
            double number = 0.0;
            const char* const end = text.data() + text.size();
            const auto [rest, error] = std::from_chars(text.data(), end, number);
            const bool fits =
                error == std::errc() && rest == end && number >= least && number <= most;
            return fits ? std::string()
                        : fmt::format("{} is no number from {} to {}", text, least, most);
        },
        "");
}

}
