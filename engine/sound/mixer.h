#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sound/sound_file.h"
#include "sound/soundtrack.h"

namespace premise {

/// The sounds of a production, open. What is missing or broken is silent.
class Mixer {
public:
    /// Opens the sounds that the soundtrack names; their paths start at the production's folder.
    Mixer(const Project& project, const fs::path& folder, Soundtrack track);

    /// Samples at the mix's rate from this second of the soundtrack on, left and right by turns. Speed is
    /// that of the playback: 2 passes over it in half the time, below 0 backwards. Not louder than full.
    void mix(double second, double speed, std::span<float> stereo);

    /// A sentence for each sound that is silent because it cannot be read.
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

private:
    void mixBlock(double second, double speed, std::span<float> stereo);

    Soundtrack track_;
    std::map<Id<Sound>, SoundFile> files_;
    std::vector<std::string> warnings_;
    std::vector<float> frames_; ///< of one file, for one block
};

/// A sentence for each sound of the project that is not where it says, or cannot be read.
[[nodiscard]] std::vector<std::string> brokenSounds(const Project& project, const fs::path& folder);

}
