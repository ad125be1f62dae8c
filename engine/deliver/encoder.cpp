#include "deliver/encoder.h"

#include <array>
#include <cerrno>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace premise {

namespace {

    std::string reasonOf(int code)
    {
        std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
        av_strerror(code, text.data(), text.size());
        return text.data();
    }

    /// Every place that says what the numbers of a picture mean says the same.
    template <class Context> void tagColours(Context& context)
    {
        context.color_range = AVCOL_RANGE_MPEG;
        context.color_primaries = AVCOL_PRI_BT709;
        context.color_trc = AVCOL_TRC_BT709;
    }

    AVRational frameDuration(FrameRate rate)
    {
        return AVRational{rate.denominator, rate.numerator};
    }

}

void Encoder::CloseFormat::operator()(AVFormatContext* format) const
{
    avio_closep(&format->pb);
    avformat_free_context(format);
}

void Encoder::CloseCodec::operator()(AVCodecContext* codec) const
{
    avcodec_free_context(&codec);
}

void Encoder::FreeFrame::operator()(AVFrame* frame) const
{
    av_frame_free(&frame);
}

void Encoder::FreePacket::operator()(AVPacket* packet) const
{
    av_packet_free(&packet);
}

void Encoder::FreeScaler::operator()(SwsContext* scaler) const
{
    sws_freeContext(scaler);
}

Result<Encoder> Encoder::open(const fs::path& file, const std::string& shownName,
                              const MovieSettings& settings)
{
    // What libav has to say beyond its error codes is not for the user.
    av_log_set_level(AV_LOG_QUIET);
    Encoder encoder;
    encoder.shownName_ = shownName;
    TRY(encoder.openCodec(settings));
    TRY(encoder.openFile(file, settings));
    TRY(encoder.openPicture(settings));
    return encoder;
}

Result<void> Encoder::openCodec(const MovieSettings& settings)
{
    const AVCodec* const found = avcodec_find_encoder_by_name("libx264");
    if (found == nullptr) {
        return fail("Cannot write {}: this libav has no H.264 encoder. Install a libavcodec with "
                    "libx264.",
                    shownName_);
    }
    codec_.reset(avcodec_alloc_context3(found));
    AVCodecContext& codec = *codec_;
    codec.width = settings.width;
    codec.height = settings.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.time_base = frameDuration(settings.rate);
    codec.framerate = AVRational{settings.rate.numerator, settings.rate.denominator};
    codec.sample_aspect_ratio = AVRational{1, 1};
    tagColours(codec);
    codec.colorspace = AVCOL_SPC_BT709;
    codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
    // One thread and no stamps, so that the same pictures give the same bytes; groups of a second
    // that stand alone, so that editors cut and scrub anywhere.
    codec.thread_count = 1;
    codec.gop_size = settings.rate.nominal();
    codec.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_GLOBAL_HEADER;
    av_opt_set(codec.priv_data, "preset", "superfast", 0);
    av_opt_set(codec.priv_data, "crf", "18", 0);
    if (const int code = avcodec_open2(&codec, found, nullptr); code < 0) {
        return fail("Cannot encode {} at {}x{}: {}. Choose another --size.", shownName_,
                    settings.width, settings.height, reasonOf(code));
    }
    return {};
}

Result<void> Encoder::openFile(const fs::path& file, const MovieSettings& settings)
{
    AVFormatContext* format = nullptr;
    if (const int code = avformat_alloc_output_context2(&format, nullptr, "mp4", file.c_str());
        code < 0) {
        return fail(
            "Cannot write {}: this libav writes no MP4 ({}). Install the libavformat of your system.",
            shownName_, reasonOf(code));
    }
    format_.reset(format);
    format->flags |= AVFMT_FLAG_BITEXACT;
    stream_ = avformat_new_stream(format, nullptr);
    stream_->time_base = codec_->time_base;
    stream_->avg_frame_rate = codec_->framerate;
    stream_->r_frame_rate = codec_->framerate;
    if (const int code = avcodec_parameters_from_context(stream_->codecpar, codec_.get());
        code < 0) {
        return writeFailure(code);
    }
    if (settings.sound) {
        sound_.emplace(TRY(SoundEncoder::open(*format, settings)));
    }
    av_dict_set(&stream_->metadata, "timecode", settings.timecode.c_str(), 0);
    for (const auto& [key, value] : settings.metadata) {
        av_dict_set(&format->metadata, key.c_str(), value.c_str(), 0);
    }
    if (const int code = avio_open(&format->pb, file.c_str(), AVIO_FLAG_WRITE); code < 0) {
        return writeFailure(code);
    }
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    av_dict_set(&options, "write_tmcd", "1", 0);
    const int code = avformat_write_header(format, &options);
    av_dict_free(&options);
    return code < 0 ? writeFailure(code) : Result<void>{};
}

