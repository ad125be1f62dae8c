#include "base/text.h"

#include <algorithm>
#include <cstddef>

namespace premise {

namespace {

    char lowered(char letter)
    {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }

    bool sameLetter(char a, char b)
    {
        return lowered(a) == lowered(b);
    }

    /// Optimal string alignment distance; three rows are enough, as a swap looks two rows back.
    std::size_t slipsBetween(std::string_view a, std::string_view b)
    {
        std::vector<std::size_t> before(b.size() + 1);
        std::vector<std::size_t> above(b.size() + 1);
        std::vector<std::size_t> row(b.size() + 1);
        for (std::size_t j = 0; j <= b.size(); ++j) {
            above[j] = j;
        }
        for (std::size_t i = 1; i <= a.size(); ++i) {
            row[0] = i;
            for (std::size_t j = 1; j <= b.size(); ++j) {
                const std::size_t change = sameLetter(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
                if (i > 1 && j > 1 && sameLetter(a[i - 1], b[j - 2]) &&
                    sameLetter(a[i - 2], b[j - 1])) {
                    row[j] = std::min(row[j], before[j - 2] + 1);
                }
            }
            std::swap(before, above);
            std::swap(above, row);
        }
        return above[b.size()];
    }

}

std::string nearestOf(std::string_view word, const std::vector<std::string>& candidates)
{
    const std::size_t allowed = (word.size() + 1) / 3;
    const std::string* nearest = nullptr;
    std::size_t fewest = allowed + 1;
    for (const std::string& candidate : candidates) {
        // The difference in length is a lower bound, so that a word of megabytes costs nothing.
        const std::size_t apart =
            std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
        if (apart >= fewest || candidate.empty()) {
            continue;
        }
        const std::size_t slips = slipsBetween(word, candidate);
        if (slips < fewest) {
            fewest = slips;
            nearest = &candidate;
        }
    }
    return nearest != nullptr ? *nearest : std::string();
}

std::string joined(const std::vector<std::string>& words, std::string_view between,
                   std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            text += i + 1 == words.size() && !last.empty() ? last : between;
        }
        text += words[i];
    }
    return text;
}

}
