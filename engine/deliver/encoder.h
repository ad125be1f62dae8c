#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "deliver/movie.h"
#include "deliver/sound_encoder.h"

struct AVFormatContext;
struct AVCodecContext;
struct AVFrame;
struct AVPacket;
struct AVStream;
struct SwsContext;

namespace premise {

/// libav behind a door: pictures and sound in, an H.264 MP4 file out. Sizes and names are its caller's to check.
class Encoder {
public:
    /// Writes to `file`; errors speak of `shownName`, the name the user asked for.
    [[nodiscard]] static Result<Encoder> open(const fs::path& file, const std::string& shownName,
                                              const MovieSettings& settings);

    [[nodiscard]] Result<void> encode(const Image8& picture);
    /// What the encoder still holds, then the file's index. Nothing may follow.
    [[nodiscard]] Result<void> finish();

private:
    struct CloseFormat {
        void operator()(AVFormatContext* format) const;
    };
    struct CloseCodec {
        void operator()(AVCodecContext* codec) const;
    };
    struct FreeFrame {
        void operator()(AVFrame* frame) const;
    };
    struct FreePacket {
        void operator()(AVPacket* packet) const;
    };
    struct FreeScaler {
        void operator()(SwsContext* scaler) const;
    };

    Encoder() = default;
    [[nodiscard]] Result<void> openCodec(const MovieSettings& settings);
    [[nodiscard]] Result<void> openFile(const fs::path& file, const MovieSettings& settings);
    [[nodiscard]] Result<void> openPicture(const MovieSettings& settings);
    [[nodiscard]] Result<void> send(const AVFrame* frame);
    [[nodiscard]] Result<void> writeFailure(int code) const;

    std::string shownName_;
    std::unique_ptr<AVFormatContext, CloseFormat> format_;
    std::unique_ptr<AVCodecContext, CloseCodec> codec_;
    std::unique_ptr<AVFrame, FreeFrame> frame_;
    std::unique_ptr<AVPacket, FreePacket> packet_;
    std::unique_ptr<SwsContext, FreeScaler> scaler_;
    AVStream* stream_ = nullptr;        ///< format_'s
    std::optional<SoundEncoder> sound_; ///< writes into format_
    std::int64_t frames_ = 0;           ///< so far
};

}
