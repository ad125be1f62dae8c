#include "project/limits.h"

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace premise {

std::string brokenLimit(double value, const Limits& limits)
{
    if (!std::isfinite(value)) {
        return "must be a finite number";
    }
    const bool tooSmall = limits.leastIsOut ? value <= limits.least : value < limits.least;
    if (!tooSmall && value <= limits.most) {
        return {};
    }
    const char* from = limits.leastIsOut ? "above" : "at least";
    if (limits.least > -1e9 && limits.most < 1e9) {
        return fmt::format("must be {} {} and at most {}, and is {}", from, limits.least,
                           limits.most, value);
    }
    return tooSmall ? fmt::format("must be {} {}, and is {}", from, limits.least, value)
                    : fmt::format("must be at most {}, and is {}", limits.most, value);
}

bool isUtf8(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto isTail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned lead = byte(i);
        const unsigned next = byte(i + 1);
        if (lead < 0x80U) {
            i += 1;
        } else if (lead >= 0xC2U && lead <= 0xDFU && isTail(i + 1)) {
            i += 2;
        } else if (lead >= 0xE0U && lead <= 0xEFU && isTail(i + 1) && isTail(i + 2) &&
                   !(lead == 0xE0U && next < 0xA0U) && !(lead == 0xEDU && next > 0x9FU)) {
            i += 3;
        } else if (lead >= 0xF0U && lead <= 0xF4U && isTail(i + 1) && isTail(i + 2) &&
                   isTail(i + 3) && !(lead == 0xF0U && next < 0x90U) &&
                   !(lead == 0xF4U && next > 0x8FU)) {
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

}
