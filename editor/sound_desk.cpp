#include "editor/sound_desk.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace premise {

namespace {

    /// Further than pictures that follow can be off: the transport was set elsewhere, or came round.
    constexpr double jumpSeconds = 0.1;
    /// A device that has not begun after this long will not.
    constexpr double patienceSeconds = 0.5;
    constexpr double scrubSeconds = 0.08; ///< two frames: long enough to know a word by

}

SoundDesk::SoundDesk(std::filesystem::path folder, std::function<void()> wake)
    : folder_(std::move(folder)), wake_(std::move(wake)), reader_([this] { readWaveforms(); })
{
}

SoundDesk::~SoundDesk()
{
    {
        const std::scoped_lock lock(mutex_);
        closing_ = true;
    }
    wanted_.notify_all();
    reader_.join();
}

SoundDesk::Waveform SoundDesk::waveform(const Sound& sound)
{
    const std::scoped_lock lock(mutex_);
    const auto [found, isNew] = waveforms_.try_emplace(sound.path);
    if (isNew) {
        queue_.push_back(sound.path);
        wanted_.notify_all();
    }
    return found->second;
}

bool SoundDesk::reading() const
{
    const std::scoped_lock lock(mutex_);
    return busy_ || !queue_.empty();
}

void SoundDesk::readWaveforms()
{
    std::unique_lock lock(mutex_);
    while (true) {
        wanted_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (closing_) {
            return;
        }
        const std::string path = queue_.front();
        queue_.pop_front();
        busy_ = true;
        lock.unlock();
        Waveform read;
        if (Result<SoundFile> file = SoundFile::open(folder_ / path)) {
            read.seconds = file->facts().seconds();
            read.peaks = std::make_shared<const Peaks>(peaksOf(*file, [this] {
                const std::scoped_lock goesOn(mutex_);
                return !closing_;
            }));
        } else {
            read.problem = file.error().message;
        }
        lock.lock();
        waveforms_[path] = std::move(read);
        busy_ = false;
        wake_();
    }
}

void SoundDesk::loadTrack(const Project& project, const Transport& transport)
{
    Soundtrack track = transport.clock() == Clock::cut
                           ? soundtrackOfCut(project)
                           : soundtrackOfScene(project, transport.range());
    if (track == track_ && project.sounds == sounds_) {
        return;
    }
    track_ = std::move(track);
    sounds_ = project.sounds;
    auto mixer = std::make_unique<Mixer>(project, folder_, track_);
    const std::string silent =
        mixer->warnings().empty() ? std::string() : mixer->warnings().front();
    if (silent != told_) {
        trouble_ = told_ = silent;
    }
    player_.load(std::move(mixer));
}

bool SoundDesk::deviceStands()
{
    if (device_ && device_->isGone()) {
        device_.reset();
    }
    if (device_) {
        return true;
    }
    if (noDevice_) {
        return false;
    }
    if (!opening_.valid()) { // a sound server may take its time to answer
        opening_ = std::async(std::launch::async, [this] { return SoundDevice::open(player_); });
    }
    if (opening_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        return false;
    }
    Result<SoundDevice> opened = opening_.get();
    if (opened) {
        device_.emplace(std::move(*opened));
    } else {
        noDevice_ = true;
        trouble_ = opened.error().message;
    }
    return opened.has_value();
}

void SoundDesk::start(double second, double speed)
{
    player_.play(second, speed);
    clock_.start(second);
    started_ = second;
    speed_ = speed;
    given_ = 0.0;
    waited_ = 0.0;
}

double SoundDesk::led(double passed, double speed)
{
    if (!player_.hasBegun()) {
        waited_ += passed;
        const double due = waited_ < patienceSeconds ? 0.0 : passed;
        given_ += due;
        return due;
    }
    const double heard = player_.handedOut() - device_->latency() * speed;
    const double since = (clock_.advance(passed, speed, heard) - started_) / speed;
    const double due = std::max(0.0, since - given_);
    given_ += due;
    return due;
}

void SoundDesk::scrub(double second, double passed)
{
    if (std::abs(second - lastSecond_) > 1e-9 && scrubLeft_ <= 0.0) {
        player_.play(second, 1.0);
        scrubLeft_ = scrubSeconds;
        return;
    }
    if (scrubLeft_ > 0.0) {
        scrubLeft_ -= passed;
        if (scrubLeft_ <= 0.0) {
            player_.stop();
        }
    }
}

double SoundDesk::advance(const Project& project, const Transport& transport, double passed)
{
    if (silent_) {
        return passed;
    }
    const double second =
        transport.rate().seconds(double(transport.frame() - transport.range().first));
    const double speed = transport.shuttle();
    loadTrack(project, transport);
    double due = passed;
    if (track_.empty() || !deviceStands()) {
        speed_ = 0.0;
    } else if (speed == 0.0) {
        if (speed_ != 0.0) {
            player_.stop();
            scrubLeft_ = 0.0;
        } else {
            scrub(second, passed);
        }
        speed_ = 0.0;
    } else {
        const double expected = started_ + given_ * speed_;
        if (speed != speed_ || std::abs(second - expected) > jumpSeconds * std::abs(speed)) {
            start(second, speed);
        }
        due = led(passed, speed);
    }
    lastSecond_ = second;
    return due;
}

std::string SoundDesk::takeTrouble()
{
    return std::exchange(trouble_, {});
}

}
