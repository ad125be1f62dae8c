#include "asset/read/sentences.h"

#include <fmt/format.h>

namespace premise {

std::string withoutStop(std::string_view words)
{
    const std::size_t last = words.find_last_not_of(" \t\r\n.!");
    return std::string(words.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

Error nothingDrawn(std::string_view model, std::string_view sentence)
{
    const std::string before = fmt::format("{}: ", model);
    if (sentence.starts_with(before)) {
        sentence.remove_prefix(before.size());
    }
    return {fmt::format("Nothing of {} can be drawn: {}. Export it again.", model,
                        withoutStop(sentence))};
}

}
