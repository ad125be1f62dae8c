#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "deliver/movie.h"

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVPacket;
struct AVStream;

namespace premise {

/// The sound of a movie: samples of MovieSettings::sound as AAC, in a stream of their own. The encoder's
/// lead-in is told in the stream, so that sample 0 is heard with the first picture.
class SoundEncoder {
public:
    /// Adds its stream to the file; before the file's header is written. Errors as libav's codes.
    [[nodiscard]] static Result<SoundEncoder> open(AVFormatContext& format,
                                                   const MovieSettings& settings);

    /// Sound of this many pictures in all, as far as it makes whole packets.
    [[nodiscard]] int encodeTo(std::int64_t pictures);
    /// Sound up to the end of the last picture, to the sample, and what the encoder still holds.
    [[nodiscard]] int finish(std::int64_t pictures);

private:
    struct CloseSoundCodec {
        void operator()(AVCodecContext* codec) const;
    };
    struct FreeSoundFrame {
        void operator()(AVFrame* frame) const;
    };
    struct FreeSoundPacket {
        void operator()(AVPacket* packet) const;
    };

    SoundEncoder() = default;
    [[nodiscard]] std::int64_t samplesOf(std::int64_t pictures) const;
    [[nodiscard]] int encodeSamples(int count);
    [[nodiscard]] int send(const AVFrame* frame);

    MovieSound sound_;
    FrameRate rate_{};
    AVFormatContext* format_ = nullptr; ///< the caller's
    AVStream* stream_ = nullptr;        ///< format_'s
    std::unique_ptr<AVCodecContext, CloseSoundCodec> codec_;
    std::unique_ptr<AVFrame, FreeSoundFrame> frame_;
    std::unique_ptr<AVPacket, FreeSoundPacket> packet_;
    std::vector<float> stereo_;
    std::int64_t samples_ = 0; ///< so far
};

}
