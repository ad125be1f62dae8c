#include "stage/actions.h"

#include <algorithm>

namespace premise {

std::vector<std::string> clipsOf(std::string_view action)
{
    std::vector<std::string> clips;
    while (!action.empty()) {
        const std::size_t plus = std::min(action.find('+'), action.size());
        if (plus > 0) {
            clips.emplace_back(action.substr(0, plus));
        }
        action.remove_prefix(std::min(plus + 1, action.size()));
    }
    if (clips.empty()) {
        clips.emplace_back("stand");
    }
    return clips;
}

bool isSeatedClip(std::string_view clip)
{
    const std::string words = "_" + std::string(clip) + "_";
    return words.find("_sit_") != std::string::npos;
}

bool isSeated(std::string_view action)
{
    return std::ranges::any_of(clipsOf(action), isSeatedClip);
}

}
