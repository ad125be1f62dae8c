#include "sound/player.h"

#include <algorithm>
#include <chrono>

namespace premise {

namespace {

    /// Well within what is mixed ahead, and rare enough to cost nothing.
    constexpr std::chrono::milliseconds mixingPause{5};

}

SoundPlayer::SoundPlayer() : mixing_([this] { mixAhead(); }) {}

SoundPlayer::~SoundPlayer()
{
    closing_ = true;
    mixing_.join();
}

void SoundPlayer::load(std::unique_ptr<Mixer> mixer)
{
    const std::scoped_lock lock(mutex_);
    mixer_ = std::move(mixer);
}

void SoundPlayer::play(double second, double speed)
{
    begin(second, speed, true);
}

void SoundPlayer::stop()
{
    begin(handedOut(), 1.0, false);
}

void SoundPlayer::begin(double second, double speed, bool plays)
{
    const std::scoped_lock lock(mutex_);
    next_ = second;
    speed_ = speed;
    plays_ = plays;
    start_ = second;
    ++turn_;
}

double SoundPlayer::handedOut() const
{
    return hasBegun() ? handedOut_.load() : start_.load();
}

bool SoundPlayer::hasBegun() const
{
    return begun_ == turn_;
}

void SoundPlayer::mixAhead()
{
    while (!closing_) {
        if (!mixOne()) {
            std::this_thread::sleep_for(mixingPause);
        }
    }
}

bool SoundPlayer::mixOne()
{
    const std::scoped_lock lock(mutex_);
    const std::uint64_t written = written_;
    if (!plays_ || written - taken_ == blockCount) {
        return false;
    }
    Block& block = blocks_[written % blockCount];
    block.turn = turn_;
    block.second = next_;
    block.speed = speed_;
    if (mixer_) {
        mixer_->mix(next_, speed_, block.samples);
    } else {
        block.samples.fill(0.0F);
    }
    next_ += speed_ * double(blockFrames) / mixRate;
    written_ = written + 1;
    return true;
}

void SoundPlayer::fill(std::span<float> stereo)
{
    std::size_t done = 0;
    while (done < stereo.size()) {
        const std::uint64_t taken = taken_;
        if (taken == written_) {
            break;
        }
        const Block& block = blocks_[taken % blockCount];
        const std::uint32_t turn = turn_;
        if (block.turn == turn) {
            const std::size_t count = std::min(stereo.size() - done, 2 * (blockFrames - at_));
            std::copy_n(block.samples.begin() + std::ptrdiff_t(2 * at_), count,
                        stereo.begin() + std::ptrdiff_t(done));
            done += count;
            at_ += count / 2;
            handedOut_ = block.second + block.speed * double(at_) / mixRate;
            begun_ = turn;
            if (at_ < blockFrames) {
                continue;
            }
        }
        at_ = 0;
        taken_ = taken + 1;
    }
    std::fill(stereo.begin() + std::ptrdiff_t(done), stereo.end(), 0.0F);
}

}
