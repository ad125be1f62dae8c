// Preloaded into a program, this is a system that lacks what POOR_SYSTEM_LACKS names.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace {

bool lacks(const char* what)
{
    const char* const lacking = std::getenv("POOR_SYSTEM_LACKS");
    return lacking != nullptr && std::strcmp(lacking, what) == 0;
}

/// The function that would have been called without this file.
template <class Function> Function* theirs(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// Whether a movie under way is written through this descriptor.
bool isMovie(int file)
{
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path);
    constexpr char ending[] = ".part.mp4";
    constexpr ssize_t letters = sizeof ending - 1;
    return length >= letters && std::memcmp(path + length - letters, ending, letters) == 0;
}

}

extern "C" {

const AVCodec* avcodec_find_encoder_by_name(const char* name)
{
    return lacks("encoder") ? nullptr
                            : theirs<decltype(avcodec_find_encoder_by_name)>(
                                  "avcodec_find_encoder_by_name")(name);
}

int avcodec_open2(AVCodecContext* codec, const AVCodec* kind, AVDictionary** options)
{
    return lacks("size") ? AVERROR(EINVAL)
                         : theirs<decltype(avcodec_open2)>("avcodec_open2")(codec, kind, options);
}

int avformat_alloc_output_context2(AVFormatContext** format, const AVOutputFormat* kind,
                                   const char* name, const char* file)
{
    return lacks("mp4") ? AVERROR_MUXER_NOT_FOUND
                        : theirs<decltype(avformat_alloc_output_context2)>(
                              "avformat_alloc_output_context2")(format, kind, name, file);
}

int av_frame_get_buffer(AVFrame* frame, int align)
{
    return lacks("memory")
               ? AVERROR(ENOMEM)
               : theirs<decltype(av_frame_get_buffer)>("av_frame_get_buffer")(frame, align);
}

ssize_t write(int file, const void* bytes, std::size_t count)
{
    if ((lacks("space") || lacks("health")) && isMovie(file)) {
        errno = lacks("space") ? ENOSPC : EIO;
        return -1;
    }
    return theirs<decltype(write)>("write")(file, bytes, count);
}

/// Without "sync" nothing is ever brought to the disk, and nobody told; without "disk" that fails.
int fsync(int file)
{
    if (lacks("disk")) {
        errno = EIO;
        return -1;
    }
    return lacks("sync") ? 0 : theirs<decltype(fsync)>("fsync")(file);
}

int fdatasync(int file)
{
    if (lacks("disk")) {
        errno = EIO;
        return -1;
    }
    return lacks("sync") ? 0 : theirs<decltype(fdatasync)>("fdatasync")(file);
}
}
