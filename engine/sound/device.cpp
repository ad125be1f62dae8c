#include "sound/device.h"

#include <algorithm>
#include <array>
#include <atomic>

#include <soundio/soundio.h>

namespace premise {

namespace {

    /// Short enough that a key is felt to stop the sound, long enough for a busy machine.
    constexpr double bufferSeconds = 0.03;
    constexpr std::size_t deviceFramesAtOnce = 1024;

    /// What desktops have, what every system has, what studios have, and a device that keeps time and is not heard.
    constexpr std::array backends{SoundIoBackendPulseAudio, SoundIoBackendAlsa, SoundIoBackendJack,
                                  SoundIoBackendDummy};

}

struct SoundDevice::Parts {
    Parts(SoundPlayer& from, SoundIoBackend backend) : player(from), system(soundio_create())
    {
        if (system == nullptr || soundio_connect_backend(system, backend) != 0) {
            return;
        }
        soundio_flush_events(system);
        const int index = soundio_default_output_device_index(system);
        device = index < 0 ? nullptr : soundio_get_output_device(system, index);
        if (device == nullptr || device->probe_error != 0) {
            return;
        }
        name = backend == SoundIoBackendDummy ? "no loudspeakers" : device->name;
        openStream();
    }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts()
    {
        if (stream != nullptr) {
            soundio_outstream_destroy(stream);
        }
        if (device != nullptr) {
            soundio_device_unref(device);
        }
        if (system != nullptr) {
            soundio_destroy(system);
        }
    }

    void openStream()
    {
        stream = soundio_outstream_create(device);
        if (stream == nullptr) {
            return;
        }
        stream->userdata = this;
        stream->name = "Premise";
        stream->sample_rate = mixRate;
        stream->format = SoundIoFormatFloat32NE;
        stream->layout = *soundio_channel_layout_get_default(2);
        stream->software_latency = bufferSeconds;
        stream->write_callback = write;
        stream->error_callback = [](SoundIoOutStream* of, int) {
            static_cast<Parts*>(of->userdata)->gone = true;
        };
        runs = soundio_outstream_open(stream) == 0 && stream->layout_error == 0 &&
               soundio_outstream_start(stream) == 0;
    }

    /// On the system's thread.
    static void write(SoundIoOutStream* stream, int least, int most)
    {
        auto& parts = *static_cast<Parts*>(stream->userdata);
        const int usual = int(bufferSeconds * mixRate);
        int left = std::clamp(usual, least, most);
        while (left > 0) {
            int frames = std::min(left, int(deviceFramesAtOnce));
            SoundIoChannelArea* areas = nullptr;
            if (soundio_outstream_begin_write(stream, &areas, &frames) != 0 || frames <= 0) {
                return;
            }
            frames = std::min(frames, int(deviceFramesAtOnce));
            const std::span<float> samples(parts.samples.data(), std::size_t(2 * frames));
            parts.player.fill(samples);
            for (int channel = 0; channel < 2; ++channel) {
                for (int i = 0; i < frames; ++i) {
                    *reinterpret_cast<float*>(areas[channel].ptr + areas[channel].step * i) =
                        samples[std::size_t(2 * i + channel)];
                }
            }
            if (soundio_outstream_end_write(stream) != 0) {
                return;
            }
            double seconds = 0.0;
            if (soundio_outstream_get_latency(stream, &seconds) == 0) {
                parts.latency = std::clamp(seconds, 0.0, 1.0);
            }
            left -= frames;
        }
    }

    SoundPlayer& player;
    SoundIo* system = nullptr;
    SoundIoDevice* device = nullptr;
    SoundIoOutStream* stream = nullptr;
    std::string name{};
    bool runs = false;
    std::atomic<bool> gone{false};
    std::atomic<double> latency{bufferSeconds};
    std::array<float, 2 * deviceFramesAtOnce> samples{};
};

SoundDevice::SoundDevice(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SoundDevice::SoundDevice(SoundDevice&&) noexcept = default;
SoundDevice& SoundDevice::operator=(SoundDevice&&) noexcept = default;
SoundDevice::~SoundDevice() = default;

Result<SoundDevice> SoundDevice::open(SoundPlayer& player)
{
    for (const SoundIoBackend backend : backends) {
        auto parts = std::make_unique<Parts>(player, backend);
        if (parts->runs) {
            return SoundDevice(std::move(parts));
        }
    }
    return fail("No sound can be played: the system has no device for it. Pictures play without.");
}

double SoundDevice::latency() const
{
    return parts_->latency;
}

const std::string& SoundDevice::name() const
{
    return parts_->name;
}

bool SoundDevice::isGone() const
{
    return parts_->gone;
}

}
