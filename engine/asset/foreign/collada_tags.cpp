#include "asset/foreign/collada_tags.h"

#include <algorithm>
#include <utility>

namespace premise {

namespace {

    constexpr std::string_view spaces = " \t\r\n";

    /// Where what begins with "<" ends, outside of quotes.
    std::size_t endOf(std::string_view document, std::size_t begin)
    {
        char quote = 0;
        for (std::size_t i = begin; i < document.size(); ++i) {
            const char c = document[i];
            if (quote != 0) {
                quote = c == quote ? char(0) : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return document.size();
    }

}

std::string_view ColladaTag::attribute(std::string_view wanted) const
{
    std::string_view rest = inside;
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(spaces), rest.size()));
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) {
            return {};
        }
        const std::string_view found = rest.substr(0, rest.find_first_of(" \t\r\n="));
        const std::size_t open = rest.find_first_of("\"'", equals);
        const std::size_t close =
            open == std::string_view::npos ? open : rest.find(rest[open], open + 1);
        if (close == std::string_view::npos) {
            return {};
        }
        if (found == wanted) {
            return rest.substr(open + 1, close - open - 1);
        }
        rest.remove_prefix(close + 1);
    }
}

std::string_view ColladaTag::reference(std::string_view wanted) const
{
    const std::string_view value = attribute(wanted);
    return value.starts_with('#') ? value.substr(1) : value;
}

bool ColladaTags::next(ColladaTag& tag)
{
    while (true) {
        const std::size_t begin = document_.find('<', at_);
        if (begin == std::string_view::npos) {
            return false;
        }
        const std::string_view rest = document_.substr(begin);
        bool passed = false;
        for (const auto& [opens, shuts] :
             {std::pair<std::string_view, std::string_view>("<!--", "-->"),
              {"<![CDATA[", "]]>"},
              {"<?", "?>"}}) {
            if (rest.starts_with(opens)) {
                at_ = std::min(document_.find(shuts, begin), document_.size());
                passed = true;
                break;
            }
        }
        if (passed) {
            continue;
        }
        at_ = endOf(document_, begin);
        std::string_view all = document_.substr(begin, at_ - begin);
        all.remove_prefix(1);
        all.remove_suffix(all.ends_with('>') ? 1 : 0);
        tag.begin = begin;
        tag.end = at_;
        tag.closes = all.starts_with('/');
        tag.isWhole = all.ends_with('/');
        all.remove_prefix(tag.closes ? 1 : 0);
        all.remove_suffix(tag.isWhole && !all.empty() ? 1 : 0);
        tag.name = all.substr(0, all.find_first_of(spaces));
        tag.inside = all.substr(tag.name.size());
        return true;
    }
}

}
