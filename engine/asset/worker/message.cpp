#include "asset/worker/message.h"

#include <algorithm>
#include <cstring>

namespace premise {

namespace {

    /// As it lies in a datagram, before the text. Both ends are programs of one build on one machine.
    struct Head {
        std::uint8_t sign = 0;
        std::uint8_t unused[3] = {};
        std::uint32_t index = 0;
        std::uint64_t offset = 0;
    };

    /// How many bytes the character that begins `text` has; 0 where it is not one to be shown.
    std::size_t characterLength(std::string_view text)
    {
        const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        const unsigned first = byte(0);
        if (first < 0x80) {
            return first >= 0x20 && first != 0x7F ? 1 : 0;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || length > text.size()) {
            return 0;
        }
        std::uint32_t code = first & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(i) & 0xC0U) != 0x80) {
                return 0;
            }
            code = code << 6U | (byte(i) & 0x3FU);
        }
        constexpr std::uint32_t least[] = {0, 0, 0xA0, 0x800, 0x10000}; // below 0xA0: controls
        // Marks that turn the direction of writing could make one name look like another.
        const bool turns = (code >= 0x200E && code <= 0x200F) ||
                           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code < least[length] || code > 0x10FFFF || surrogate || turns ? 0 : length;
    }

}

std::string safeToShow(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        safe += length == 0 ? "?" : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return safe;
}

std::vector<std::byte> encoded(const ImportMessage& message)
{
    Head head;
    head.sign = std::uint8_t(message.sign);
    head.index = message.index;
    head.offset = message.offset;
    const std::size_t text = std::min(message.text.size(), longestMessage - sizeof head);
    std::vector<std::byte> datagram(sizeof head + text);
    std::memcpy(datagram.data(), &head, sizeof head);
    std::memcpy(datagram.data() + sizeof head, message.text.data(), text);
    return datagram;
}

std::optional<ImportMessage> decoded(std::span<const std::byte> datagram)
{
    Head head;
    if (datagram.size() < sizeof head || datagram.size() > longestMessage) {
        return std::nullopt;
    }
    std::memcpy(&head, datagram.data(), sizeof head);
    if (head.sign > std::uint8_t(ImportSign::done)) {
        return std::nullopt;
    }
    const auto text = datagram.subspan(sizeof head);
    return ImportMessage{ImportSign(head.sign), head.index, head.offset,
                         safeToShow({reinterpret_cast<const char*>(text.data()), text.size()})};
}

}
