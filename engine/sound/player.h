#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

#include "sound/mixer.h"

namespace premise {

/// Mixes ahead on a thread of its own, and hands samples to a sound device, whose callback neither waits,
/// nor allocates, nor reads a file.
class SoundPlayer {
public:
    SoundPlayer();
    SoundPlayer(const SoundPlayer&) = delete;
    SoundPlayer& operator=(const SoundPlayer&) = delete;
    ~SoundPlayer();

    /// From now on this is played, from the second at hand on; none: silence.
    void load(std::unique_ptr<Mixer> mixer);
    /// Plays from this second of the soundtrack; speed 2 is twice as fast, below 0 backwards. What was
    /// still to be heard of another place is dropped.
    void play(double second, double speed);
    void stop();

    /// For the device's thread: the next samples at the mix's rate, left and right by turns. Silence while
    /// stopped and where nothing is mixed yet; time stands still meanwhile.
    void fill(std::span<float> stereo);

    /// The second of the soundtrack that was handed out last; the place of play() until samples of it are.
    [[nodiscard]] double handedOut() const;
    /// Whether samples of the place of the last play() have been handed out.
    [[nodiscard]] bool hasBegun() const;

private:
    static constexpr std::size_t blockFrames = 512;
    static constexpr std::size_t blockCount = 24; ///< a quarter of a second

    struct Block {
        std::uint32_t turn = 0; ///< of play() or stop() that it belongs to
        double second = 0.0;
        double speed = 1.0;
        std::array<float, 2 * blockFrames> samples{};
    };

    void mixAhead();
    [[nodiscard]] bool mixOne();
    void begin(double second, double speed, bool plays);

    // Between whoever calls play() and the thread that mixes.
    std::mutex mutex_;
    std::unique_ptr<Mixer> mixer_;
    double next_ = 0.0; ///< second that the next block begins with
    double speed_ = 1.0;
    bool plays_ = false;

    // From the mixing thread to the device's: blocks written_ - 1 down to taken_ are full.
    std::array<Block, blockCount> blocks_;
    std::atomic<std::uint64_t> written_{0};
    std::atomic<std::uint64_t> taken_{0};
    std::atomic<std::uint32_t> turn_{0}; ///< blocks of another are dropped
    std::atomic<bool> closing_{false};

    // The device's own, and what it tells.
    std::size_t at_ = 0;             ///< frames handed out of the block at taken_
    std::atomic<double> start_{0.0}; ///< of the last play()
    std::atomic<double> handedOut_{0.0};
    std::atomic<std::uint32_t> begun_{0}; ///< the turn that handedOut_ belongs to

    std::thread mixing_; ///< the last member: it uses all others
};

}
