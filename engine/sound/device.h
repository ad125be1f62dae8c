#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "sound/player.h"

namespace premise {

/// The loudspeakers, or where the system has none something that keeps the same time and is not heard.
/// Takes samples of a player, which lives longer, from its own thread for as long as it stands.
class SoundDevice {
public:
    /// Fails where not even that can be opened.
    [[nodiscard]] static Result<SoundDevice> open(SoundPlayer& player);

    SoundDevice(SoundDevice&&) noexcept;
    SoundDevice& operator=(SoundDevice&&) noexcept;
    ~SoundDevice();

    /// Seconds from when the player hands a sample out until it is heard.
    [[nodiscard]] double latency() const;
    [[nodiscard]] const std::string& name() const;
    /// It has gone: unplugged, or its server ended. Time stands still; open another.
    [[nodiscard]] bool isGone() const;

private:
    struct Parts;
    explicit SoundDevice(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}