Result<void> Encoder::openPicture(const MovieSettings& settings)
{
    packet_.reset(av_packet_alloc());
    frame_.reset(av_frame_alloc());
    frame_->format = AV_PIX_FMT_YUV420P;
    frame_->width = settings.width;
    frame_->height = settings.height;
    frame_->colorspace = AVCOL_SPC_BT709;
    frame_->chroma_location = AVCHROMA_LOC_LEFT;
    tagColours(*frame_);
    scaler_.reset(sws_getContext(
        settings.width, settings.height, AV_PIX_FMT_RGBA, settings.width, settings.height,
        AV_PIX_FMT_YUV420P, SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INP,
        nullptr, nullptr, nullptr));
    if (const int code = av_frame_get_buffer(frame_.get(), 0); code < 0 || !scaler_) {
        return fail("There is no memory for a movie of {}x{}. Use a smaller size.", settings.width,
                    settings.height);
    }
    const int* const coefficients = sws_getCoefficients(SWS_CS_ITU709);
    constexpr int one = 1 << 16;
    sws_setColorspaceDetails(scaler_.get(), coefficients, 1, coefficients, 0, 0, one, one);
    return {};
}

Result<void> Encoder::encode(const Image8& picture)
{
    // The encoder may still look at the frame it was given before.
    if (const int code = av_frame_make_writable(frame_.get()); code < 0) {
        return writeFailure(code);
    }
    const std::array<const std::uint8_t*, 4> planes{picture.pixels.data(), nullptr, nullptr,
                                                    nullptr};
    const std::array<int, 4> strides{4 * picture.width, 0, 0, 0};
    sws_scale(scaler_.get(), planes.data(), strides.data(), 0, picture.height, frame_->data,
              frame_->linesize);
    frame_->pts = frames_++;
    TRY(send(frame_.get()));
    const int code = sound_ ? sound_->encodeTo(frames_) : 0;
    return code < 0 ? writeFailure(code) : Result<void>{};
}

Result<void> Encoder::send(const AVFrame* frame)
{
    if (const int code = avcodec_send_frame(codec_.get(), frame); code < 0) {
        return writeFailure(code);
    }
    while (true) {
        const int received = avcodec_receive_packet(codec_.get(), packet_.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF) {
            return {};
        }
        if (received < 0) {
            return writeFailure(received);
        }
        packet_->stream_index = stream_->index;
        packet_->duration = 1;
        av_packet_rescale_ts(packet_.get(), codec_->time_base, stream_->time_base);
        if (const int code = av_interleaved_write_frame(format_.get(), packet_.get()); code < 0) {
            return writeFailure(code);
        }
        if (format_->pb->error < 0) {
            return writeFailure(format_->pb->error);
        }
    }
}

Result<void> Encoder::finish()
{
    TRY(send(nullptr));
    if (const int code = sound_ ? sound_->finish(frames_) : 0; code < 0) {
        return writeFailure(code);
    }
    if (const int code = av_write_trailer(format_.get()); code < 0) {
        return writeFailure(code);
    }
    const int before = format_->pb->error;
    const int closing = avio_closep(&format_->pb);
    if (before < 0 || closing < 0) {
        return writeFailure(before < 0 ? before : closing);
    }
    return {};
}

Result<void> Encoder::writeFailure(int code) const
{
    if (code == AVERROR(ENOSPC) || code == AVERROR(EDQUOT)) {
        return fail("The disk is full; {} was not written. Free some space or choose another "
                    "folder with -o.",
                    shownName_);
    }
    return fail("Cannot write {}: {}. Choose another folder with -o.", shownName_, reasonOf(code));
}

}
