#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace premise::test {

/// How a WAV file of 16 bits begins.
struct WavHead {
    std::uint32_t rate = 48000;
    std::uint16_t channels = 1;
    std::uint32_t frames = 48000; ///< as it says; what follows may be less
};

/// The 44 bytes of a RIFF/WAVE head (Microsoft, Multimedia Programming Interface, 1991).
[[nodiscard]] std::string wavHead(const WavHead& head);

/// Writes such a file; `sample` says what frame i has in every channel, -1 to 1.
void writeWav(const std::filesystem::path& file, const WavHead& head,
              const std::function<double(std::uint32_t)>& sample);

}
