#include <memory>

#include <webp/decode.h>
#include <webp/demux.h>

#include "image/decoders.h"

namespace premise {

namespace {

    struct ReleaseDemuxer {
        void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
    };
    using Demuxer = std::unique_ptr<WebPDemuxer, ReleaseDemuxer>;

    struct ReleaseFrame {
        void operator()(WebPIterator* frame) const { WebPDemuxReleaseIterator(frame); }
    };
    using WebpFrame = std::unique_ptr<WebPIterator, ReleaseFrame>;

    tl::unexpected<Error> brokenWebp(const std::string& name, const char* reason)
    {
        return fail("\"{}\" is a broken WebP picture: {}. Export it again.", name, reason);
    }

    constexpr const char* incomplete = "it ends too early, or its parts contradict each other";

    bool liesInside(const WebPIterator& frame, const Image8& canvas)
    {
        return frame.x_offset >= 0 && frame.y_offset >= 0 && frame.width > 0 && frame.height > 0 &&
               frame.width <= canvas.width - frame.x_offset &&
               frame.height <= canvas.height - frame.y_offset;
    }

    /// Decodes the frame straight into its place on the canvas.
    bool drawFrame(const WebPIterator& frame, Image8& canvas)
    {
        WebPDecoderConfig config;
        if (WebPInitDecoderConfig(&config) == 0) {
            return false;
        }
        const std::size_t row = 4 * static_cast<std::size_t>(canvas.width);
        const std::size_t first = static_cast<std::size_t>(frame.y_offset) * row +
                                  4 * static_cast<std::size_t>(frame.x_offset);
        config.output.colorspace = MODE_RGBA;
        config.output.is_external_memory = 1;
        config.output.width = frame.width;
        config.output.height = frame.height;
        config.output.u.RGBA.rgba = canvas.pixels.data() + first;
        config.output.u.RGBA.stride = static_cast<int>(row);
        config.output.u.RGBA.size = canvas.pixels.size() - first;
        return WebPDecode(frame.fragment.bytes, frame.fragment.size, &config) == VP8_STATUS_OK;
    }

}

Result<Image8> decodeWebp(std::span<const std::byte> bytes, const std::string& name)
{
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    const Demuxer demuxer(WebPDemux(&data));
    if (demuxer == nullptr) {
        return brokenWebp(name, incomplete);
    }
    const std::int64_t width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
    const std::int64_t height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
    TRY(sizeAllowed(width, height, name));
    WebPIterator iterator{};
    const bool found = WebPDemuxGetFrame(demuxer.get(), 1, &iterator) != 0;
    const WebpFrame frame(&iterator);
    Image8 image{static_cast<int>(width), static_cast<int>(height), {}};
    if (!found || !liesInside(iterator, image)) {
        return brokenWebp(name, incomplete);
    }
    image.pixels.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    if (!drawFrame(iterator, image)) {
        return brokenWebp(name, "its data are damaged");
    }
    return image;
}

}
