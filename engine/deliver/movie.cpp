#include "deliver/movie.h"

#include "base/file.h"
#include "base/promise.h"
#include "deliver/draw_ahead.h"
#include "deliver/encoder.h"

namespace premise {

namespace {

    constexpr int largestSide = 8192; ///< H.264's highest level ends here

    Result<void> usable(const fs::path& path, const MovieSettings& settings)
    {
        if (settings.width <= 0 || settings.height <= 0) {
            return fail("A movie of {}x{} has no picture. Use sizes above 0.", settings.width,
                        settings.height);
        }
        if (settings.width % 2 != 0 || settings.height % 2 != 0) {
            return fail("A movie of {}x{} cannot be encoded. Use even sizes: {}x{}.",
                        settings.width, settings.height, settings.width + settings.width % 2,
                        settings.height + settings.height % 2);
        }
        if (settings.width > largestSide || settings.height > largestSide) {
            return fail("A movie of {}x{} is too large to be played. Use at most {} pixels a side.",
                        settings.width, settings.height, largestSide);
        }
        if (path.extension() != ".mp4") {
            return fail("Movies are written as MP4; {} is named otherwise. End its name with .mp4.",
                        path.string());
        }
        if (settings.rate.numerator <= 0 || settings.rate.denominator <= 0) {
            return fail("A movie needs a frame rate; {}/{} is none.", settings.rate.numerator,
                        settings.rate.denominator);
        }
        TRY(parseTimecode(settings.timecode, settings.rate));
        return {};
    }

}

struct MovieWriter::Parts {
    // The encoder is declared last so that its file is closed before the pending one is removed.
    MovieSettings settings;
    PendingFile file;
    Encoder encoder;
    bool failed = false;
};

MovieWriter::MovieWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MovieWriter::MovieWriter(MovieWriter&&) noexcept = default;
MovieWriter& MovieWriter::operator=(MovieWriter&&) noexcept = default;
MovieWriter::~MovieWriter() = default;

Result<MovieWriter> MovieWriter::open(const fs::path& path, const MovieSettings& settings)
{
    TRY(usable(path, settings));
    PendingFile file = TRY(PendingFile::create(path));
    Encoder encoder = TRY(Encoder::open(file.temporary(), path.string(), settings));
    return MovieWriter(
        std::make_unique<Parts>(Parts{settings, std::move(file), std::move(encoder), false}));
}

Result<void> MovieWriter::add(const Image8& picture)
{
    PROMISE(parts_ && !parts_->failed, "A movie that is finished or failed takes no more pictures");
    const MovieSettings& settings = parts_->settings;
    if (picture.width != settings.width || picture.height != settings.height) {
        return fail("A picture of {}x{} does not fit into a movie of {}x{}.", picture.width,
                    picture.height, settings.width, settings.height);
    }
    Result<void> done = parts_->encoder.encode(picture);
    parts_->failed = !done;
    return done;
}

Result<void> MovieWriter::finish()
{
    PROMISE(parts_ && !parts_->failed, "A movie is finished once, and only where nothing failed");
    const std::unique_ptr<Parts> parts = std::move(parts_);
    TRY(parts->encoder.finish());
    return parts->file.commit();
}

Result<void> drawWhileWriting(
    std::size_t count, const std::function<Result<Image8>(std::size_t)>& draw,
    const std::function<Result<void>(std::size_t, const Image8&)>& consume,
    const std::function<bool()>& cancelled)
{
    return drawAhead(
        count,
        [&](std::size_t index) -> Result<Writing> {
            Image8 picture = TRY(draw(index));
            return Writing([&consume, index, picture = std::move(picture)]() {
                return consume(index, picture);
            });
        },
        cancelled);
}

}
