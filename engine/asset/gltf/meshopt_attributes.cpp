#include "asset/gltf/meshopt_attributes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

namespace premise {

namespace {

    constexpr std::size_t groupSize = 16;
    constexpr std::size_t mostOfABlock = 256; ///< of a block

    /// What is left of the stream; false from the first byte that is not there.
    class Bytes {
    public:
        explicit Bytes(std::span<const std::byte> all) : left_(all) {}

        bool take(std::size_t count, const std::uint8_t*& out)
        {
            if (count > left_.size()) {
                return false;
            }
            out = reinterpret_cast<const std::uint8_t*>(left_.data());
            left_ = left_.subspan(count);
            return true;
        }
        [[nodiscard]] bool empty() const { return left_.empty(); }

    private:
        std::span<const std::byte> left_;
    };

    /// Sixteen deltas of this many bits each; all bits set say that a whole byte follows.
    bool readGroup(Bytes& bytes, unsigned bits, std::uint8_t* out)
    {
        const std::uint8_t* packed = nullptr;
        if (bits == 0) {
            std::fill_n(out, groupSize, std::uint8_t(0));
            return true;
        }
        if (!bytes.take(2 * bits, packed)) {
            return false;
        }
        if (bits == 8) {
            std::copy_n(packed, groupSize, out);
            return true;
        }
        const unsigned perByte = 8 / bits;
        const unsigned sentinel = (1U << bits) - 1;
        for (unsigned i = 0; i < groupSize; ++i) {
            const unsigned place = i % perByte;
            const unsigned shift = bits == 1 ? place : 8 - bits * (place + 1);
            const unsigned value = unsigned(packed[i / perByte]) >> shift & sentinel;
            const std::uint8_t* whole = nullptr;
            if (value == sentinel) {
                if (!bytes.take(1, whole)) {
                    return false;
                }
                out[i] = *whole;
            } else {
                out[i] = std::uint8_t(value);
            }
        }
        return true;
    }

    /// The deltas of one byte of every element of a block.
    bool readColumn(Bytes& bytes, unsigned control, std::size_t elements,
                    std::array<std::uint8_t, mostOfABlock>& out)
    {
        constexpr std::array<std::array<unsigned, 4>, 2> bitsOfGroup{{{0, 1, 2, 4}, {1, 2, 4, 8}}};
        const std::uint8_t* taken = nullptr;
        if (control == 2) {
            out.fill(0);
            return true;
        }
        if (control == 3) {
            if (!bytes.take(elements, taken)) {
                return false;
            }
            std::copy_n(taken, elements, out.begin());
            return true;
        }
        const std::size_t groups = (elements + groupSize - 1) / groupSize;
        if (!bytes.take((groups + 3) / 4, taken)) {
            return false;
        }
        for (std::size_t group = 0; group < groups; ++group) {
            const unsigned mode = unsigned(taken[group / 4]) >> (group % 4 * 2) & 3U;
            if (!readGroup(bytes, bitsOfGroup[control][mode], &out[group * groupSize])) {
                return false;
            }
        }
        return true;
    }

    /// Half of an even number, the complement of half of an odd one: small steps either way are small.
    template <class T> T unfolded(T value)
    {
        return T((value & 1U) != 0 ? ~(value >> 1U) : value >> 1U);
    }

    struct ByteChannel {
        unsigned mode = 0;
        unsigned rotation = 0;
    };

    /// What four bytes become by their deltas.
    std::uint32_t stepped(const ByteChannel& channel, std::uint32_t previous, std::uint32_t delta)
    {
        if (channel.mode == 2) {
            return previous ^ std::rotr(delta, int(channel.rotation));
        }
        std::uint32_t result = 0;
        const unsigned bits = channel.mode == 0 ? 8 : 16;
        for (unsigned shift = 0; shift < 32; shift += bits) {
            const std::uint32_t mask = (1U << bits) - 1;
            const std::uint32_t part = delta >> shift & mask;
            const std::uint32_t step =
                bits == 8 ? unfolded(std::uint8_t(part)) : unfolded(std::uint16_t(part));
            result |= (((previous >> shift) + step) & mask) << shift;
        }
        return result;
    }

    bool readChannels(std::span<const std::byte> modes, std::vector<ByteChannel>& channels)
    {
        for (const std::byte byte : modes) {
            const auto value = std::to_integer<unsigned>(byte);
            const ByteChannel channel{value & 0x0FU, value >> 4U};
            if (channel.mode > 2 || (channel.mode != 2 && channel.rotation != 0)) {
                return false;
            }
            channels.push_back(channel);
        }
        return true;
    }

