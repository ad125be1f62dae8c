#include "asset/read/warnings.h"

#include <algorithm>
#include <iterator>

namespace premise {

namespace {

    constexpr std::size_t mostOfAKind = 12;
    constexpr std::size_t mostLetters = 1000; ///< of names in one sentence

    /// ", of Points, Volume and 3 others"; empty where nothing has a name.
    std::string namesText(const std::vector<std::string>& names)
    {
        std::string text;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (text.size() + names[i].size() > mostLetters) {
                return text + fmt::format(" and {} others", names.size() - i);
            }
            text += (i == 0 ? ", of " : ", ") + names[i];
        }
        return text;
    }

}

void Warnings::addNamed(std::string_view text, const std::string& name, std::string sentence)
{
    addOf(text, std::move(sentence), name);
}

void Warnings::addOf(std::string_view kind, std::string sentence, const std::string& name)
{
    auto group = std::ranges::find(kinds_, kind, &Kind::text);
    if (group == kinds_.end()) {
        kinds_.push_back({kind, {}, 0, {}});
        group = kinds_.end() - 1;
    }
    if (std::ranges::find(group->sentences, sentence) != group->sentences.end()) {
        return;
    }
    if (group->sentences.size() >= mostOfAKind) {
        ++group->unsaid;
        if (!name.empty()) {
            group->unsaidNames.push_back(name);
        }
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
            kind.sentences.push_back(fmt::format("{} more like this one{}: {}", kind.unsaid,
                                                 namesText(kind.unsaidNames),
                                                 kind.sentences.front()));
        }
        std::ranges::move(kind.sentences, std::back_inserter(all));
    }
    kinds_.clear();
    return all;
}

}
