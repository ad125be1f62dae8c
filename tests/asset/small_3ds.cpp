#include "small_3ds.h"

#include "raw_bytes.h"

namespace premise::test {

namespace {

    std::string chunk(std::uint16_t id, const std::string& content)
    {
        return raw(id) + raw(static_cast<std::uint32_t>(content.size() + 6)) + content;
    }

    std::string text0(const std::string& text)
    {
        return text + '\0';
    }

}

std::string keyed3ds(std::uint16_t kind, const std::string& name, std::uint32_t keys)
{
    const std::string head = text0(name) + raw(std::uint32_t(0)) + raw(std::uint16_t(0xFFFF));
    std::string track = raw(std::uint16_t(0)) + std::string(8, '\0') + raw(keys);
    for (std::uint32_t key = 0; key < keys; ++key) {
        track += raw(key * 10) + raw(std::uint16_t(0)) + floats({float(key), -10, 1});
    }
    return chunk(kind, chunk(0xB010, head) + chunk(0xB020, track));
}

std::string small3ds(std::uint16_t thirdCorner, const std::string& keyframer)
{
    const std::string material =
        chunk(0xAFFF, chunk(0xA000, text0("red")) +
                          chunk(0xA020, chunk(0x0011, std::string("\xFF\x00\x00", 3))));
    const std::string vertices =
        chunk(0x4110, raw(std::uint16_t(3)) + floats({0, 0, 0, 1, 0, 0, 0, 0, 2}));
    const std::string faces = chunk(
        0x4120, raw(std::uint16_t(1)) + raw(std::uint16_t(0)) + raw(std::uint16_t(1)) +
                    raw(thirdCorner) + raw(std::uint16_t(7)) +
                    chunk(0x4130, text0("red") + raw(std::uint16_t(1)) + raw(std::uint16_t(0))));
    const std::string axes = chunk(0x4160, floats({1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}));
    const std::string mesh = chunk(0x4000, text0("tri") + chunk(0x4100, vertices + faces + axes));
    const std::string camera =
        chunk(0x4000, text0("cam") + chunk(0x4700, floats({0, -10, 1, 0, 0, 1, 0, 50})));
    const std::string spot =
        chunk(0x4000, text0("spot") +
                          chunk(0x4600, floats({0, 0, 3}) + chunk(0x0010, floats({1, 0.5F, 0.5F})) +
                                            chunk(0x4610, floats({0, 0, 0, 30, 45}))));
    const std::string moving = keyframer.empty() ? std::string() : chunk(0xB000, keyframer);
    return chunk(0x4D4D, chunk(0x0002, raw(std::uint32_t(3))) +
                             chunk(0x3D3D, chunk(0x3D3E, raw(std::uint32_t(3))) + material + mesh +
                                               camera + spot) +
                             moving);
}

}
