#include "asset/foreign/still_3ds.h"

#include <algorithm>
#include <cstdint>

namespace premise {

namespace {

    // Chunks as 3D Studio's own keyframer writes them.
    constexpr std::uint32_t keyframer = 0xB000;
    constexpr std::uint32_t camera = 0xB003;
    constexpr std::uint32_t cameraTarget = 0xB004;
    constexpr std::uint32_t light = 0xB005;
    constexpr std::uint32_t spotTarget = 0xB006;
    constexpr std::uint32_t spot = 0xB007;
    constexpr std::uint32_t firstTrack = 0xB020;
    constexpr std::uint32_t lastTrack = 0xB029;
    constexpr std::size_t head = 6;        ///< bytes of a chunk's kind and length
    constexpr std::size_t keyCountAt = 10; ///< in a track, after its flags and eight unused bytes

    std::uint32_t number(std::span<const std::byte> bytes, std::size_t at, std::size_t count)
    {
        std::uint32_t value = 0;
        for (std::size_t i = count; i > 0; --i) {
            value = value * 256 + std::to_integer<std::uint32_t>(bytes[at + i - 1]);
        }
        return value;
    }

    /// Calls visit(kind, content) with each chunk that lies side by side here, as far as they are whole.
    template <class Visit> void eachChunk(std::span<const std::byte> chunks, Visit visit)
    {
        while (chunks.size() >= head) {
            const std::size_t length = number(chunks, 2, 4);
            if (length < head || length > chunks.size()) {
                return;
            }
            visit(number(chunks, 0, 2), chunks.subspan(head, length - head));
            chunks = chunks.subspan(length);
        }
    }

    bool moves(std::span<const std::byte> node)
    {
        bool any = false;
        eachChunk(node, [&any](std::uint32_t kind, std::span<const std::byte> track) {
            any = any || (kind >= firstTrack && kind <= lastTrack &&
                          track.size() >= keyCountAt + 4 && number(track, keyCountAt, 4) > 1);
        });
        return any;
    }

}

Still3ds still3ds(std::span<const std::byte> file)
{
    Still3ds still;
    if (file.size() < head) {
        return still;
    }
    std::size_t targets = 0; // a camera may stand still and look after what passes
    std::size_t spotTargets = 0;
    eachChunk(file.subspan(head), [&](std::uint32_t kind, std::span<const std::byte> part) {
        if (kind != keyframer) {
            return;
        }
        eachChunk(part, [&](std::uint32_t node, std::span<const std::byte> content) {
            const std::size_t one = moves(content) ? 1 : 0;
            still.cameras += node == camera ? one : 0;
            targets += node == cameraTarget ? one : 0;
            still.lights += node == light || node == spot ? one : 0;
            spotTargets += node == spotTarget ? one : 0;
        });
    });
    still.cameras = std::max(still.cameras, targets);
    still.lights = std::max(still.lights, spotTargets);
    return still;
}

}
