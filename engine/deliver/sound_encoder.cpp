#include "deliver/sound_encoder.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace premise {

namespace {

    constexpr std::int64_t soundBitsASecond = 256000; ///< nobody hears it from the original

}

void SoundEncoder::CloseSoundCodec::operator()(AVCodecContext* codec) const
{
    avcodec_free_context(&codec);
}

void SoundEncoder::FreeSoundFrame::operator()(AVFrame* frame) const
{
    av_frame_free(&frame);
}

void SoundEncoder::FreeSoundPacket::operator()(AVPacket* packet) const
{
    av_packet_free(&packet);
}

Result<SoundEncoder> SoundEncoder::open(AVFormatContext& format, const MovieSettings& settings)
{
    const AVCodec* const found = avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (found == nullptr) {
        return fail("This libav has no AAC encoder. Install a libavcodec that has, or leave the "
                    "sound out.");
    }
    SoundEncoder encoder;
    encoder.sound_ = settings.sound;
    encoder.rate_ = settings.rate;
    encoder.format_ = &format;
    encoder.codec_.reset(avcodec_alloc_context3(found));
    AVCodecContext& codec = *encoder.codec_;
    codec.sample_rate = movieSoundRate;
    codec.sample_fmt = AV_SAMPLE_FMT_FLTP;
    codec.bit_rate = soundBitsASecond;
    codec.time_base = AVRational{1, movieSoundRate};
    codec.thread_count = 1;
    codec.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&codec.ch_layout, 2);
    encoder.stream_ = avformat_new_stream(&format, nullptr);
    encoder.frame_.reset(av_frame_alloc());
    encoder.packet_.reset(av_packet_alloc());
    if (avcodec_open2(&codec, found, nullptr) < 0 ||
        avcodec_parameters_from_context(encoder.stream_->codecpar, &codec) < 0) {
        return fail("This libav cannot encode sound as AAC. Make the movie with --no-sound.");
    }
    encoder.stream_->time_base = codec.time_base;
    AVFrame& frame = *encoder.frame_;
    frame.format = codec.sample_fmt;
    frame.sample_rate = codec.sample_rate;
    frame.nb_samples = codec.frame_size;
    av_channel_layout_copy(&frame.ch_layout, &codec.ch_layout);
    if (av_frame_get_buffer(&frame, 0) < 0) {
        return fail("There is no memory for the sound of a movie. Make the movie with --no-sound.");
    }
    encoder.stereo_.resize(std::size_t(2 * codec.frame_size));
    return encoder;
}

std::int64_t SoundEncoder::samplesOf(std::int64_t pictures) const
{
    return av_rescale(pictures, std::int64_t(rate_.denominator) * movieSoundRate, rate_.numerator);
}

int SoundEncoder::encodeTo(std::int64_t pictures)
{
    const int whole = codec_->frame_size;
    int code = 0;
    while (code >= 0 && samples_ + whole <= samplesOf(pictures)) {
        code = encodeSamples(whole);
    }
    return code;
}

int SoundEncoder::finish(std::int64_t pictures)
{
    int code = encodeTo(pictures);
    if (const auto rest = int(samplesOf(pictures) - samples_); code >= 0 && rest > 0) {
        code = encodeSamples(rest);
    }
    return code < 0 ? code : send(nullptr);
}

int SoundEncoder::encodeSamples(int count)
{
    // The encoder may still look at the frame it was given before.
    frame_->nb_samples = codec_->frame_size;
    if (const int code = av_frame_make_writable(frame_.get()); code < 0) {
        return code;
    }
    frame_->nb_samples = count;
    const std::span<float> stereo(stereo_.data(), std::size_t(2 * count));
    sound_(samples_, stereo);
    for (int side = 0; side < 2; ++side) {
        auto* const plane = reinterpret_cast<float*>(frame_->data[side]);
        for (int i = 0; i < count; ++i) {
            plane[i] = stereo[std::size_t(2 * i + side)];
        }
    }
    frame_->pts = samples_;
    samples_ += count;
    return send(frame_.get());
}

int SoundEncoder::send(const AVFrame* frame)
{
    if (const int code = avcodec_send_frame(codec_.get(), frame); code < 0) {
        return code;
    }
    while (true) {
        const int received = avcodec_receive_packet(codec_.get(), packet_.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF) {
            return 0;
        }
        if (received < 0) {
            return received;
        }
        packet_->stream_index = stream_->index;
        av_packet_rescale_ts(packet_.get(), codec_->time_base, stream_->time_base);
        if (const int code = av_interleaved_write_frame(format_, packet_.get()); code < 0) {
            return code;
        }
    }
}

}
