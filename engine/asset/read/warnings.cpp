#include "asset/read/warnings.h"

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
    if (std::ranges::find(group->sentences, sentence) != group->sentences.end()) {
        return;
    }
    if (group->sentences.size() >= mostOfAKind) {
        ++group->unsaid;
        return;
    }
    last_ = sentence;
    group->sentences.push_back(std::move(sentence));
}

std::vector<std::string> Warnings::taken()
{
    std::vector<std::string> all;
    for (Kind& kind : kinds_) {
        if (kind.unsaid > 0) {
            kind.sentences.push_back(
                fmt::format("{} more like this one: {}", kind.unsaid, kind.sentences.front()));
        }
        std::ranges::move(kind.sentences, std::back_inserter(all));
    }
    kinds_.clear();
    return all;
}

}
