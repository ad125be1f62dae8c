#include "project/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

namespace premise {

namespace {

    constexpr int deepest = 64;
    constexpr std::size_t columns = 120;
    constexpr std::size_t indentation = 2;

    /// Watches what the parser meets.
    struct Watch {
        std::vector<std::set<std::string>> keys; ///< of each object now open
        std::vector<std::string> names;          ///< of each object now open, its last key
        std::string twice;
        bool tooDeep = false;

        void meet(int depth, nlohmann::json::parse_event_t event, const nlohmann::json& parsed)
        {
            using Event = nlohmann::json::parse_event_t;
            tooDeep = tooDeep || depth > deepest;
            if (event == Event::object_start) {
                keys.emplace_back();
                names.emplace_back();
            } else if (event == Event::object_end) {
                keys.pop_back();
                names.pop_back();
            } else if (event == Event::key) {
                names.back() = parsed.get<std::string>();
                if (!keys.back().insert(names.back()).second && twice.empty()) {
                    twice = fmt::format("{}", fmt::join(names, "."));
                }
            }
        }
    };

    tl::unexpected<Error> unreadable(std::string_view text, std::size_t byte,
                                     std::string_view sourceName)
    {
        if (text.find_first_not_of(" \t\r\n") == text.npos) {
            return fail("{} is empty. Take it from a backup, or from whoever sent it.", sourceName);
        }
        if (byte > text.size()) {
            return fail("{} ends in the middle: part of the file is missing. Copy it again.",
                        sourceName);
        }
        const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
        const auto line = std::ranges::count(before, '\n') + 1;
        const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
        return fail(
            "{} is not valid JSON from line {}, column {} on. Correct it there, or take the "
            "file from a backup.",
            sourceName, line, before.size() - lineStart + 1);
    }

    void print(std::string& out, const nlohmann::ordered_json& json);

    void printNumber(std::string& out, double value)
    {
        std::array<char, 32> digits{};
        if (!std::isfinite(value)) {
            out += "null";
            return;
        }
        // 100000, not 1e+05, and 0, not -0; only the very large and small have an exponent.
        const double size = std::abs(value);
        const bool isPlain = size == 0.0 || (size >= 1e-6 && size < 1e15);
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value + 0.0,
                          isPlain ? std::chars_format::fixed : std::chars_format::scientific)
                .ptr;
        out.append(digits.data(), end);
    }

    void printKey(std::string& out, const std::string& key)
    {
        out += nlohmann::ordered_json(key).dump();
        out += ": ";
    }

    void printList(std::string& out, const nlohmann::ordered_json& json)
    {
        out += json.is_object() ? '{' : '[';
        bool first = true;
        for (const auto& item : json.items()) {
            out += first ? "" : ", ";
            first = false;
            if (json.is_object()) {
                printKey(out, item.key());
            }
            print(out, item.value());
        }
        out += json.is_object() ? '}' : ']';
    }

    void print(std::string& out, const nlohmann::ordered_json& json)
    {
        if (json.is_structured()) {
            printList(out, json);
        } else if (json.is_number_float()) {
            printNumber(out, json.get<double>());
        } else {
            out += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        }
    }

    /// The whole, its parts and tables, and rows (they have ids) are never on one line, however short.
    bool isAlwaysOpen(const nlohmann::ordered_json& json, std::size_t level)
    {
        if (json.is_object()) {
            return level < 2 || json.contains("id");
        }
        return level < 2 && !json.empty() && json.front().is_structured();
    }

    /// `used` columns stand before it on its line.
    void layOut(std::string& out, const nlohmann::ordered_json& json, std::size_t level,
                std::size_t used)
    {
        std::string flat;
        print(flat, json);
        const bool isOpen = json.is_structured() && !json.empty() &&
                            (isAlwaysOpen(json, level) || used + flat.size() > columns);
        if (!isOpen) {
            out += flat;
            return;
        }
        const std::string indent((level + 1) * indentation, ' ');
        out += json.is_object() ? "{\n" : "[\n";
        std::size_t left = json.size();
        for (const auto& item : json.items()) {
            std::string key;
            if (json.is_object()) {
                printKey(key, item.key());
            }
            out += indent + key;
            // One more column for the comma.
            layOut(out, item.value(), level + 1, indent.size() + key.size() + 1);
            out += --left > 0 ? ",\n" : "\n";
        }
        out.append(level * indentation, ' ');
        out += json.is_object() ? '}' : ']';
    }

}

Result<nlohmann::json> parseJson(std::string_view text, std::string_view sourceName)
{
    Watch watch;
    const auto meet = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        watch.meet(depth, event, parsed);
        return !watch.tooDeep;
    };
    try {
        nlohmann::json json = nlohmann::json::parse(text, meet);
        if (watch.tooDeep) {
            return fail("{} is nested deeper than any project is. Choose another file.",
                        sourceName);
        }
        if (!watch.twice.empty()) {
            return fail("{}: the key \"{}\" stands twice in one place. Keep one of them.",
                        sourceName, watch.twice);
        }
        return json;
    } catch (const nlohmann::json::parse_error& error) {
        return unreadable(text, error.byte, sourceName);
    } catch (const nlohmann::json::exception&) {
        return fail("{} has a number too large to hold. Write it smaller.", sourceName);
    }
}

std::string laidOut(const nlohmann::ordered_json& json)
{
    std::string text;
    layOut(text, json, 0, 0);
    text += '\n';
    return text;
}

std::string onOneLine(const nlohmann::ordered_json& json)
{
    std::string text;
    print(text, json);
    return text;
}

}
