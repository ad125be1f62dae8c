#include "asset/usd/text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace premise {

namespace {

    /// Letters beyond ASCII may be part of a name, whatever they are.
    bool startsName(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    int hexDigit(char c)
    {
        return isDigit(c)             ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    }

}

void UsdText::skip()
{
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ';') {
            ++at_;
        } else if (c == '#' || startsWith("//")) {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (startsWith("/*")) {
            const std::size_t end = text_.find("*/", at_ + 2);
            at_ = end == std::string_view::npos ? text_.size() : end + 2;
        } else {
            return;
        }
    }
}

char UsdText::peek()
{
    skip();
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool UsdText::ended()
{
    skip();
    return at_ >= text_.size();
}

bool UsdText::take(char letter)
{
    if (peek() != letter || at_ >= text_.size()) {
        return false;
    }
    ++at_;
    return true;
}

std::size_t UsdText::wordEnd() const
{
    std::size_t end = at_;
    while (end < text_.size()) {
        const char c = text_[end];
        if (startsName(c) || (end > at_ && isDigit(c))) {
            ++end;
            continue;
        }
        // A colon belongs to the name only where a name goes on behind it.
        const std::size_t colons = text_.substr(end, 2) == "::" ? 2 : c == ':' ? 1 : 0;
        const std::size_t next = end + colons;
        const bool goesOn =
            next < text_.size() && (startsName(text_[next]) || isDigit(text_[next]));
        if (colons == 0 || end == at_ || !goesOn) {
            break;
        }
        end = next + 1;
    }
    return end;
}

std::string_view UsdText::peekWord()
{
    skip();
    return text_.substr(at_, wordEnd() - at_);
}

std::string_view UsdText::word()
{
    const std::string_view found = peekWord();
    at_ += found.size();
    return found;
}

bool UsdText::takeWord(std::string_view word)
{
    if (peekWord() != word) {
        return false;
    }
    at_ += word.size();
    return true;
}

Result<void> UsdText::expect(char letter, std::string_view where)
{
    if (!take(letter)) {
        return ended() ? wrong("the file ends where '{}' is expected {}", letter, where)
                       : wrong("'{}' is expected {}", letter, where);
    }
    return {};
}

Result<double> UsdText::number()
{
    skip();
    const char* const begin = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    double value = 0.0;
    const auto [rest, problem] = std::from_chars(begin, end, value);
    if (problem == std::errc() && rest != begin && !startsName(*begin)) {
        at_ += static_cast<std::size_t>(rest - begin);
        return value;
    }
    if (problem == std::errc::result_out_of_range) {
        at_ += static_cast<std::size_t>(rest - begin);
        const std::string_view said(begin, static_cast<std::size_t>(rest - begin));
        const bool tiny =
            said.find("e-") != std::string_view::npos || said.find("E-") != std::string_view::npos;
        const double size = tiny ? 0.0 : std::numeric_limits<double>::infinity();
        return *begin == '-' ? -size : size;
    }
    if (takeWord("true") || takeWord("True")) {
        return 1.0;
    }
    if (takeWord("false") || takeWord("False")) {
        return 0.0;
    }
    if (takeWord("inf")) {
        return std::numeric_limits<double>::infinity();
    }
    if (takeWord("nan")) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return ended() ? wrong("the file ends where a number is expected")
                   : wrong("a number is expected");
}

std::string UsdText::escape()
{
    const char c = at_ < text_.size() ? text_[at_++] : '\\';
    switch (c) {
    case 'n': return "\n";
    case 't': return "\t";
    case 'r': return "\r";
    case 'a':
    case 'b':
    case 'f':
    case 'v': return " ";
    case 'x': {
        int code = 0;
        int digits = 0;
        while (digits < 2 && at_ < text_.size() && hexDigit(text_[at_]) >= 0) {
            code = code * 16 + hexDigit(text_[at_++]);
            ++digits;
        }
        return digits == 0 ? std::string("x") : std::string(1, static_cast<char>(code));
    }
    default: return std::string(1, c);
    }
}

Result<std::string> UsdText::quoted()
{
    const char quote = peek();
    if (quote != '"' && quote != '\'') {
        return wrong("a text in quotes is expected");
    }
    const std::string three(3, quote);
    const bool many = startsWith(three);
    const std::size_t start = at_;
    at_ += many ? 3 : 1;
    std::string text;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (many ? startsWith(three) : c == quote) {
            at_ += many ? 3 : 1;
            return text;
        }
        if (!many && c == '\n') {
            break;
        }
        ++at_;
        text += c == '\\' ? escape() : std::string(1, c);
    }
    at_ = start;
    return wrong("a text in quotes has no end");
}

Result<std::string> UsdText::asset()
{
    if (peek() != '@') {
        return wrong("a file name between @ and @ is expected");
    }
    const bool three = startsWith("@@@");
    const std::size_t start = at_ + (three ? 3 : 1);
    std::size_t end = start;
    std::string name;
    while (end < text_.size() && text_[end] != '\n') {
        if (three && text_.substr(end, 4) == "\\@@@") {
            name += "@@@";
            end += 4;
        } else if (three ? text_.substr(end, 3) == "@@@" : text_[end] == '@') {
            at_ = end + (three ? 3 : 1);
            // Letters of the name that happen to be @ stand before the closing three.
            while (three && at_ < text_.size() && text_[at_] == '@') {
                name += '@';
                ++at_;
            }
            return name;
        } else {
            name += text_[end++];
        }
    }
    return wrong("a file name has no closing @");
}

Result<std::string> UsdText::path()
{
    if (peek() != '<') {
        return wrong("a path between < and > is expected");
    }
    const std::size_t end = text_.find_first_of(">\n", at_);
    if (end == std::string_view::npos || text_[end] != '>') {
        return wrong("a path has no closing >");
    }
    std::string found(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return found;
}

std::size_t UsdText::line()
{
    skip();
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(std::min(counted_, at_)),
                   text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    counted_ = std::max(counted_, at_);
    return line_;
}

}
