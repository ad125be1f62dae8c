#include "asset/usd/values.h"

#include <array>

namespace premise {

namespace {

    struct NamedType {
        std::string_view name;
        UsdType type;
    };

    constexpr UsdType numbers(std::uint8_t width, std::uint8_t row)
    {
        return {UsdKind::numbers, width, row};
    }
    constexpr UsdType texts{UsdKind::texts, 1, 1};

    constexpr std::array namedTypes{
        NamedType{"bool", numbers(1, 1)},
        NamedType{"uchar", numbers(1, 1)},
        NamedType{"int", numbers(1, 1)},
        NamedType{"uint", numbers(1, 1)},
        NamedType{"int64", numbers(1, 1)},
        NamedType{"uint64", numbers(1, 1)},
        NamedType{"half", numbers(1, 1)},
        NamedType{"float", numbers(1, 1)},
        NamedType{"double", numbers(1, 1)},
        NamedType{"timecode", numbers(1, 1)},
        NamedType{"quath", numbers(4, 4)},
        NamedType{"quatf", numbers(4, 4)},
        NamedType{"quatd", numbers(4, 4)},
        NamedType{"matrix2d", numbers(4, 2)},
        NamedType{"matrix3d", numbers(9, 3)},
        NamedType{"matrix4d", numbers(16, 4)},
        NamedType{"frame4d", numbers(16, 4)},
        NamedType{"string", texts},
        NamedType{"token", texts},
        NamedType{"asset", texts},
        NamedType{"pathExpression", texts},
    };

    /// The start of types that end with a count and, in roles, a letter: int3, color4h, texCoord2f.
    constexpr std::array vectors{"int",   "half",   "float",  "double",  "point",
                                 "color", "vector", "normal", "texCoord"};

    /// Numbers of a "3" or "3f"; 0 where it is none.
    std::uint8_t countIn(std::string_view ending)
    {
        const bool letter =
            ending.size() == 2 && (ending[1] == 'f' || ending[1] == 'd' || ending[1] == 'h');
        if ((ending.size() != 1 && !letter) || ending[0] < '2' || ending[0] > '4') {
            return 0;
        }
        return static_cast<std::uint8_t>(ending[0] - '0');
    }

    class ValueReader {
    public:
        ValueReader(UsdText& text, const UsdType& type) : text_(text), type_(type) {}

        Result<UsdValue> read(bool array)
        {
            value_.kind = type_.kind;
            value_.width = type_.width;
            value_.array = array;
            if (!array) {
                TRY(element());
                return std::move(value_);
            }
            TRY(text_.expect('[', "before the elements of an array"));
            while (!text_.take(']')) {
                TRY(element());
                if (!text_.take(',') && text_.peek() != ']') {
                    return text_.wrong("',' or ']' is expected in an array");
                }
            }
            return std::move(value_);
        }

    private:
        Result<void> element()
        {
            if (type_.kind == UsdKind::texts) {
                value_.texts.push_back(TRY(oneText()));
                return {};
            }
            if (type_.width == 1) {
                value_.numbers.push_back(TRY(text_.number()));
                return {};
            }
            const std::size_t rows = std::size_t(type_.width) / type_.row;
            if (rows == 1) {
                return row();
            }
            TRY(text_.expect('(', "before the rows of a matrix"));
            for (std::size_t i = 0; i < rows; ++i) {
                TRY(row());
                if (i + 1 < rows) {
                    TRY(text_.expect(',', "between the rows of a matrix"));
                }
            }
            return text_.expect(')', "after the rows of a matrix");
        }

        Result<void> row()
        {
            TRY(text_.expect('(', "before numbers that belong together"));
            for (std::size_t i = 0; i < type_.row; ++i) {
                value_.numbers.push_back(TRY(text_.number()));
                if (i + 1 < type_.row) {
                    TRY(text_.expect(',', "between numbers that belong together"));
                }
            }
            return text_.expect(')', "after numbers that belong together");
        }

        Result<std::string> oneText()
        {
            const char next = text_.peek();
            return next == '@' ? text_.asset() : next == '<' ? text_.path() : text_.quoted();
        }

        UsdText& text_;
        UsdType type_;
        UsdValue value_;
    };

    /// Brackets of any kind, with anything in them, to their end.
    Result<void> skipBrackets(UsdText& text, const ImportLimits& limits)
    {
        std::string open;
        do {
            const char next = text.peek();
            if (text.ended()) {
                return text.wrong("the file ends within brackets");
            }
            if (next == '(' || next == '[' || next == '{') {
                open += next == '(' ? ')' : next == '[' ? ']' : '}';
                if (open.size() > limits[Limit::jsonDepth]) {
                    return tl::unexpected(overLimit(text.name(), Limit::jsonDepth, 0, limits));
                }
                (void)text.take(next);
            } else if (next == open.back()) {
                open.pop_back();
                (void)text.take(next);
            } else if (next == '"' || next == '\'') {
                TRY(text.quoted());
            } else if (next == '@') {
                TRY(text.asset());
            } else if (next == '<') {
                TRY(text.path());
            } else if (text.word().empty() && !text.take(',') && !text.take('=') &&
                       !text.take(':')) {
                TRY(text.number());
            }
        } while (!open.empty());
        return {};
    }

    /// A text or a number; nothing where another thing comes next.
    Result<bool> readLooseItem(UsdText& text, UsdValue& value)
    {
        const char next = text.peek();
        if (next == '"' || next == '\'') {
            value.texts.push_back(TRY(text.quoted()));
        } else if (next == '@') {
            value.texts.push_back(TRY(text.asset()));
        } else if (next == '<') {
            value.texts.push_back(TRY(text.path()));
        } else if (next == '(' || next == '[' || next == '{') {
            return false;
        } else {
            const std::string word(text.peekWord());
            if (word.empty() || word == "true" || word == "false" || word == "inf" ||
                word == "nan") {
                value.numbers.push_back(TRY(text.number()));
                return true;
            }
            value.texts.emplace_back(text.word());
        }
        return true;
    }

}

UsdType usdTypeNamed(std::string_view name)
{
    for (const NamedType& one : namedTypes) {
        if (one.name == name) {
            return one.type;
        }
    }
    for (const std::string_view start : vectors) {
        const std::uint8_t count = name.starts_with(start) ? countIn(name.substr(start.size())) : 0;
        if (count > 0) {
            return numbers(count, count);
        }
    }
    return {};
}

Result<UsdValue> readUsdValue(UsdText& text, const UsdType& type, bool array,
                              const ImportLimits& limits)
{
    if (text.takeWord("None") || text.takeWord("AnimationBlock")) {
        return UsdValue{};
    }
    if (type.kind == UsdKind::other) {
        return readLooseUsdValue(text, limits);
    }
    return ValueReader(text, type).read(array);
}

Result<UsdValue> readLooseUsdValue(UsdText& text, const ImportLimits& limits)
{
    UsdValue value;
    if (text.takeWord("None")) {
        return value;
    }
    value.array = text.peek() == '[';
    if (!value.array || text.peek() == '(') {
        if (!TRY(readLooseItem(text, value))) {
            TRY(skipBrackets(text, limits));
        }
    } else if (text.take('[')) {
        while (!text.take(']')) {
            if (!TRY(readLooseItem(text, value))) {
                TRY(skipBrackets(text, limits));
            }
            if (!text.take(',') && text.peek() != ']') {
                return text.wrong("',' or ']' is expected in a list");
            }
        }
    }
    value.kind = !value.texts.empty()     ? UsdKind::texts
                 : !value.numbers.empty() ? UsdKind::numbers
                                          : UsdKind::other;
    return value;
}

}
