#include "editor/script_words.h"

#include <algorithm>
#include <charconv>

#include <GLFW/glfw3.h>

#include "editor/actions.h"

namespace premise {

std::optional<float> numberIn(const std::string& word)
{
    float value = 0.0F;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    return whole ? std::optional(value) : std::nullopt;
}

Result<std::vector<std::string>> wordsOf(const std::string& line)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (true) {
        at = line.find_first_not_of(" \t", at);
        if (at == std::string::npos || line[at] == '#') {
            return words;
        }
        if (line[at] == '"') {
            const std::size_t end = line.find('"', at + 1);
            if (end == std::string::npos) {
                return fail("a quote is not closed");
            }
            words.push_back("\"" + line.substr(at + 1, end - at - 1));
            at = end + 1;
        } else {
            const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
            words.push_back(line.substr(at, end - at));
            at = end;
        }
    }
}

int modifierKey(std::string_view word)
{
    if (word == "Ctrl") {
        return GLFW_KEY_LEFT_CONTROL;
    }
    if (word == "Shift") {
        return GLFW_KEY_LEFT_SHIFT;
    }
    if (word == "Alt") {
        return GLFW_KEY_LEFT_ALT;
    }
    return chordOf(word).key;
}

}
