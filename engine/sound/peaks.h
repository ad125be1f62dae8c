#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sound/sound_file.h"

namespace premise {

/// How far a stretch of sound goes, full being ±32767.
struct Peak {
    std::int16_t lowest = 0;
    std::int16_t highest = 0;
    friend bool operator==(const Peak&, const Peak&) = default;
};

/// A waveform to be drawn: a peak for each stretch of the file, all of one length. However long the file,
/// there are at most a million.
struct Peaks {
    double perSecond = 1.0;
    std::vector<Peak> list{};
    /// Of all stretches that lie between two moments, in seconds from the file's start; silence beside it.
    [[nodiscard]] Peak between(double from, double to) const;
};

/// Reads the whole file once. `goOn` is asked often; where it says no, what there is so far is returned.
[[nodiscard]] Peaks peaksOf(SoundFile& file, const std::function<bool()>& goOn = {});

}
