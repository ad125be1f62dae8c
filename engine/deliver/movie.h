#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "image/image.h"

namespace premise {

namespace fs = std::filesystem;

struct MovieSettings {
    int width = 1280; ///< even
    int height = 536; ///< even
    FrameRate rate{24, 1};
    std::string timecode = "01:00:00:00";          ///< of the first frame
    std::map<std::string, std::string> metadata{}; ///< title, comment…
};

/// H.264 in MP4, BT.709 limited range and tagged so, with a timecode track. The same pictures give
/// the same bytes. The file appears under its name only after finish().
class MovieWriter {
public:
    /// Fails on odd sizes, a missing folder, and where libav has no H.264 encoder.
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
