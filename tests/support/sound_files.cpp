#include "support/sound_files.h"

#include <cmath>
#include <fstream>

namespace premise::test {

namespace {

    void addLittleEndian(std::string& bytes, std::uint32_t value, int count)
    {
        for (int i = 0; i < count; ++i) {
            bytes.push_back(char((value >> (8 * i)) & 0xFFU));
        }
    }

}

std::string wavHead(const WavHead& head)
{
    const std::uint32_t frameBytes = 2U * head.channels;
    const std::uint32_t dataBytes = head.frames * frameBytes;
    std::string bytes = "RIFF";
    addLittleEndian(bytes, 36 + dataBytes, 4);
    bytes += "WAVEfmt ";
    addLittleEndian(bytes, 16, 4);
    addLittleEndian(bytes, 1, 2); // PCM
    addLittleEndian(bytes, head.channels, 2);
    addLittleEndian(bytes, head.rate, 4);
    addLittleEndian(bytes, head.rate * frameBytes, 4);
    addLittleEndian(bytes, frameBytes, 2);
    addLittleEndian(bytes, 16, 2);
    bytes += "data";
    addLittleEndian(bytes, dataBytes, 4);
    return bytes;
}

void writeWav(const std::filesystem::path& file, const WavHead& head,
              const std::function<double(std::uint32_t)>& sample)
{
    std::string bytes = wavHead(head);
    for (std::uint32_t i = 0; i < head.frames; ++i) {
        const auto value = std::uint32_t(std::lround(sample(i) * 32767.0));
        for (std::uint16_t channel = 0; channel < head.channels; ++channel) {
            addLittleEndian(bytes, value, 2);
        }
    }
    std::ofstream(file, std::ios::binary) << bytes;
}

}
