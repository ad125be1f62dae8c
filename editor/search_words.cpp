#include "editor/search_words.h"

#include <algorithm>
#include <cctype>

namespace premise {

std::string searchLower(std::string_view words)
{
    std::string result(words);
    std::ranges::transform(result, result.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return result;
}

bool searchMatches(const std::string& typed, const std::string& text)
{
    std::size_t from = 0;
    while (from < typed.size()) {
        std::size_t to = typed.find(' ', from);
        to = to == std::string::npos ? typed.size() : to;
        if (to > from && text.find(typed.substr(from, to - from)) == std::string::npos) {
            return false;
        }
        from = to + 1;
    }
    return true;
}

}
