#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "image/image.h"

namespace premise {

namespace fs = std::filesystem;

/// What a movie's sound is made of, samples a second.
inline constexpr int movieSoundRate = 48000;

/// Fills in samples of the movie from this one on, left and right by turns, -1 to 1. Sample 0 is heard
/// with the start of the first picture. Asked in order, on the thread that writes.
using MovieSound = std::function<void(std::int64_t, std::span<float>)>;

struct MovieSettings {
    int width = 1280; ///< even
    int height = 536; ///< even
    FrameRate rate{24, 1};
    std::string timecode = "01:00:00:00";          ///< of the first frame
    std::map<std::string, std::string> metadata{}; ///< title, comment…
    MovieSound sound{};                            ///< none: the movie has no sound
};

/// H.264 in MP4, BT.709 limited range and tagged so, with a timecode track, and sound as AAC. The same
/// pictures and samples give the same bytes. The file appears under its name only after finish().
class MovieWriter {
public:
    /// Fails on odd sizes, a missing folder, and where libav has no encoder for it.
    [[nodiscard]] static Result<MovieWriter> open(const fs::path& path,
                                                  const MovieSettings& settings);
    MovieWriter(MovieWriter&&) noexcept;
    MovieWriter& operator=(MovieWriter&&) noexcept;
    ~MovieWriter(); ///< without finish(): nothing stays on disk

    [[nodiscard]] Result<void> add(const Image8& picture);
    [[nodiscard]] Result<void> finish();

private:
    struct Parts;
    explicit MovieWriter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Draws frame i+1 while `consume` handles frame i on a worker; keeps order; stops at the first
/// failure of either, or when `cancelled` says so (then fails with "Cancelled.").
[[nodiscard]] Result<void> drawWhileWriting(
    std::size_t count, const std::function<Result<Image8>(std::size_t)>& draw,
    const std::function<Result<void>(std::size_t, const Image8&)>& consume,
    const std::function<bool()>& cancelled = {});

}
