#include "support/source_text.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace premise::test {

namespace {

    /// The position after the first `end` in the text, or the text's length.
    std::size_t after(std::string_view text, std::string_view end, std::size_t from)
    {
        const std::size_t found = text.find(end, from);
        return found == std::string_view::npos ? text.size() : found + end.size();
    }

    /// Length of a string or character that starts the text.
    std::size_t quotedLength(std::string_view text)
    {
        std::size_t i = 1;
        while (i < text.size() && text[i] != text.front() && text[i] != '\n') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return std::min(i + 1, text.size());
    }

    /// Length of the comment, string or character that starts the text, 0 where code starts it. `before`
    /// is the code so far: it tells an include's path from a string, and 1'000 from a character.
    std::size_t quietLength(std::string_view text, const std::string& before)
    {
        if (text.starts_with("//")) {
            return std::min(text.find('\n'), text.size());
        }
        if (text.starts_with("/*")) {
            return after(text, "*/", 2);
        }
        const char last = before.empty() ? '\n' : before.back();
        const bool word = std::isalnum(static_cast<unsigned char>(last)) != 0;
        if (text.starts_with("R\"") && !word) {
            const std::string_view delimiter = text.substr(2, text.find('(') - 2);
            return after(text, ")" + std::string(delimiter) + "\"", 2);
        }
        if (text.front() == '\'') {
            return word ? 0 : quotedLength(text);
        }
        if (text.front() != '"') {
            return 0;
        }
        static const std::regex includeLine(R"(\s*#\s*include\s*("[^"]*)?)");
        const std::string line = before.substr(before.rfind('\n') + 1);
        return std::regex_match(line, includeLine) ? 0 : quotedLength(text);
    }

}

std::string codeOnly(std::string_view text)
{
    std::string code;
    while (!text.empty()) {
        const std::size_t length = quietLength(text, code);
        if (length == 0) {
            code += text.front();
            text.remove_prefix(1);
            continue;
        }
        const std::string_view quiet = text.substr(0, length);
        code.append(static_cast<std::size_t>(std::ranges::count(quiet, '\n')), '\n');
        text.remove_prefix(length);
    }
    return code;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<Include> includesOf(const std::vector<std::string>& code)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
    std::vector<Include> includes;
    for (std::size_t i = 0; i < code.size(); ++i) {
        std::smatch match;
        if (std::regex_match(code[i], match, pattern)) {
            includes.push_back({match[1], i + 1});
        }
    }
    return includes;
}

}
