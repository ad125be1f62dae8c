#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace premise {

/// What a reader changed, replaced or left out: each sentence once, the like of it together. Of a kind
/// that floods only the first are said in full; the rest are counted, and named where what they are
/// about has a name, so that no other kind is lost.
class Warnings {
public:
    /// Sentences made from the same text are of one kind.
    template <class... Args> void add(fmt::format_string<Args...> text, Args&&... args)
    {
        addOf(kindOf(text), fmt::format(text, std::forward<Args>(args)...));
    }

    /// "place: sentence"; of one kind wherever it is.
    template <class... Args>
    void addAt(std::string_view place, fmt::format_string<Args...> text, Args&&... args)
    {
        addOf(kindOf(text),
              fmt::format("{}: {}", place, fmt::format(text, std::forward<Args>(args)...)));
    }

    /// `sentence`, about what is called `name`. Those of one `text`, which lives as long as the program,
    /// are of one kind.
    void addNamed(std::string_view text, const std::string& name, std::string sentence);

    [[nodiscard]] bool empty() const { return kinds_.empty(); }
    [[nodiscard]] const std::string& last() const { return last_; }

    /// All sentences in the order of their kinds, after each kind how many more there are of it.
    [[nodiscard]] std::vector<std::string> taken();

private:
    struct Kind {
        std::string_view text; ///< of a format string, which lives as long as the program
        std::vector<std::string> sentences; ///< no sentence twice
        std::size_t unsaid = 0;
        std::vector<std::string> unsaidNames; ///< of those that have one
    };

    static std::string_view kindOf(fmt::string_view text) { return {text.data(), text.size()}; }
    void addOf(std::string_view kind, std::string sentence, const std::string& name = {});

    std::vector<Kind> kinds_; ///< none without a sentence
    std::string last_;
};

}
