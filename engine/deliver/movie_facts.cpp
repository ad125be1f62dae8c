#include "deliver/movie_facts.h"

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace premise {

namespace {

    struct CloseInput {
        void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    };
    struct FreeDecoder {
        void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    };
    struct FreeReadFrame {
        void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    };
    struct FreeReadPacket {
        void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    };

    Result<std::unique_ptr<AVFormatContext, CloseInput>> opened(const std::filesystem::path& path)
    {
        AVFormatContext* format = nullptr;
        if (avformat_open_input(&format, path.c_str(), nullptr, nullptr) < 0) {
            return fail("{} cannot be read back as a movie. Hand it over again.", path.string());
        }
        std::unique_ptr<AVFormatContext, CloseInput> held(format);
        if (avformat_find_stream_info(format, nullptr) < 0) {
            return fail("{} cannot be read back as a movie. Hand it over again.", path.string());
        }
        return held;
    }

    std::string timecodeOf(const AVFormatContext& format)
    {
        for (unsigned i = 0; i < format.nb_streams; ++i) {
            const AVDictionaryEntry* const entry =
                av_dict_get(format.streams[i]->metadata, "timecode", nullptr, 0);
            if (entry != nullptr) {
                return entry->value;
            }
        }
        return {};
    }

    /// Pictures that come out of the decoder until it wants more.
    Result<Frame> taken(AVCodecContext& codec, AVFrame& frame, const std::filesystem::path& path)
    {
        Frame count = 0;
        while (true) {
            const int answer = avcodec_receive_frame(&codec, &frame);
            if (answer == AVERROR(EAGAIN) || answer == AVERROR_EOF) {
                return count;
            }
            if (answer < 0 || frame.decode_error_flags != 0) {
                return fail("A picture of {} is damaged. Hand it over again.", path.string());
            }
            ++count;
        }
    }

    Result<Frame> decoded(AVFormatContext& format, int stream, AVCodecContext& codec,
                          const std::filesystem::path& path)
    {
        const std::unique_ptr<AVFrame, FreeReadFrame> frame(av_frame_alloc());
        const std::unique_ptr<AVPacket, FreeReadPacket> packet(av_packet_alloc());
        if (frame == nullptr || packet == nullptr) {
            return fail("There is no memory to read {} back. Close other programs.", path.string());
        }
        Frame count = 0;
        while (av_read_frame(&format, packet.get()) >= 0) {
            const bool picture = packet->stream_index == stream;
            const int sent = picture ? avcodec_send_packet(&codec, packet.get()) : 0;
            av_packet_unref(packet.get());
            if (sent < 0) {
                return fail("A picture of {} is damaged. Hand it over again.", path.string());
            }
            if (picture) {
                count += TRY(taken(codec, *frame, path));
            }
        }
        avcodec_send_packet(&codec, nullptr);
        count += TRY(taken(codec, *frame, path));
        return count;
    }

}

Result<MovieFacts> factsOfMovie(const std::filesystem::path& path)
{
    const std::unique_ptr<AVFormatContext, CloseInput> format = TRY(opened(path));
    const AVCodec* decoder = nullptr;
    const int stream = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
    if (stream < 0 || decoder == nullptr) {
        return fail("{} holds no picture that can be read back. Hand it over again.",
                    path.string());
    }
    const AVStream& pictures = *format->streams[stream];
    const std::unique_ptr<AVCodecContext, FreeDecoder> codec(avcodec_alloc_context3(decoder));
    if (codec == nullptr || avcodec_parameters_to_context(codec.get(), pictures.codecpar) < 0 ||
        avcodec_open2(codec.get(), decoder, nullptr) < 0) {
        return fail("{} cannot be read back as a movie. Hand it over again.", path.string());
    }
    MovieFacts facts;
    facts.width = pictures.codecpar->width;
    facts.height = pictures.codecpar->height;
    facts.rate = {pictures.r_frame_rate.num, pictures.r_frame_rate.den};
    facts.timecode = timecodeOf(*format);
    const int sound = av_find_best_stream(format.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (sound >= 0) {
        const AVStream& heard = *format->streams[sound];
        facts.soundSeconds = double(heard.duration) * av_q2d(heard.time_base);
    }
    facts.frames = TRY(decoded(*format, stream, *codec, path));
    return facts;
}

}
