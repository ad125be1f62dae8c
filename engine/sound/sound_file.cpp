#include "sound/sound_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

#include <sndfile.h>

namespace premise {

namespace {

    constexpr int lowestRate = 4000;
    constexpr int highestRate = 384000;
    constexpr int mostChannels = 64;
    constexpr std::int64_t longestSeconds = std::int64_t(24) * 3600;
    constexpr std::int64_t framesAtOnce = 4096;
    /// Blocks of Vorbis and Opus overlap, and libsndfile forgets the one before at a jump: the longest two.
    constexpr std::int64_t oggLead = 8192;
    constexpr float loudest = 8.0F; ///< a float file may hold anything; this is 18 dB over full

    bool isReadFormat(int format)
    {
        constexpr std::array read{SF_FORMAT_WAV,  SF_FORMAT_WAVEX, SF_FORMAT_RF64, SF_FORMAT_W64,
                                  SF_FORMAT_AIFF, SF_FORMAT_FLAC,  SF_FORMAT_OGG};
        return std::ranges::find(read, format & SF_FORMAT_TYPEMASK) != read.end();
    }

    Result<void> isRecording(const fs::path& path, const SF_INFO& info)
    {
        if (!isReadFormat(info.format)) {
            return fail("{} is a kind of sound that is not read here. Save it as WAV, FLAC or Ogg.",
                        path.string());
        }
        if (info.samplerate < lowestRate || info.samplerate > highestRate) {
            return fail("{} says it has {} samples a second; {} to {} can be read. Save it anew.",
                        path.string(), info.samplerate, lowestRate, highestRate);
        }
        if (info.channels < 1 || info.channels > mostChannels) {
            return fail("{} says it has {} channels; up to {} can be read. Save it with fewer.",
                        path.string(), info.channels, mostChannels);
        }
        if (info.frames < 1 || info.seekable == 0) {
            return fail("{} holds no sound. Save it anew, or choose another.", path.string());
        }
        if (info.frames / info.samplerate >= longestSeconds) {
            return fail("{} says it lasts {} hours; up to 24 can be read. Cut it shorter.",
                        path.string(), info.frames / info.samplerate / 3600);
        }
        return {};
    }

    float heard(float sample)
    {
        return std::isfinite(sample) ? std::clamp(sample, -loudest, loudest) : 0.0F;
    }

    /// `frames` of the file's channels as left and right.
    void foldToStereo(std::span<const float> raw, int channels, std::span<float> stereo)
    {
        const auto count = std::size_t(channels);
        for (std::size_t i = 0; i < stereo.size() / 2; ++i) {
            const std::span<const float> frame = raw.subspan(i * count, count);
            if (channels == 2) {
                stereo[2 * i] = heard(frame[0]);
                stereo[2 * i + 1] = heard(frame[1]);
                continue;
            }
            float sum = 0.0F;
            for (const float sample : frame) {
                sum += heard(sample);
            }
            stereo[2 * i] = stereo[2 * i + 1] = sum / float(channels);
        }
    }

}

void SoundFile::Close::operator()(void* file) const
{
    sf_close(static_cast<SNDFILE*>(file));
}

Result<SoundFile> SoundFile::open(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(path, error)) {
        return fail("There is no sound file {}. Put it back, or choose another.", path.string());
    }
    if (!fs::is_regular_file(path, error)) { // a pipe could keep us waiting for ever
        return fail("{} is not a file. Choose a sound.", path.string());
    }
    SF_INFO info{};
    SoundFile sound;
    sound.file_.reset(sf_open(path.c_str(), SFM_READ, &info));
    if (!sound.file_) {
        return fail("{} cannot be read as sound: {} Save it as WAV, FLAC or Ogg.", path.string(),
                    sf_strerror(nullptr));
    }
    TRY(isRecording(path, info));
    sound.facts_ = {info.samplerate, info.channels, info.frames};
    sound.lead_ = (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG ? oggLead : 0;
    sound.raw_.resize(std::size_t(framesAtOnce) * std::size_t(info.channels));
    return sound;
}

bool SoundFile::goTo(std::int64_t frame)
{
    auto* const file = static_cast<SNDFILE*>(file_.get());
    std::int64_t at = std::max<std::int64_t>(0, frame - lead_);
    const bool ahead = next_ >= at && next_ <= frame; // as near as a jump would lead
    if (!ahead && sf_seek(file, at, SEEK_SET) < 0) {
        return false;
    }
    at = ahead ? next_ : at;
    while (at < frame) {
        const std::int64_t got =
            sf_readf_float(file, raw_.data(), std::min(frame - at, framesAtOnce));
        if (got <= 0) {
            return false;
        }
        at += got;
    }
    next_ = frame;
    return true;
}

void SoundFile::read(std::int64_t first, std::span<float> stereo)
{
    const auto wanted = std::int64_t(stereo.size() / 2);
    std::ranges::fill(stereo, 0.0F);
    std::int64_t at = std::clamp<std::int64_t>(-first, 0, wanted);
    const std::int64_t end = std::clamp<std::int64_t>(facts_.frames - first, at, wanted);
    auto* const file = static_cast<SNDFILE*>(file_.get());
    while (at < end) {
        if (!goTo(first + at)) {
            next_ = -1; // where it broke off is not known
            return;
        }
        const std::int64_t some = std::min(end - at, framesAtOnce);
        const std::int64_t got = sf_readf_float(file, raw_.data(), some);
        next_ = first + at + std::max<std::int64_t>(got, 0);
        if (got <= 0) {
            next_ = -1;
            return;
        }
        foldToStereo(raw_, facts_.channels,
                     stereo.subspan(std::size_t(2 * at), std::size_t(2 * got)));
        at += got;
    }
}

}
