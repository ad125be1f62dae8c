#include "sound/mixer.h"

#include <algorithm>
#include <cmath>

#include "project/tables.h"
#include "sound/resample.h"

namespace premise {

namespace {

    constexpr std::size_t blockSamples = 1024;
    /// Faster than this nothing can be made out, and a block would need too much of its file.
    constexpr double fastestHeard = 32.0;

    std::string silentSentence(const Sound& sound, const std::string& why)
    {
        return fmt::format("{} is silent: {}", capitalised(titleOf(sound)), why);
    }

}

Mixer::Mixer(const Project& project, const fs::path& folder, Soundtrack track)
    : track_(std::move(track))
{
    for (const auto& sound : project.sounds.rows()) {
        if (std::ranges::find(track_, sound->id, &SoundSpan::sound) == track_.end()) {
            continue;
        }
        if (Result<SoundFile> file = SoundFile::open(folder / sound->path)) {
            files_.emplace(sound->id, std::move(*file));
        } else {
            warnings_.push_back(silentSentence(*sound, file.error().message));
        }
    }
}

void Mixer::mix(double second, double speed, std::span<float> stereo)
{
    std::ranges::fill(stereo, 0.0F);
    for (std::size_t at = 0; at < stereo.size(); at += 2 * blockSamples) {
        const std::size_t count = std::min(2 * blockSamples, stereo.size() - at);
        mixBlock(second + speed * double(at / 2) / mixRate, speed, stereo.subspan(at, count));
    }
    for (float& sample : stereo) {
        sample = std::clamp(sample, -1.0F, 1.0F);
    }
}

void Mixer::mixBlock(double second, double speed, std::span<float> stereo)
{
    // Counted in samples of the mix from its beginning, the same from block to block.
    const double first = second * mixRate;
    const auto samples = double(stereo.size() / 2);
    for (const SoundSpan& span : track_) {
        const auto found = files_.find(span.sound);
        if (found == files_.end() || speed == 0.0) {
            continue;
        }
        // Samples of this block within the span: those whose moment is not before its start or at its end.
        const double a = (span.start * mixRate - first) / speed;
        const double b = (span.end * mixRate - first) / speed;
        const auto from = std::size_t(std::clamp(std::ceil(std::min(a, b) - 1e-6), 0.0, samples));
        const auto to = std::size_t(std::clamp(std::ceil(std::max(a, b) - 1e-6), 0.0, samples));
        SoundFile& file = found->second;
        const double rate = file.facts().rate;
        const double seconds = (first + double(from) * speed) / mixRate;
        const SamplePath path{(span.offset + (seconds - span.start) * span.speed) * rate,
                              speed * span.speed * rate / mixRate};
        if (from >= to || std::abs(path.step) > fastestHeard) {
            continue;
        }
        const FrameSpan needed = framesNeeded(path, to - from);
        frames_.resize(std::size_t(2 * needed.count));
        file.read(needed.first, frames_);
        addAlong(path, frames_, float(span.factor), stereo.subspan(2 * from, 2 * (to - from)));
    }
}

std::vector<std::string> brokenSounds(const Project& project, const fs::path& folder)
{
    std::vector<std::string> sentences;
    for (const auto& sound : project.sounds.rows()) {
        if (const Result<SoundFile> file = SoundFile::open(folder / sound->path); !file) {
            sentences.push_back(silentSentence(*sound, file.error().message));
        }
    }
    return sentences;
}

}
