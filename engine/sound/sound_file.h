#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// What is mixed, played and delivered: left and right by turns, at this rate.
inline constexpr int mixRate = 48000;

struct SoundFacts {
    int rate = 0; ///< of the file, samples a second
    int channels = 0;
    std::int64_t frames = 0; ///< a frame is a sample of each channel
    [[nodiscard]] double seconds() const { return double(frames) / double(rate); }
};

/// Samples of stretches of a WAV, AIFF, FLAC or Ogg file, read as they are asked for: what is held of
/// it does not grow with its length. One thread at a time.
class SoundFile {
public:
    /// Fails where it is not there, is no sound, or has a rate, channels or a length that no
    /// recording has. The sentence names the file.
    [[nodiscard]] static Result<SoundFile> open(const fs::path& path);

    [[nodiscard]] const SoundFacts& facts() const { return facts_; }
    /// Left and right by turns from this frame of the file on; what lies before its start or after its
    /// end is silence, and so is what cannot be read. One channel is heard on both sides, and of more
    /// than two the mean: nobody's microphone is lost.
    void read(std::int64_t first, std::span<float> stereo);

private:
    struct Close {
        void operator()(void* file) const;
    };
    SoundFile() = default;
    [[nodiscard]] bool goTo(std::int64_t frame);

    std::unique_ptr<void, Close> file_;
    SoundFacts facts_;
    std::int64_t lead_ = 0;  ///< frames to be read before those that are meant
    std::int64_t next_ = 0;  ///< the frame that libsndfile reads next
    std::vector<float> raw_; ///< as the file has it
};

}
