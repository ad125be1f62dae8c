#include "asset/cooked/cooked_textures.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "asset/cooked/cooked_model.h"
#include "asset/cooked/write_all.h"
#include "asset/read/image_source.h"
#include "base/promise.h"

namespace premise {

namespace {

    constexpr std::uint64_t alignment = 16;
    constexpr std::uint64_t magic = 0x0A1A'7478'6554'7250; // "PrText", and what no text has
    constexpr std::uint8_t standInFlag = 1;
    constexpr std::uint8_t holesFlag = 2;

    struct Head {
        std::uint64_t magic = 0;
        std::uint32_t version = 0;
        std::uint32_t index = 0;
        std::uint32_t width = 0;
        std::uint32_t height = 0;
        std::array<std::uint8_t, 4> mean{};
        std::uint8_t role = 0;
        std::uint8_t flags = 0;
        std::uint8_t unused[2] = {};
    };
    static_assert(sizeof(Head) == 2 * alignment);

    std::uint64_t aligned(std::uint64_t offset)
    {
        return (offset + alignment - 1) / alignment * alignment;
    }

    std::uint64_t levelBytes(int width, int height, int level)
    {
        return std::uint64_t(levelSide(width, level)) * std::uint64_t(levelSide(height, level)) * 4;
    }

    /// Of all levels, each brought to a multiple of 16.
    std::uint64_t allLevels(int width, int height)
    {
        std::uint64_t bytes = 0;
        for (int level = 0; level < levelCount(width, height); ++level) {
            bytes += aligned(levelBytes(width, height, level));
        }
        return bytes;
    }

    bool isWithin(const Head& head, const ImportLimits& limits)
    {
        const std::uint64_t side = std::max(head.width, head.height);
        const bool standsIn = (head.flags & standInFlag) != 0 && side <= standInSide;
        const std::uint64_t pixels = std::uint64_t(head.width) * head.height;
        return standsIn || (side <= limits[Limit::side] && pixels <= limits[Limit::pixels]);
    }

    Result<void> checkHead(const Head& head, const ImportLimits& limits)
    {
        if (head.magic != magic || head.version != cookedVersion) {
            return fail("there is no picture where one should be");
        }
        if (head.width == 0 || head.height == 0 || !isWithin(head, limits)) {
            return fail("picture {} is {} × {} pixels", head.index, head.width, head.height);
        }
        if (head.role > std::uint8_t(TextureRole::normal)) {
            return fail("picture {} is for nothing known", head.index);
        }
        return {};
    }

}

Result<PicturePlace> TextureFile::append(std::uint32_t index, const TextureImage& image)
{
    PROMISE(static_cast<int>(image.levels.size()) == levelCount(image.width, image.height),
            "A picture is handed over whole");
    Head head{magic,
              cookedVersion,
              index,
              std::uint32_t(image.width),
              std::uint32_t(image.height),
              image.mean,
              std::uint8_t(image.role),
              0,
              {}};
    head.flags = std::uint8_t((image.standIn ? standInFlag : 0) | (image.holes ? holesFlag : 0));
    PicturePlace place;
    place.bytes = sizeof head + allLevels(image.width, image.height);
    {
        const std::scoped_lock lock(mutex_);
        place.offset = end_;
        end_ += place.bytes;
    }
    std::uint64_t at = place.offset;
    TRY(writeAll(file_, std::as_bytes(std::span(&head, 1)), at));
    at += sizeof head;
    const std::array<std::byte, alignment> zeros{};
    for (const SharedArray<std::uint8_t>& level : image.levels) {
        TRY(writeAll(file_, std::as_bytes(level.rows()), at));
        const std::uint64_t next = aligned(at + level.size());
        TRY(writeAll(file_, std::span(zeros).first(next - at - level.size()), at + level.size()));
        at = next;
    }
    return place;
}

Result<CookedTexture> cookedTexture(std::span<const std::byte> file, std::uint64_t offset,
                                    std::shared_ptr<const void> keeper, const ImportLimits& limits)
{
    Head head;
    if (offset % alignment != 0 || offset > file.size() || file.size() - offset < sizeof head) {
        return fail("there is no picture where one should be");
    }
    std::memcpy(&head, file.data() + offset, sizeof head);
    TRY(checkHead(head, limits));
    CookedTexture cooked;
    cooked.index = head.index;
    TextureImage& image = cooked.image;
    image.width = static_cast<int>(head.width);
    image.height = static_cast<int>(head.height);
    image.role = static_cast<TextureRole>(head.role);
    image.mean = head.mean;
    image.standIn = (head.flags & standInFlag) != 0;
    image.holes = (head.flags & holesFlag) != 0;
    cooked.bytes = sizeof head + allLevels(image.width, image.height);
    if (cooked.bytes > file.size() - offset) {
        return fail("picture {} is cut short", head.index);
    }
    std::uint64_t at = offset + sizeof head;
    for (int level = 0; level < levelCount(image.width, image.height); ++level) {
        const std::uint64_t bytes = levelBytes(image.width, image.height, level);
        const auto* pixels = reinterpret_cast<const std::uint8_t*>(file.data() + at);
        image.levels.emplace_back(std::span(pixels, bytes), keeper);
        at += aligned(bytes);
    }
    return cooked;
}

Result<std::vector<CookedTexture>> cookedTextures(std::span<const std::byte> file,
                                                  const std::shared_ptr<const void>& keeper)
{
    std::vector<CookedTexture> all;
    for (std::uint64_t at = 0; at < file.size();) {
        all.push_back(TRY(cookedTexture(file, at, keeper)));
        at += all.back().bytes;
    }
    return all;
}

}
