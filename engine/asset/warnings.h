#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace premise {

/// What a reader changed, replaced or left out: each sentence once, and no flood of them.
class Warnings {
public:
    template <class... Args> void add(fmt::format_string<Args...> text, Args&&... args)
    {
        addText(fmt::format(text, std::forward<Args>(args)...));
    }

    void addText(std::string sentence)
    {
        if (sentences_.size() >= most) {
            ++unsaid_;
        } else if (std::ranges::find(sentences_, sentence) == sentences_.end()) {
            sentences_.push_back(std::move(sentence));
        }
    }

    [[nodiscard]] bool empty() const { return sentences_.empty(); }
    [[nodiscard]] const std::string& last() const { return sentences_.back(); }

    /// All sentences, and a last one that counts those left unsaid.
    [[nodiscard]] std::vector<std::string> taken()
    {
        if (unsaid_ > 0) {
            sentences_.push_back(fmt::format("{} more warnings are not shown.", unsaid_));
        }
        unsaid_ = 0;
        return std::exchange(sentences_, {});
    }

private:
    static constexpr std::size_t most = 40;
    std::vector<std::string> sentences_; ///< no sentence twice, at most `most`
    std::size_t unsaid_ = 0;
};

}