    class Unpacking {
    public:
        Unpacking(std::span<const std::byte> body, std::span<const std::byte> first,
                  std::vector<ByteChannel> channels)
            : bytes_(body), channels_(std::move(channels)), previous_(channels_.size())
        {
            std::memcpy(previous_.data(), first.data(), first.size());
        }

        bool readBlock(std::size_t elements, std::byte* out)
        {
            const std::uint8_t* controls = nullptr;
            if (!bytes_.take(channels_.size(), controls)) {
                return false;
            }
            for (std::size_t channel = 0; channel < channels_.size(); ++channel) {
                for (unsigned k = 0; k < 4; ++k) {
                    if (!readColumn(bytes_, unsigned(controls[channel]) >> (2 * k) & 3U, elements,
                                    columns_[k])) {
                        return false;
                    }
                }
                writeChannel(channel, elements, out);
            }
            return true;
        }
        [[nodiscard]] bool finished() const { return bytes_.empty(); }

    private:
        void writeChannel(std::size_t channel, std::size_t elements, std::byte* out)
        {
            for (std::size_t i = 0; i < elements; ++i) {
                const std::uint32_t delta =
                    std::uint32_t(columns_[0][i]) | std::uint32_t(columns_[1][i]) << 8U |
                    std::uint32_t(columns_[2][i]) << 16U | std::uint32_t(columns_[3][i]) << 24U;
                previous_[channel] = stepped(channels_[channel], previous_[channel], delta);
                std::memcpy(out + (i * channels_.size() + channel) * 4, &previous_[channel], 4);
            }
        }

        Bytes bytes_;
        std::vector<ByteChannel> channels_;
        std::vector<std::uint32_t> previous_; ///< the last element, four bytes a channel
        std::array<std::array<std::uint8_t, mostOfABlock>, 4> columns_{};
    };

    template <class Signed> void unfilterColour(std::byte* element)
    {
        using Unsigned = std::make_unsigned_t<Signed>;
        Unsigned in[4];
        std::memcpy(in, element, sizeof in);
        // The highest bit of alpha tells how many bits the numbers have.
        const int largest = (1 << std::bit_width(unsigned(in[3]))) - 1;
        const int luma = in[0];
        const int orange = static_cast<Signed>(in[1]);
        const int green = static_cast<Signed>(in[2]);
        const int half = int(in[3]) & (largest >> 1);
        const int parts[4] = {luma + orange - green, luma + green, luma - orange - green,
                              half << 1 | (half & 1)};
        constexpr float top = std::numeric_limits<Unsigned>::max();
        for (std::size_t k = 0; k < 4; ++k) {
            const float value = largest == 0 ? 0.0F : float(parts[k]) * top / float(largest);
            in[k] = static_cast<Unsigned>(std::lround(std::clamp(value, 0.0F, top)));
        }
        std::memcpy(element, in, sizeof in);
    }

}

bool isSecondAttributeStream(std::span<const std::byte> packed)
{
    return !packed.empty() && packed.front() == std::byte(0xA1);
}

bool unpackAttributes(std::span<const std::byte> packed, std::size_t count, std::size_t stride,
                      std::span<std::byte> out)
{
    constexpr std::size_t leastTail = 24;
    const std::size_t tail = stride + stride / 4;
    const std::size_t paddedTail = std::max(tail, leastTail);
    std::vector<ByteChannel> channels;
    if (!isSecondAttributeStream(packed) || packed.size() < 1 + paddedTail ||
        out.size() < count * stride || !readChannels(packed.last(stride / 4), channels)) {
        return false;
    }
    Unpacking unpacking(packed.subspan(1, packed.size() - 1 - paddedTail),
                        packed.last(tail).first(stride), std::move(channels));
    const std::size_t most = std::min((8192 / stride) & ~(groupSize - 1), mostOfABlock);
    for (std::size_t done = 0; done < count; done += most) {
        if (!unpacking.readBlock(std::min(count - done, most), out.data() + done * stride)) {
            return false;
        }
    }
    return unpacking.finished();
}

void unfilterColours(std::span<std::byte> elements, std::size_t stride)
{
    for (std::size_t at = 0; at + stride <= elements.size(); at += stride) {
        if (stride == 4) {
            unfilterColour<std::int8_t>(&elements[at]);
        } else {
            unfilterColour<std::int16_t>(&elements[at]);
        }
    }
}

}
