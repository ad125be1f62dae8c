#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "sound/device.h"
#include "sound/led_clock.h"
#include "sound/peaks.h"
#include "sound/player.h"
#include "stage/transport.h"

namespace premise {

/// The sound of the open production: waveforms, read on a thread of its own, each once; and playing it
/// along with a transport, which then goes by the sound device's clock.
class SoundDesk {
public:
    /// Paths of sounds start at `folder`; `wake` is called from another thread when a waveform has come.
    SoundDesk(std::filesystem::path folder, std::function<void()> wake);
    SoundDesk(const SoundDesk&) = delete;
    SoundDesk& operator=(const SoundDesk&) = delete;
    ~SoundDesk();

    /// A sound file's waveform and length; without both where it is still being read, or broken.
    struct Waveform {
        std::shared_ptr<const Peaks> peaks{};
        double seconds = -1.0;
        std::string problem{}; ///< why there is none
    };
    [[nodiscard]] Waveform waveform(const Sound& sound);
    [[nodiscard]] bool reading() const;

    /// Nothing is heard, and time is the caller's: for scripts, whose clock is fixed.
    void keepSilent() { silent_ = true; }

    /// Call once a frame. Where the transport plays and something can be heard, the seconds to advance it by,
    /// as the device has them; else `passed`. A jump of the transport is followed, and while it stands
    /// a frame that it is moved to is heard for a moment.
    [[nodiscard]] double advance(const Project& project, const Transport& transport, double passed);
    /// A sentence when sound cannot be played, or one of it cannot be read; once.
    [[nodiscard]] std::string takeTrouble();

private:
    void readWaveforms();
    void loadTrack(const Project& project, const Transport& transport);
    [[nodiscard]] bool deviceStands();
    void start(double second, double speed);
    [[nodiscard]] double led(double passed, double speed);
    void scrub(double second, double passed);

    std::filesystem::path folder_;
    std::function<void()> wake_;

    mutable std::mutex mutex_; ///< of what the reading thread shares
    std::condition_variable wanted_;
    std::deque<std::string> queue_;             ///< paths to be read
    std::map<std::string, Waveform> waveforms_; ///< by path
    bool busy_ = false;
    bool closing_ = false;

    bool silent_ = false;
    std::string trouble_;
    std::string told_; ///< the last sound that was said to be silent
    SoundPlayer player_;
    std::future<Result<SoundDevice>> opening_;
    std::optional<SoundDevice> device_;
    bool noDevice_ = false;
    Soundtrack track_;    ///< loaded
    Table<Sound> sounds_; ///< as loaded
    LedClock clock_;
    double started_ = 0.0; ///< second of the last start
    double given_ = 0.0;   ///< seconds handed to the transport since then
    double waited_ = 0.0;  ///< for the device's first sample
    double speed_ = 0.0;   ///< 0: not playing
    double lastSecond_ = 0.0;
    double scrubLeft_ = 0.0;
    std::thread reader_; ///< the last member: it uses all others
};

}
