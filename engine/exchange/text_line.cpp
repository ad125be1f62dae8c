#include "exchange/text_line.h"

#include <algorithm>
#include <cctype>

namespace premise {

namespace {

    constexpr std::string_view lineSpaces = " \t\r\f\v";

}

std::vector<std::string_view> lineWords(std::string_view line)
{
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t begin = line.find_first_not_of(lineSpaces);
        if (begin == std::string_view::npos) {
            return words;
        }
        const std::size_t end = std::min(line.find_first_of(lineSpaces, begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
}

std::optional<std::string_view> afterKeyword(std::string_view line, std::string_view keyword)
{
    const auto same = [](char a, char b) {
        return std::toupper(static_cast<unsigned char>(a)) ==
               std::toupper(static_cast<unsigned char>(b));
    };
    if (line.size() < keyword.size() ||
        !std::ranges::equal(line.substr(0, keyword.size()), keyword, same)) {
        return std::nullopt;
    }
    return trimmedText(line.substr(keyword.size()));
}

std::string_view trimmedText(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(lineSpaces);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(lineSpaces) - begin + 1);
}

}
