#include "asset/warnings.h"

#include <algorithm>
#include <iterator>

namespace premise {

namespace {

    constexpr std::size_t mostOfAKind = 12;

}

void Warnings::addOf(std::string_view kind, std::string sentence)
{
    auto group = std::ranges::find(kinds_, kind, &Kind::text);
    if (group == kinds_.end()) {
        kinds_.push_back({kind, {}, 0});
        group = kinds_.end() - 1;
    }
    if (group->sentences.size() >= mostOfAKind) {
        ++group->unsaid;
    } else if (std::ranges::find(group->sentences, sentence) == group->sentences.end()) {
        last_ = sentence;
        group->sentences.push_back(std::move(sentence));
    }
}

std::vector<std::string> Warnings::taken()
{
    std::vector<std::string> all;
    for (Kind& kind : kinds_) {
        const std::string first = kind.sentences.front();
        std::ranges::move(kind.sentences, std::back_inserter(all));
        if (kind.unsaid > 0) {
            all.push_back(fmt::format("{} more like this one: {}", kind.unsaid, first));
        }
    }
    kinds_.clear();
    return all;
}

}
