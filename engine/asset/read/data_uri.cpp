#include "asset/read/data_uri.h"

#include <array>
#include <cstdint>

namespace premise {

namespace {

    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    constexpr std::array<std::int8_t, 256> valuesOfLetters()
    {
        std::array<std::int8_t, 256> values{};
        values.fill(-1);
        for (std::size_t i = 0; i < alphabet.size(); ++i) {
            values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
        }
        return values;
    }

    constexpr std::array<std::int8_t, 256> letterValue = valuesOfLetters();

}

bool isDataUri(std::string_view uri)
{
    return uri.starts_with("data:");
}

Result<std::vector<std::byte>> dataUriBytes(std::string_view uri)
{
    const std::size_t comma = uri.find(',');
    if (comma == std::string_view::npos || !uri.substr(0, comma).ends_with(";base64")) {
        return fail("its embedded data is not base64");
    }
    std::string_view text = uri.substr(comma + 1);
    while (text.ends_with('=')) {
        text.remove_suffix(1);
    }
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char letter : text) {
        const std::int8_t value = letterValue[static_cast<unsigned char>(letter)];
        if (value < 0) {
            return fail("its embedded data is not base64");
        }
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<std::byte>(bits >> static_cast<unsigned>(held) & 0xFFU));
        }
    }
    return bytes;
}

}
