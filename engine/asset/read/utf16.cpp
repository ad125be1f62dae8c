#include "asset/read/utf16.h"

#include <cstdint>

namespace premise {

namespace {

    constexpr std::uint32_t replacement = 0xFFFD;

    bool startsWith(std::span<const std::byte> text, unsigned first, unsigned second)
    {
        return text.size() >= 2 && text[0] == std::byte(first) && text[1] == std::byte(second);
    }

    void append(std::vector<std::byte>& out, std::uint32_t point)
    {
        const auto tail = [&](unsigned shift) {
            out.push_back(std::byte(0x80U | ((point >> shift) & 0x3FU)));
        };
        if (point < 0x80) {
            out.push_back(std::byte(point));
        } else if (point < 0x800) {
            out.push_back(std::byte(0xC0U | (point >> 6U)));
            tail(0);
        } else if (point < 0x10000) {
            out.push_back(std::byte(0xE0U | (point >> 12U)));
            tail(6);
            tail(0);
        } else {
            out.push_back(std::byte(0xF0U | (point >> 18U)));
            tail(12);
            tail(6);
            tail(0);
        }
    }

}

bool isUtf16(std::span<const std::byte> text)
{
    return startsWith(text, 0xFE, 0xFF) || startsWith(text, 0xFF, 0xFE);
}

std::vector<std::byte> utf8FromUtf16(std::span<const std::byte> text)
{
    const bool bigEndian = startsWith(text, 0xFE, 0xFF);
    const auto unit = [&](std::size_t at) {
        const auto first = std::to_integer<std::uint32_t>(text[at]);
        const auto second = std::to_integer<std::uint32_t>(text[at + 1]);
        return bigEndian ? first * 256 + second : second * 256 + first;
    };
    const auto isHigh = [](std::uint32_t value) { return value >= 0xD800 && value < 0xDC00; };
    const auto isLow = [](std::uint32_t value) { return value >= 0xDC00 && value < 0xE000; };
    std::vector<std::byte> out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
        std::uint32_t point = unit(at);
        if (isHigh(point) && at + 3 < text.size() && isLow(unit(at + 2))) {
            point = 0x10000 + (point - 0xD800) * 0x400 + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        append(out, point >= 0xD800 && point < 0xE000 ? replacement : point);
    }
    return out;
}

}
